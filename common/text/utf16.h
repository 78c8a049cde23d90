// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gazette::text {

/// UTF-16 as ICU takes and gives it, a code point at a time.

/// Appends a scalar value to `out`.
inline void append_utf16(std::u16string& out, char32_t value) {
    if (value < 0x10000) {
        out.push_back(static_cast<char16_t>(value));
        return;
    }
    const char32_t rest = value - 0x10000;
    out.push_back(static_cast<char16_t>(0xD800U + (rest >> 10U)));
    out.push_back(static_cast<char16_t>(0xDC00U + (rest & 0x3FFU)));
}

/// The code point at `at` (< text.size()), which moves past it; lone surrogates as they are.
[[nodiscard]] inline char32_t next_utf16(std::u16string_view text, std::size_t& at) noexcept {
    const char32_t first = text[at++];
    if (first < 0xD800 || first > 0xDBFF || at == text.size()) {
        return first;
    }
    const char32_t second = text[at];
    if (second < 0xDC00 || second > 0xDFFF) {
        return first;
    }
    ++at;
    return 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00);
}

} // namespace gazette::text
