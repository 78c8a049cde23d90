// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "common/base/function_ref.h"
#include "searcher/query/query.h"
#include "searcher/query/sought.h"

namespace gazette::searcher {

/// Words of one position: those with one of `terms` whose form satisfies the rule.
struct PatternWord {
    std::vector<std::string> terms{}; ///< as in the index, prefix included; sorted
    std::string form{};               ///< for `rule`
    SoughtWord::FormRule rule = SoughtWord::FormRule::Any;
    /// Those terms that other forms have too: for them texts must be looked at. Sorted.
    std::vector<std::string> unsure{};
    /// In articles of languages that change what words begin with, all terms are unsure.
    bool doubt_some_languages = false;

    /// Whether the terms alone tell that the word is there.
    [[nodiscard]] bool is_sure() const noexcept { return unsure.empty() && !doubt_some_languages; }
};

/// How words must stand in an article.
struct PositionPattern {
    enum class Kind : std::uint8_t {
        Word,
        Sequence,     ///< the children at positions one right after another
        Alternatives, ///< one of the children
        Near          ///< each child near the one before it; only outermost
    };
    Kind kind = Kind::Word;
    PatternWord word{};
    std::vector<PositionPattern> children{};
    std::vector<QueryNode::Proximity> proximities{}; ///< of Near: one less than children
};

/// A place where a pattern is met: positions from `first` to `last`, both included.
struct Span {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    auto operator<=>(const Span&) const = default;
};

/// Appends the positions of a word in the article at hand, in any order, repeats allowed.
using PositionFinder = FunctionRef<void(const PatternWord&, std::vector<std::uint32_t>&)>;

/// Whether the article has the pattern. Asks for positions only as long as the answer is open.
[[nodiscard]] bool matches(const PositionPattern& pattern, PositionFinder positions);

/// Whether some word of the pattern needs text.
[[nodiscard]] bool needs_text(const PositionPattern& pattern);

} // namespace gazette::searcher
