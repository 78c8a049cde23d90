// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gazette::text {

/// A set of languages, a bit each by their numbers.
using LanguageSet = std::uint64_t;

/// How often a stretch of text has trigrams of each kind.
class TrigramCounts {
  public:
    void add(std::size_t kind) {
        if (kind >= counts_.size()) {
            counts_.resize(2 * kind + 1);
        }
        if (counts_[kind]++ == 0) {
            met_.push_back(static_cast<std::uint16_t>(kind));
        }
    }

    /// Hands every kind that was met, and how often, to `each` and forgets them.
    template <class Each>
    void drain(Each each) {
        for (const std::uint16_t kind : met_) {
            each(kind, counts_[kind]);
            counts_[kind] = 0;
        }
        met_.clear();
    }

  private:
    std::vector<std::uint32_t> counts_; // by kind
    std::vector<std::uint16_t> met_;
};

/// Three characters in a row of a word, a blank at either end included; those that the same
/// languages use are of one kind. Telling a text's language looks up each of its letters, so plain
/// ones have a table of their own that stays in the processor's cache.
class TrigramKinds {
  public:
    TrigramKinds();

    /// Notes that `languages` use the trigrams of the folded `word`.
    void learn(LanguageSet languages, std::string_view word);

    /// Counts the trigrams of the folded `word` that some language uses; returns how many it has.
    std::size_t count(std::string_view word, TrigramCounts& counts) const;

    /// The languages that use trigrams of a kind that count() has counted.
    [[nodiscard]] LanguageSet languages_of(std::size_t kind) const { return kinds_[kind]; }

  private:
    [[nodiscard]] std::uint16_t number_of(LanguageSet languages);

    std::vector<LanguageSet> kinds_; ///< the first: of trigrams that nobody uses
    std::unordered_map<LanguageSet, std::uint16_t> numbers_;
    std::vector<std::uint16_t> plain_; ///< kinds of trigrams of a to z and blanks
    std::unordered_map<std::uint64_t, std::uint16_t> others_;
};

} // namespace gazette::text
