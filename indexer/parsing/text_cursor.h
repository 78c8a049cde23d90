// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::indexer {

/// Longest month or weekday name looked at, in bytes (the longest of the tables has 26).
inline constexpr std::size_t longest_calendar_name = 32;

/// Reads numbers, words and marks forwards from a place in a text; every step is bounded. The text
/// must outlive the cursor.
class TextCursor {
  public:
    TextCursor(std::string_view text, std::size_t at) noexcept : text_(text), at_(at) {}

    [[nodiscard]] std::size_t at() const noexcept { return at_; }

    /// One to `max_digits` digits not followed by another; nothing, and nothing taken, otherwise.
    std::optional<int> number(std::size_t max_digits) noexcept;
    /// How many digits the last number() had.
    [[nodiscard]] std::size_t digits_read() const noexcept { return digits_; }
    /// Takes `part` if it comes next.
    bool take(std::string_view part) noexcept;
    /// Takes one byte if it is any of `choices` and returns it; '\0' otherwise.
    char take_any(std::string_view choices) noexcept;
    /// Takes at most three blanks (a wrapped line may be indented); true when there was one.
    bool blanks() noexcept;
    /// Takes the letters that come next and returns them lower-cased; empty when there are none.
    std::string word();

  private:
    std::string_view text_;
    std::size_t at_;
    std::size_t digits_ = 0;
};

/// A word, lower-cased, and the byte at which it begins.
struct WordBefore {
    std::string word;
    std::size_t begin = 0;
};

/// The word (letters and hyphens) that ends before byte `end`, with up to five blanks and marks of
/// `skipped` in between; an empty word when something else stands there.
[[nodiscard]] WordBefore word_before(std::string_view text, std::size_t end,
                                     std::string_view skipped);

} // namespace gazette::indexer
