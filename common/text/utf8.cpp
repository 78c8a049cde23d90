// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/utf8.h"

namespace gazette::text {

std::size_t valid_utf8_prefix(std::string_view text) noexcept {
    std::size_t at = ascii_prefix(text);
    while (at < text.size()) {
        const Utf8Step step = decode_utf8(text, at);
        if (!step.valid) {
            return at;
        }
        at += step.length;
        if (step.length == 1) {
            at += ascii_prefix(text.substr(at));
        }
    }
    return at;
}

bool is_ascii(std::string_view text) noexcept {
    return ascii_prefix(text) == text.size();
}

std::size_t char_floor(std::string_view text, std::size_t at) noexcept {
    if (at >= text.size()) {
        return text.size();
    }
    for (std::size_t back = 0; back < 4 && back <= at; ++back) {
        const std::size_t start = at - back;
        if (!is_continuation_byte(text[start])) {
            return next_char(text, start) > at ? start : at;
        }
    }
    return at;
}

std::size_t previous_char(std::string_view text, std::size_t at) noexcept {
    return char_floor(text.substr(0, at), at - 1);
}

std::size_t count_chars(std::string_view text) noexcept {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at = next_char(text, at)) {
        ++count;
    }
    return count;
}

} // namespace gazette::text
