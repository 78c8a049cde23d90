// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/index_fixture.h"

#include <map>
#include <set>
#include <sstream>

#include "common/base/hash.h"
#include "common/index/article_id.h"
#include "common/index/article_table_writer.h"
#include "common/index/names.h"
#include "common/index/record_store.h"
#include "common/index/schema.h"
#include "common/index/vocabulary_writer.h"
#include "indexer/glass/inverter.h"

namespace gazette::test {
namespace {

namespace fs = std::filesystem;

void write_glass(const fs::path& folder, const std::vector<TinyArticle>& articles) {
    indexer::Inverter inverter;
    for (const TinyArticle& article : articles) {
        inverter.begin_document();
        std::istringstream words(article.body);
        std::string word;
        for (std::uint32_t at = 1; words >> word; ++at) {
            inverter.add_posting(word, at, 1);
        }
        inverter.add_term(
            index::make_term(index::Field::Id, index::print_id(index::make_id(article.path, ""))),
            0);
        static_cast<void>(inverter.end_document());
    }
    static_cast<void>(inverter.write(folder));
}

std::string random_text(std::mt19937_64& random, std::size_t max_bytes) {
    static const std::vector<std::string> letters{"a",  "b",  "zz", " ",  "\n", "é",
                                                  "中", "\t", "%",  "\"", "-",  "Ω"};
    std::string text;
    for (std::size_t i = random() % (max_bytes + 1); i > 0; --i) {
        text += letters[random() % letters.size()];
    }
    return text;
}

std::vector<std::string> random_texts(std::mt19937_64& random) {
    std::vector<std::string> texts(random() % 4);
    for (std::string& text : texts) {
        text = random_text(random, 20);
    }
    return texts;
}

article::Date random_date(std::mt19937_64& random) {
    article::Date date{
        .year = static_cast<std::int16_t>(1 + random() % 9999), .month = 0, .day = 0};
    if (random() % 3 != 0) {
        date.month = static_cast<std::uint8_t>(1 + random() % 12);
        date.day = static_cast<std::uint8_t>(random() % 29);
    }
    return date;
}

double random_confidence(std::mt19937_64& random) {
    return static_cast<double>(random() % 1001) / 1000;
}

std::vector<article::Block> random_blocks(std::mt19937_64& random, std::size_t body_bytes) {
    std::set<std::uint32_t> edges;
    for (std::size_t i = 0; i < random() % 12; ++i) {
        edges.insert(static_cast<std::uint32_t>(random() % (body_bytes + 1)));
    }
    std::vector<article::Block> blocks;
    for (auto edge = edges.begin(); edge != edges.end() && std::next(edge) != edges.end();) {
        const std::uint32_t begin = *edge++;
        blocks.push_back({.kind = static_cast<article::BlockKind>(random() % 8),
                          .begin = begin,
                          .end = *edge++});
    }
    return blocks;
}

} // namespace

index::Record record_of(const TinyArticle& article) {
    index::Record record;
    record.path = article.path;
    record.format = "text";
    record.article.body = article.body;
    record.article.language = article.language;
    return record;
}

std::vector<std::string> words_of(std::string_view text) {
    std::istringstream stream{std::string(text)};
    std::set<std::string> words;
    for (std::string word; stream >> word;) {
        words.insert(word);
    }
    return {words.begin(), words.end()};
}

void write_segment(const fs::path& folder, const std::string& name,
                   const std::vector<TinyArticle>& articles) {
    const fs::path path = folder / name;
    fs::create_directories(path);
    write_glass(path, articles);
    index::ArticleTableWriter table(path / index::articles_name);
    index::RecordStoreWriter records(path / index::records_name);
    std::map<std::string, std::uint64_t> forms;
    for (const TinyArticle& article : articles) {
        const index::Record record = record_of(article);
        index::ArticleRow row;
        row.id = index::make_id(article.path, "");
        row.path_hash = hash64(article.path);
        row.source_size = article.body.size();
        row.content_hash = hash64(article.body);
        row.language = index::language_code(article.language);
        row.record = records.add(index::encode_record(record));
        table.add(row, article.path, "", {});
        for_each_form(record,
                      [&forms](const std::string& form, const std::string&) { ++forms[form]; });
    }
    table.finish();
    records.finish();
    index::VocabularyWriter vocabulary(path / index::vocabulary_name);
    for (const auto& [form, count] : forms) {
        const index::StemCount stem{.stem = form, .articles = count};
        vocabulary.add(form, {&stem, 1});
    }
    vocabulary.finish();
}

index::Record random_record(std::mt19937_64& random) {
    index::Record record;
    record.path = "/" + random_text(random, 30);
    record.format = random_text(random, 4);
    article::Article& article = record.article;
    article.title = random_text(random, 40);
    article.subtitle = random_text(random, 40);
    article.authors = random_texts(random);
    article.outlet = random_text(random, 10);
    article.dateline = random_text(random, 10);
    if (random() % 4 != 0) {
        article.date = random_date(random);
    }
    article.date_source = static_cast<article::DateSource>(random() % 8);
    article.date_confidence = random_confidence(random);
    article.date_candidates.resize(random() % 3);
    for (article::DateCandidate& candidate : article.date_candidates) {
        candidate = {.date = random_date(random),
                     .source = static_cast<article::DateSource>(random() % 8),
                     .confidence = random_confidence(random),
                     .evidence = random_text(random, 20)};
    }
    article.language = random() % 3 == 0 ? "" : "en";
    article.encoding = random_text(random, 6);
    article.record_key = random_text(random, 6);
    article.credit_line = random_text(random, 20);
    article.lead = random_text(random, 50);
    article.body = random_text(random, 500);
    article.blocks = random_blocks(random, article.body.size());
    if (random() % 2 == 0) {
        article.body_offset = random();
        article.body_line = static_cast<std::uint32_t>(random());
    }
    article.warnings = random_texts(random);
    return record;
}

} // namespace gazette::test
