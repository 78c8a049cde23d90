// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/text_cutting.h"

#include <algorithm>
#include <cstdint>

#include "common/base/eight_bytes.h"
#include "common/text/graphemes.h"

namespace gazette::searcher {
namespace {

constexpr std::size_t longest_word_bytes = 64;

bool is_blank(char byte) noexcept {
    return byte == ' ' || byte == '\n' || byte == '\t';
}

} // namespace

std::size_t after_graphemes(std::string_view text, std::size_t at, std::size_t count) {
    const auto is_ascii = [&text](std::size_t place) {
        return static_cast<unsigned char>(text[place]) < 0x80;
    };
    constexpr std::size_t step = sizeof(std::uint64_t);
    while (count > 0 && at < text.size()) {
        // ASCII before ASCII stands alone, but for the two bytes of a line's end.
        if (count >= step && text.size() - at > step && is_ascii(at + step)) {
            const std::uint64_t bytes = eight_bytes(text.data() + at);
            if ((bytes_between(bytes, '\r', '\r') | (bytes & every_byte(0x80))) == 0) {
                at += step;
                count -= step;
                continue;
            }
        }
        const bool alone =
            is_ascii(at) && text[at] != '\r' && (at + 1 == text.size() || is_ascii(at + 1));
        at = alone ? at + 1 : text::next_grapheme(text, at);
        --count;
    }
    return at;
}

std::size_t cut_before_word(std::string_view text, std::size_t at, std::size_t low) {
    if (at >= text.size() || at <= low || is_blank(text[at]) || is_blank(text[at - 1])) {
        return std::min(at, text.size());
    }
    const std::size_t lowest = at - low > longest_word_bytes ? at - longest_word_bytes : low;
    for (std::size_t i = at; i > lowest; --i) {
        if (is_blank(text[i - 1])) {
            return i;
        }
    }
    return lowest == low ? std::max(low, text::grapheme_floor(text, at))
                         : text::grapheme_floor(text, at);
}

std::size_t next_word_start(std::string_view text, std::size_t at) {
    if (at == 0 || at >= text.size() || is_blank(text[at - 1])) {
        return at;
    }
    const std::size_t highest = std::min(text.size(), at + longest_word_bytes);
    for (std::size_t i = at; i < highest; ++i) {
        if (is_blank(text[i])) {
            return i + 1;
        }
    }
    return at;
}

bool has_at_most_graphemes(std::string_view text, std::size_t count) {
    return text.size() <= count || after_graphemes(text, 0, count) == text.size();
}

} // namespace gazette::searcher
