// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gazette::searcher {

/// One thing a query looks for that can be seen in a text: a word, or all the words of a wildcard.
/// A token of the text is one of it when its term (stem) is among `terms` and its form satisfies
/// `form_rule`.
struct SoughtWord {
    enum class FormRule : std::uint8_t {
        Any,        ///< every form of the stem
        StartsWith, ///< the form starts with `form` (a wildcard)
        Equals      ///< the form is `form` (--exact)
    };
    std::string form;               ///< folded, as the query has it; for people too
    std::vector<std::string> terms; ///< sorted; stems of every chain; empty: the form alone decides
    FormRule form_rule = FormRule::Any;
    double weight = 1; ///< inverse document frequency: how much seeing it tells; > 0
    bool stop = false; ///< a stop word: marked only inside a phrase
};

/// Words that the query wants near each other: a phrase, or NEAR.
struct SoughtGroup {
    std::vector<std::uint32_t> words; ///< numbers of SoughtWord, in the query's order
    bool ordered = true;              ///< they must come in this order
    /// Positions from the first to the last word at most, plus one: the number of words for a
    /// phrase, more for NEAR.
    std::uint32_t window = 0;
};

/// What to mark in an article and what makes a passage worth showing. Words that the query forbids
/// (NOT) and words that only other fields may hold (author:) are not in it.
struct Sought {
    std::vector<SoughtWord> words; ///< distinct
    std::vector<SoughtGroup> groups;
};

} // namespace gazette::searcher
