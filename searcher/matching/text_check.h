// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "common/article/article.h"
#include "common/text/analyzer.h"
#include "searcher/matching/match_context.h"
#include "searcher/matching/position_pattern.h"

namespace gazette::searcher {

/// The words of one article, read again from its text, at the positions the index gives them. For
/// what stems do not tell: whether a form stands there. Uses the analyzer's numbers of words, so
/// it lives only until that forgets.
class ArticleWords {
  public:
    ArticleWords(const article::Article& article, text::Analyzer& analyzer);

    /// A PositionFinder: terms of the title's prefix are sought in the title only.
    void find(const PatternWord& word, std::vector<std::uint32_t>& positions) const;

  private:
    struct Place {
        std::uint32_t word; ///< the analyzer's number
        std::uint32_t position;
        bool in_title;
    };
    const text::Analyzer* analyzer_;
    std::vector<Place> places_;
};

/// Whether the stored text of one article has the word. Only stretches that could hold it go
/// through the analyzer. Throws Error{Damaged}, Error{Io}.
[[nodiscard]] bool text_has_word(const MatchContext& context, const index::ArticlePlace& place,
                                 const PatternWord& word);

/// Whether the stored text of one article has the pattern at or after `first_position`. Costs a
/// record and a walk through its text: some ten microseconds. Throws Error{Damaged}, Error{Io}.
[[nodiscard]] bool text_matches(const MatchContext& context, const index::ArticlePlace& place,
                                const PositionPattern& pattern, std::uint32_t first_position);

} // namespace gazette::searcher
