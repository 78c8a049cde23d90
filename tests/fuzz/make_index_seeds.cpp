// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the index target's seeds, one file of each kind as our own writers make it, so that they
// never fall behind the formats.
//
//   make_index_seeds FOLDER

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/base/hash.h"
#include "common/index/article_table_writer.h"
#include "common/index/block_checks.h"
#include "common/index/deleted_set.h"
#include "common/index/manifest.h"
#include "common/index/names.h"
#include "common/index/record.h"
#include "common/index/record_store.h"
#include "common/index/vocabulary_writer.h"
#include "indexer/glass/glass_version_file.h"
#include "indexer/glass/inverter.h"
#include "tests/fuzz/index_inputs.h"

namespace gazette::fuzz {
namespace {

template <class Number>
std::string number_bytes(Number number) {
    std::string bytes(sizeof number, '\0');
    std::memcpy(bytes.data(), &number, sizeof number);
    return bytes;
}

index::Record make_record() {
    index::Record record;
    record.path = "/news/2021/ferry.txt";
    record.format = "text";
    article::Article& article = record.article;
    article.title = "Ferry fares rise";
    article.authors = {"Ada Berg", "Tor Lind"};
    article.outlet = "Harbor Courier";
    article.dateline = "LARVIK";
    article.date = article::Date{2021, 12, 30};
    article.date_source = article::DateSource::Header;
    article.date_confidence = 0.99;
    article.date_candidates = {
        {article::Date{2021, 12, 30}, article::DateSource::Header, 0.99, "2021-12-30"}};
    article.language = "en";
    article.encoding = "UTF-8";
    article.body = "Fares rise in May.\n\n(Photo by Ada Berg)";
    article.blocks = {{article::BlockKind::Paragraph, 0, 18},
                      {article::BlockKind::Caption, 20, 39}};
    article.lead = "Fares rise in May.";
    article.body_offset = 12;
    article.body_line = 3;
    article.warnings = {"two dates"};
    return record;
}

std::string make_manifest() {
    index::Manifest manifest;
    manifest.analyzer = "gazette-1;unicode-15.0";
    manifest.uuid = "00112233445566778899aabbccddeeff";
    manifest.generation = 7;
    index::SegmentFact segment;
    segment.name = "seg-0011223344556677";
    segment.uuid = "01234567-89ab-cdef-0123-456789abcdef";
    segment.articles = 10;
    segment.deleted = 1;
    segment.languages = {{"", 2}, {"en", 7}};
    for (const auto name : {index::articles_name, index::checks_name, index::glass_version_name,
                            index::glass_postlist_name, index::positions_name, index::records_name,
                            index::vocabulary_name}) {
        segment.files.push_back({std::string(name), 8192, 0x1234});
    }
    std::ranges::sort(segment.files, {}, &index::FileFact::name);
    segment.deleted_file = index::FileFact{"del-0011223344556677", 40, 0x99};
    manifest.segments = {segment};
    manifest.sources = {{"/news/caf\xe9 x", {{"exclude", "*.bak"}}}};
    manifest.last_update = index::UpdateFact{1640908800, 10, 0, 0, 0, 1, {{"/news/y", "empty"}}};
    const std::string text = index::print_manifest(manifest);
    return text.substr(0, text.rfind("hash "));
}

class SeedWriter {
  public:
    explicit SeedWriter(std::filesystem::path folder) : folder_(std::move(folder)) {
        std::filesystem::create_directories(folder_);
    }

    void write(IndexInput kind, std::string_view name, std::string_view bytes) const {
        std::string seed(1, static_cast<char>(kind));
        write_file_synced(folder_ / name, seed.append(bytes));
    }

    /// A file that a writer makes by itself: a path for it, which has no file yet.
    [[nodiscard]] std::filesystem::path scratch(std::string_view name) const {
        const auto path = folder_ / ("scratch-" + std::string(name));
        std::filesystem::remove_all(path);
        return path;
    }

  private:
    std::filesystem::path folder_;
};

void write_tables(const SeedWriter& seeds) {
    const auto articles = seeds.scratch("articles");
    index::ArticleTableWriter table(articles);
    const std::vector<std::string_view> authors{"Ada Berg"};
    for (std::uint64_t id = 1; id <= 20; ++id) {
        index::ArticleRow row;
        row.id = id;
        row.date = article::Date{2021, 12, 30};
        row.language = index::language_code("en");
        (void)table.add(row, "/news/a" + std::to_string(id) + ".txt", "Harbor Courier", authors);
    }
    table.finish();
    seeds.write(IndexInput::ArticleTable, "articles", read_file(articles));
    const auto words = seeds.scratch("vocabulary");
    index::VocabularyWriter vocabulary(words);
    for (int i = 100; i < 150; ++i) {
        const std::string form = "fare" + std::to_string(i) + "s";
        vocabulary.add(form, std::vector<index::StemCount>{{form.substr(0, 7), 3}});
    }
    vocabulary.finish();
    seeds.write(IndexInput::Vocabulary, "vocabulary", read_file(words));
    std::filesystem::remove(articles);
    std::filesystem::remove(words);
}

void write_records(const SeedWriter& seeds) {
    const std::string record = index::encode_record(make_record());
    seeds.write(IndexInput::Record, "record", record);
    const auto path = seeds.scratch("records");
    index::RecordStoreWriter writer(path);
    const index::RecordPlace place = writer.add(record);
    writer.finish();
    seeds.write(IndexInput::RecordStore, "records",
                number_bytes(static_cast<std::uint32_t>(place.offset)) +
                    number_bytes(place.length) + number_bytes(place.check) + read_file(path));
    std::filesystem::remove(path);
}

std::string table_seed(const indexer::GlassRoot& root, std::uint32_t documents,
                       const std::filesystem::path& path) {
    return number_bytes(static_cast<std::uint8_t>(root.block)) +
           number_bytes(static_cast<std::uint8_t>(root.level)) +
           number_bytes(static_cast<std::uint16_t>(root.entry_count)) +
           number_bytes(static_cast<std::uint16_t>(documents)) + read_file(path);
}

void write_database(const SeedWriter& seeds) {
    indexer::Inverter inverter;
    constexpr std::uint32_t documents = 40;
    for (std::uint32_t docid = 1; docid <= documents; ++docid) {
        inverter.begin_document();
        for (std::uint32_t position = 1; position <= 20; ++position) {
            inverter.add_posting("word" + std::to_string((docid * position) % 60), position, 1);
        }
        inverter.add_term("Len", 0);
        (void)inverter.end_document();
    }
    const auto folder = seeds.scratch("database");
    std::filesystem::create_directory(folder);
    (void)inverter.write(folder);
    const std::string version = read_file(folder / index::glass_version_name);
    const auto facts = indexer::GlassVersionFile::decode(version, "iamglass");
    seeds.write(IndexInput::GlassVersion, "iamglass", version);
    seeds.write(IndexInput::Postlists, "postlists",
                table_seed(facts.postlists, documents, folder / index::glass_postlist_name));
    seeds.write(IndexInput::Positions, "positions",
                table_seed(facts.positions, documents, folder / index::positions_name));
    std::filesystem::remove_all(folder);
}

void write_seeds(const std::filesystem::path& folder) {
    const SeedWriter seeds(folder);
    seeds.write(IndexInput::Manifest, "manifest", make_manifest());
    write_records(seeds);
    write_tables(seeds);
    index::DeletedSet deleted(100);
    (void)deleted.insert(1);
    (void)deleted.insert(64);
    seeds.write(IndexInput::DeletedSet, "deleted", deleted.encode());
    seeds.write(IndexInput::Checks, "checks",
                index::BlockChecks::encode(std::vector<index::FileChecks>{
                    {.name = std::string(index::articles_name), .checks = {1, 2, 3}},
                    {.name = std::string(index::vocabulary_name), .checks = {4}}}));
    write_database(seeds);
}

} // namespace
} // namespace gazette::fuzz

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: " << argv[0] << " FOLDER\n";
        return EXIT_FAILURE;
    }
    try {
        gazette::fuzz::write_seeds(argv[1]);
        return EXIT_SUCCESS;
    } catch (const gazette::Error& error) {
        std::cerr << error.message() << '\n';
        return EXIT_FAILURE;
    }
}
