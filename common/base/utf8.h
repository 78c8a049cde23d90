// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gazette {

/// One step through bytes that should be UTF-8.
struct Utf8Step {
    char32_t code = 0xFFFD; ///< the code point; U+FFFD when the bytes are broken
    std::size_t length = 1; ///< bytes it takes, at least 1
    bool valid = false;     ///< false: `length` bytes are the longest broken start there (Unicode
                            ///< 15, section 3.9, "maximal subpart"), to become one U+FFFD
};

namespace detail {
/// decode_utf8 of a byte that is not ASCII.
[[nodiscard]] Utf8Step decode_multibyte_utf8(std::string_view bytes, std::size_t at) noexcept;
} // namespace detail

/// Reads the code point at byte `at`, which must be below bytes.size(). Surrogates, overlong forms
/// and values above U+10FFFF are broken.
[[nodiscard]] inline Utf8Step decode_utf8(std::string_view bytes, std::size_t at) noexcept {
    const auto first = static_cast<unsigned char>(bytes[at]);
    return first < 0x80 ? Utf8Step{first, 1, true} : detail::decode_multibyte_utf8(bytes, at);
}

/// True when all of `bytes` is well-formed UTF-8.
[[nodiscard]] bool is_valid_utf8(std::string_view bytes) noexcept;

/// Appends `bytes` with U+FFFD for each broken start.
void append_repaired_utf8(std::string& out, std::string_view bytes);

/// Appends one code point (at most U+10FFFF, no surrogate) to `out`.
void append_utf8(std::string& out, char32_t code);

/// The number of bytes at the start of `bytes` that are ASCII (00 to 7F).
[[nodiscard]] std::size_t ascii_prefix(std::string_view bytes) noexcept;

/// True for the second and later bytes of a code point: no place to cut.
[[nodiscard]] constexpr bool is_continuation_byte(char byte) noexcept {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace gazette
