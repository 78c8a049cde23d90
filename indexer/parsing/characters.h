// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gazette::indexer {

/// One character of UTF-8 text and how many bytes it takes.
struct Character {
    char32_t code = 0;
    std::size_t size = 0;
};

namespace detail {
Character long_character_at(std::string_view text, std::size_t at) noexcept;
} // namespace detail

/// The character that starts at byte `at` < text.size(). A broken byte is U+FFFD of one byte.
[[nodiscard]] inline Character character_at(std::string_view text, std::size_t at) noexcept {
    const auto first = static_cast<unsigned char>(text[at]);
    return first < 0x80 ? Character{first, 1} : detail::long_character_at(text, at);
}
/// The character that ends before byte `end` > 0.
[[nodiscard]] Character character_before(std::string_view text, std::size_t end) noexcept;

/// Letters of the Latin, Greek and Cyrillic scripts have cases here; other scripts' letters are
/// letters without case. The parsers need no more than that to tell names and headings.
[[nodiscard]] bool is_letter(char32_t code) noexcept;
[[nodiscard]] bool is_upper(char32_t code) noexcept;
[[nodiscard]] bool is_lower(char32_t code) noexcept;
[[nodiscard]] char32_t to_lower(char32_t code) noexcept;
/// ASCII white space, control characters, NBSP and the Unicode spaces.
[[nodiscard]] bool is_blank(char32_t code) noexcept;
[[nodiscard]] constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// `text` without blanks, zero-width marks and BOMs at either end.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;
/// Lower-cased by to_lower.
[[nodiscard]] std::string lower_case(std::string_view text);
/// Every run of blank characters made one space, none at the ends.
[[nodiscard]] std::string collapse_blanks(std::string_view text);

/// `text` with U+FFFD for what is no UTF-8: header fields are bytes that nobody has decoded.
[[nodiscard]] std::string in_utf8(std::string_view text);

/// True when `text` starts with `prefix`, an ASCII lower-case string, in any ASCII case.
[[nodiscard]] bool starts_with_ascii(std::string_view text, std::string_view prefix) noexcept;
/// Where `part`, an ASCII lower-case string, first stands in `text` in any ASCII case; npos.
[[nodiscard]] std::size_t find_ascii(std::string_view text, std::string_view part) noexcept;

/// Words are runs of anything but blanks.
[[nodiscard]] std::size_t count_words(std::string_view text) noexcept;

} // namespace gazette::indexer
