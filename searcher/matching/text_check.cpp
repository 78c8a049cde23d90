// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/text_check.h"

#include <algorithm>
#include <string_view>

#include "common/index/article_stretches.h"
#include "common/index/schema.h"
#include "common/text/languages.h"

namespace gazette::searcher {
namespace {

bool satisfies(std::string_view form, const PatternWord& word) {
    switch (word.rule) {
    case SoughtWord::FormRule::Any:
        return true;
    case SoughtWord::FormRule::StartsWith:
        return form.starts_with(word.form);
    case SoughtWord::FormRule::Equals:
        return form == word.form;
    }
    return false;
}

} // namespace

ArticleWords::ArticleWords(const article::Article& article, text::Analyzer& analyzer)
    : analyzer_(&analyzer) {
    index::for_each_stretch(article, [&](const index::Stretch& stretch) {
        const bool in_title = stretch.kind == index::StretchKind::Title;
        return analyzer.analyze(stretch.text, [&](const text::Token& token) {
            places_.push_back({token.word, stretch.position + token.position, in_title});
        });
    });
}

void ArticleWords::find(const PatternWord& word, std::vector<std::uint32_t>& positions) const {
    const std::string_view title_prefix = index::row_of(index::Field::Title).prefix;
    const bool title_only = !word.terms.empty() && word.terms.front().starts_with(title_prefix);
    const std::size_t prefix_bytes = title_only ? title_prefix.size() : 0;
    for (const Place& place : places_) {
        const text::WordEntry entry = analyzer_->word(place.word);
        if ((title_only && !place.in_title) || !satisfies(entry.form, word)) {
            continue;
        }
        const auto unprefixed = [&](const std::string& term) {
            return std::string_view(term).substr(prefix_bytes);
        };
        if (std::ranges::binary_search(word.terms, entry.term, {}, unprefixed)) {
            positions.push_back(place.position);
        }
    }
}

bool text_matches(const MatchContext& context, const index::ArticlePlace& place,
                  const PositionPattern& pattern, std::uint32_t first_position) {
    const index::Record record = context.reader().segment(place.segment).record(place.docid);
    const text::Language language =
        text::language_of_code(record.article.language).value_or(text::Language::Unknown);
    const ArticleWords words(record.article, context.analyzers().of(language));
    return matches(pattern, [&](const PatternWord& word, std::vector<std::uint32_t>& positions) {
        words.find(word, positions);
        std::erase_if(positions, [first_position](std::uint32_t position) {
            return position < first_position;
        });
    });
}

} // namespace gazette::searcher
