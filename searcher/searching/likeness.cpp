// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searching/likeness.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <filesystem>
#include <map>
#include <system_error>
#include <vector>

#include <unistd.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/article_stretches.h"
#include "common/index/xapian_errors.h"
#include "common/text/language_detection.h"
#include "common/text/languages.h"
#include "common/text/stopwords.h"

namespace gazette::searcher {
namespace {

constexpr std::uint64_t max_text_bytes = std::uint64_t{16} << 20U;

/// A word of an article by its stem.
struct Word {
    std::string form; ///< the first in the text
    double count = 0;
    double weight = 0;
};

/// Whether the query language reads `form` as one word, and it is no number.
bool can_be_sought(std::string_view form) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    };
    return form.size() > 1 && std::ranges::any_of(form, letter) &&
           std::ranges::all_of(form, [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

std::map<std::string, Word, std::less<>> count_words(const article::Article& article,
                                                     AnalyzerPool& analyzers) {
    const text::Language language =
        text::language_of_code(article.language).value_or(text::Language::Unknown);
    text::Analyzer& analyzer = analyzers.of(language);
    std::map<std::string, Word, std::less<>> words;
    index::for_each_stretch(article, [&](const index::Stretch& stretch) -> std::uint32_t {
        const bool told = stretch.kind == index::StretchKind::Title ||
                          stretch.kind == index::StretchKind::Subtitle ||
                          stretch.kind == index::StretchKind::Story;
        return analyzer.analyze(
            told ? stretch.text : std::string_view(), [&](const text::Token& token) {
                if ((token.kind != text::TokenKind::Word &&
                     token.kind != text::TokenKind::Bigram) ||
                    !can_be_sought(token.form) || text::is_stop_word(language, token.form)) {
                    return;
                }
                Word& word = words[std::string(token.term)];
                if (word.form.empty()) {
                    word.form = token.form;
                }
                ++word.count;
            });
    });
    return words;
}

std::string read_standard_input() {
    std::string text;
    std::array<char, 65536> buffer{};
    for (;;) {
        const ::ssize_t got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw Error(ErrorKind::Io,
                        "cannot read standard input: " + std::system_category().message(errno));
        }
        if (got == 0) {
            return text;
        }
        text.append(buffer.data(), static_cast<std::size_t>(got));
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
    index::translate_xapian_errors("the index", [&] {
        const double all = reader.database().get_doccount();
        for (auto& [term, word] : count_words(article, analyzers)) {
            const Xapian::doccount with_word = reader.database().get_termfreq(term);
            if (with_word >= std::max<std::size_t>(least_articles, 1)) {
                word.weight = word.count * std::log2((all + 1) / (with_word + 0.5));
                words.push_back(word);
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
