// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/lines.h"

#include <algorithm>
#include <cstdint>

#include "common/base/eight_bytes.h"
#include "indexer/parsing/characters.h"

namespace gazette::indexer {
namespace {

// Bytes of the line end at `at`; 0 when there is none.
std::size_t line_end_size(std::string_view text, std::size_t at) noexcept {
    switch (text[at]) {
    case '\n':
    case '\f':
        return 1;
    case '\r':
        return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    case '\xE2':
        return text.substr(at, 3) == "\u2028" || text.substr(at, 3) == "\u2029" ? 3 : 0;
    default:
        return 0;
    }
}

// Where at or after `at` the next byte is that a line end may begin with: below 0x0E or 0xE2. Most
// lines are paragraphs, so that eight bytes at a time are looked at.
std::size_t next_candidate(std::string_view text, std::size_t at) noexcept {
    constexpr std::uint64_t high_bits = every_byte(0x80);
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        const std::uint64_t bytes = eight_bytes(text.data() + at);
        const std::uint64_t low = (bytes - every_byte(0x0E)) & ~bytes & high_bits;
        const std::uint64_t lead = bytes ^ every_byte(0xE2);
        if ((low | ((lead - every_byte(1)) & ~lead & high_bits)) != 0) {
            break;
        }
    }
    return at;
}

} // namespace

Line line_at(std::string_view text, std::size_t at) noexcept {
    Line line;
    std::size_t end = at;
    std::size_t end_size = 0;
    while ((end = next_candidate(text, end)) < text.size()) {
        // Within the eight bytes at hand, or fewer at the text's end.
        const std::size_t behind = std::min(end + sizeof(std::uint64_t), text.size());
        while (end < behind && (end_size = line_end_size(text, end)) == 0) {
            ++end;
        }
        if (end_size > 0) {
            break;
        }
    }
    const std::string_view whole = text.substr(at, end - at);
    const std::string_view filled = trim(whole);
    line.next = end + end_size;
    line.begin = filled.empty() ? end : at + static_cast<std::size_t>(filled.data() - whole.data());
    line.end = line.begin + filled.size();
    for (std::size_t i = at; i < line.begin; ++i) {
        line.indent += text[i] == '\t' ? 4U : 1U;
    }
    return line;
}

Line next_filled_line(std::string_view text, std::size_t at) noexcept {
    while (at < text.size()) {
        const Line line = line_at(text, at);
        if (!line.is_blank()) {
            return line;
        }
        at = line.next;
    }
    return {text.size(), text.size(), text.size(), 0};
}

} // namespace gazette::indexer
