// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "common/base/utf8.h"

namespace gazette::text {

/// Steps and cuts between the characters (code points) of UTF-8 text; common/base/utf8.h reads one.

/// Bytes of the longest valid prefix of `text`; its size when all of it is valid.
[[nodiscard]] std::size_t valid_utf8_prefix(std::string_view text) noexcept;

/// Whether all bytes are below 0x80.
[[nodiscard]] bool is_ascii(std::string_view text) noexcept;

/// The byte after the character that starts at `at` (< text.size()). A broken start counts as one.
[[nodiscard]] inline std::size_t next_char(std::string_view text, std::size_t at) noexcept {
    return at + decode_utf8(text, at).length;
}

/// The first byte of the character that ends at `at` (0 < at <= text.size()).
[[nodiscard]] std::size_t previous_char(std::string_view text, std::size_t at) noexcept;

/// The last start of a character at or before byte `at`; text.size() when `at` is past the end.
[[nodiscard]] std::size_t char_floor(std::string_view text, std::size_t at) noexcept;

/// Number of code points; each broken start counts one.
[[nodiscard]] std::size_t count_chars(std::string_view text) noexcept;

} // namespace gazette::text
