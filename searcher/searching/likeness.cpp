// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searching/likeness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <vector>

#include <unistd.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/xapian_errors.h"
#include "common/text/language_detection.h"
#include "common/text/languages.h"
#include "searcher/searching/article_words.h"

namespace gazette::searcher {
namespace {

constexpr std::uint64_t max_text_bytes = std::uint64_t{16} << 20U;

/// A word of an article by how much it tells.
struct Word {
    std::string form;
    double weight = 0;
};

std::string read_standard_input() {
    std::string text;
    std::array<char, 65536> buffer{};
    for (;;) {
        const std::size_t got = read_some(STDIN_FILENO, buffer, "standard input");
        if (got == 0) {
            return text;
        }
        text.append(buffer.data(), got);
        if (text.size() > max_text_bytes) {
            throw Error(ErrorKind::Usage, "standard input has more than 16 MiB",
                        "--like - takes the text of one article");
        }
    }
}

article::Article plain_article(std::string text) {
    article::Article article;
    article.body = std::move(text);
    article.language = text::row_of(text::LanguageDetector().detect(article.body)).code;
    article.blocks.push_back(
        {article::BlockKind::Paragraph, 0, static_cast<std::uint32_t>(article.body.size())});
    return article;
}

/// The article of the index that `what` names.
std::optional<Xapian::docid> find_article(std::string_view what, const index::IndexReader& reader) {
    if (const std::optional<std::uint64_t> id = index::parse_id(what)) {
        if (const auto docid = reader.find(*id)) {
            return docid;
        }
    }
    std::error_code gone;
    const std::filesystem::path path = std::filesystem::absolute(std::filesystem::path(what), gone);
    return gone ? std::nullopt : reader.find(index::make_id(path.lexically_normal().native(), ""));
}

} // namespace

std::string telling_words(const article::Article& article, const index::IndexReader& reader,
                          std::size_t least_articles, AnalyzerPool& analyzers) {
    std::vector<Word> words;
    WordCounts counted;
    count_words(article, analyzers, counted);
    index::translate_xapian_errors("the index", [&] {
        const double all = reader.database().get_doccount();
        for (const auto& [term, word] : counted) {
            const std::uint64_t with_word = reader.document_frequency(term);
            if (with_word >= std::max<std::size_t>(least_articles, 1)) {
                const double rarity = std::log2((all + 1) / (static_cast<double>(with_word) + 0.5));
                words.push_back({word.form, word.count * rarity});
            }
        }
    });
    std::ranges::sort(words, [](const Word& left, const Word& right) {
        return left.weight != right.weight ? left.weight > right.weight : left.form < right.form;
    });
    words.resize(std::min(words.size(), likeness_words));
    std::string query;
    for (const Word& word : words) {
        query.append(query.empty() ? "" : " ").append(word.form);
    }
    return query;
}

SearchRequest request_like(std::string_view what, SearchRequest request,
                           const index::IndexReader& reader, AnalyzerPool& analyzers) {
    const std::optional<Xapian::docid> known =
        what == "-" ? std::nullopt : find_article(what, reader);
    if (known) {
        request.left_out = reader.row(*known).id;
        request.query = telling_words(reader.record(*known).article, reader, 2, analyzers);
    } else {
        std::error_code error;
        if (what != "-" && !std::filesystem::exists(std::filesystem::path(what), error)) {
            throw Error(ErrorKind::Usage,
                        "--like: there is no article or file '" + std::string(what) + "'",
                        "it takes an article's id, as -f jsonl prints it, a file or -");
        }
        request.query = telling_words(
            plain_article(what == "-" ? read_standard_input() : read_file(what, max_text_bytes)),
            reader, 1, analyzers);
    }
    if (request.query.empty()) {
        throw Error(ErrorKind::Usage, "--like: the text has no words to search for");
    }
    request.suggest = false;
    return request;
}

} // namespace gazette::searcher
