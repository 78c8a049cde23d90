// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/text/languages.h"

namespace gazette::text {

/// Numbers of Language, one each.
inline constexpr std::size_t language_slots = 64;

/// A set of languages, a bit each by their numbers.
using LanguageSet = std::uint64_t;

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

    /// The languages that have the folded `word` for a stop word.
    [[nodiscard]] LanguageSet stop_word_of(const std::string& word) const;

    /// Adds what the letters of the folded `word` say.
    void add_trigrams(LanguageEvidence& evidence, std::string_view word) const;

    /// Adds what a small letter beyond ASCII in Latin script says.
    static void add_letter(LanguageEvidence& evidence, char32_t letter);

  private:
    void learn(Language language, std::string_view word);

    std::unordered_map<std::string, LanguageSet> stop_words_;
    std::unordered_map<std::uint64_t, LanguageSet> trigrams_;
};

} // namespace gazette::text
