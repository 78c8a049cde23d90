// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searching/article_words.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "common/index/article_stretches.h"
#include "common/text/stopwords.h"

namespace gazette::searcher {
namespace {

/// Whether the query language reads `form` as one word, and it is no number.
bool can_be_sought(std::string_view form) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    };
    return form.size() > 1 && std::ranges::any_of(form, letter) &&
           std::ranges::all_of(form, [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

} // namespace

void count_words(const article::Article& article, AnalyzerPool& analyzers, WordCounts& words) {
    const text::Language language =
        text::language_of_code(article.language).value_or(text::Language::Unknown);
    text::Analyzer& analyzer = analyzers.of(language);
    index::for_each_stretch(article, [&](const index::Stretch& stretch) -> std::uint32_t {
        const bool told = stretch.kind == index::StretchKind::Title ||
                          stretch.kind == index::StretchKind::Subtitle ||
                          stretch.kind == index::StretchKind::Story;
        return analyzer.analyze(told ? stretch.text : std::string_view(),
                                [&](const text::Token& token) {
                                    if ((token.kind != text::TokenKind::Word &&
                                         token.kind != text::TokenKind::Bigram) ||
                                        !can_be_sought(token.form) ||
                                        text::is_stop_word(language, token.form, token.term)) {
                                        return;
                                    }
                                    CountedWord& word = words[std::string(token.term)];
                                    if (word.form.empty()) {
                                        word.form = token.form;
                                    }
                                    ++word.count;
                                });
    });
}

} // namespace gazette::searcher
