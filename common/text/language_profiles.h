// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/languages.h"
#include "common/text/trigram_kinds.h"

namespace gazette::text {

/// Numbers of Language, one each.
inline constexpr std::size_t language_slots = 64;

[[nodiscard]] constexpr LanguageSet set_of(Language language) noexcept {
    return LanguageSet{1} << static_cast<unsigned>(language);
}

/// What a stretch of text says for each language.
struct LanguageEvidence {
    std::array<double, language_slots> stop_words{}; ///< words counted; shared ones in parts
    std::array<double, language_slots> different{};  ///< the same, each word counted once
    std::array<double, language_slots> trigrams{};   ///< the rarer among languages, the more
    double words = 0;
    double trigram_count = 0;
};

/// Which languages use a word, three letters in a row, or a letter beyond ASCII: made of the stop
/// words and of words that news is full of. Making one takes a few milliseconds.
class LanguageProfiles {
  public:
    LanguageProfiles();

    /// The number of the folded `word` among the stop words, from 1; 0 when it is none.
    [[nodiscard]] std::size_t stop_word_number(std::string_view word) const noexcept;
    /// The highest of those numbers.
    [[nodiscard]] std::size_t stop_word_count() const noexcept { return stop_words_.size(); }
    /// The languages that have the word of a number from 1 for a stop word.
    [[nodiscard]] LanguageSet languages_of(std::size_t number) const {
        return stop_words_[number - 1].languages;
    }

    /// Counts the trigrams of the folded `word` into `counts`; returns how many it has.
    std::size_t count_trigrams(std::string_view word, TrigramCounts& counts) const {
        return trigrams_.count(word, counts);
    }
    /// Adds what the counted trigrams say, and forgets them.
    void weigh(TrigramCounts& counts, LanguageEvidence& evidence) const;

    /// Adds what a small letter beyond ASCII in Latin script says.
    static void add_letter(LanguageEvidence& evidence, char32_t letter);

  private:
    struct StopWord {
        std::string_view word; ///< of a list that outlives all
        LanguageSet languages = 0;
    };

    void learn_stop_word(Language language, std::string_view word);
    [[nodiscard]] std::size_t place_of(std::string_view word) const noexcept;

    std::vector<StopWord> stop_words_;
    std::vector<std::uint16_t> places_; ///< an open-addressing table of their numbers; 0: free
    TrigramKinds trigrams_;
    std::array<double, language_slots + 1>
        worths_{}; ///< of a trigram, by how many languages use it
};

} // namespace gazette::text
