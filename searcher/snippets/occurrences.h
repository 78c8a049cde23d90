// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/article/article.h"
#include "common/text/analyzer.h"
#include "searcher/query/sought.h"
#include "searcher/query/word_starts.h"

namespace gazette::searcher {

/// A token of an article that is one of the words sought. A token that is two of them (a wildcard
/// and a word) gives two.
struct Occurrence {
    std::uint32_t begin = 0; ///< bytes [begin, end) of the body
    std::uint32_t end = 0;
    std::uint32_t position = 0; ///< counts the block's words as the index does, from 0
    std::uint32_t word = 0;     ///< number in Sought::words
};

/// Finds where the words sought stand in articles of one language. Only stretches of text that
/// could hold one go through the analyzer (WordStarts). Keeps what it learnt about words from one
/// article to the next.
class OccurrenceFinder {
  public:
    /// Both must outlive the object.
    OccurrenceFinder(const Sought& sought, text::Analyzer& analyzer);

    /// The occurrences in bytes [begin, end) of `body`, a paragraph or any text cut at blanks, in
    /// the order of their positions; appended to `found`.
    void find(std::string_view body, std::uint32_t begin, std::uint32_t end,
              std::vector<Occurrence>& found);

  private:
    /// The numbers of the words sought that the analyzer's word `entry` is.
    [[nodiscard]] std::vector<std::uint32_t> compare(const text::WordEntry& entry) const;

    /// What the analyzer found between two blanks: its occurrences, with places that count from
    /// the stretch's beginning, are `count` of seen_ from `first` on.
    struct KnownStretch {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
        std::uint32_t positions = 0; ///< how many words it is
    };
    /// Valid until the next call.
    const KnownStretch& look_at(std::string_view stretch);
    KnownStretch analyze(std::string_view stretch);
    struct StretchHash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    const Sought& sought_;
    text::Analyzer& analyzer_;
    WordStarts starts_;
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_term_;
    std::vector<std::uint32_t> by_form_only_;
    std::unordered_map<std::string, KnownStretch, StretchHash, std::equal_to<>> known_stretches_;
    KnownStretch unkept_;
    std::vector<Occurrence> seen_;
    std::size_t kept_ = 0; ///< so many of seen_ are those of known_stretches_
};

/// A place where the words of a group stand as the query wants them: numbers into the occurrences
/// that were given, one for each of the group's words.
struct GroupHit {
    std::uint32_t group = 0;
    std::vector<std::uint32_t> occurrences;
};

/// The places among `occurrences` (of one block, ordered by position) where the groups of `sought`
/// are met; overlapping places of one group are given once.
[[nodiscard]] std::vector<GroupHit> find_groups(const Sought& sought,
                                                std::span<const Occurrence> occurrences);

} // namespace gazette::searcher
