// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/lines.h"

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

} // namespace

Line line_at(std::string_view text, std::size_t at) noexcept {
    Line line;
    std::size_t end = at;
    std::size_t end_size = 0;
    for (; end < text.size(); ++end) {
        end_size = line_end_size(text, end);
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
