// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/languages.h"

namespace gazette::searcher {

/// Tells by a glance at its first letters whether a word of a text of one language can be one of
/// those sought, so that the others need not go through the analyzer: stemming keeps what words
/// begin with.
class WordStarts {
  public:
    explicit WordStarts(text::Language language);

    /// A word sought: one whose form is or begins with `form`.
    void admit_form(std::string_view form);
    /// A word sought: one that the analyzer gives the term `term`.
    void admit_term(std::string_view term);

    /// What stands between two blanks.
    struct Stretch {
        std::size_t end = 0;   ///< the byte after it
        bool may_hold = false; ///< a word sought may stand there: the analyzer's to tell
        bool has_word = false; ///< unless may_hold: it is one word, or none
    };
    /// The stretch of `text` that begins at byte `at`, which is no blank.
    [[nodiscard]] Stretch read(std::string_view text, std::size_t at) const;

    /// Where a stretch stands: bytes [begin, end).
    struct Place {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    /// The first stretch from byte `at` on, where one may begin, that may hold a word sought; an
    /// empty one at the text's end when there is none. Adds the words of those passed to `words`.
    [[nodiscard]] Place next(std::string_view text, std::size_t at, std::uint32_t& words) const;

    /// Whether `byte` parts stretches.
    [[nodiscard]] static constexpr bool is_blank(char byte) noexcept {
        return byte == ' ' || byte == '\n';
    }

  private:
    /// Letters and digits of ASCII without regard to case; all else is one class.
    static constexpr std::size_t letter_classes = 37;
    /// More letters than this tell little more.
    static constexpr std::size_t most_letters = 4;

    /// The first letters of a word, as classes.
    struct Head {
        std::array<unsigned char, most_letters> letters{};
        std::size_t size = 0;
    };

    [[nodiscard]] static Head head_of(std::string_view word, std::size_t at_most);
    void admit(const Head& head);
    void admit_pair(std::size_t first, std::size_t second);
    /// Whether `word`, an apostrophe or hyphen within it or not, may be one of those sought.
    [[nodiscard]] bool may_be(std::string_view word) const;
    [[nodiscard]] bool has_pair(std::size_t first, std::size_t second) const noexcept {
        return (seconds_[first] >> second & 1U) != 0;
    }
    [[nodiscard]] std::uint64_t first_sought(const char* window, std::uint64_t words,
                                             std::uint64_t starts) const;
    [[nodiscard]] Place pass_window(std::string_view text, std::size_t& at,
                                    std::uint32_t& words) const;
    [[nodiscard]] Stretch read_hyphenated(std::string_view text, std::size_t begin,
                                          std::size_t hyphen) const;

    bool starts_are_kept_; ///< else every word may be one sought
    bool english_;         ///< what its stemmer keeps is known better
    /// By first letter: which ones come second, a bit each.
    std::array<std::uint64_t, letter_classes> seconds_{};
    std::bitset<letter_classes * letter_classes> pair_is_all_; ///< no more letters are known
    std::vector<Head> heads_;                                  ///< of more than two letters
};

} // namespace gazette::searcher
