// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace gazette::indexer {

/// One line of a text: bytes [begin, end) are what stands on it without blanks at either end.
struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t next = 0;   ///< where the next line starts; text.size() after the last
    std::size_t indent = 0; ///< blanks (a tab counts four) before begin

    [[nodiscard]] bool is_blank() const noexcept { return begin == end; }
    [[nodiscard]] std::string_view of(std::string_view text) const noexcept {
        return text.substr(begin, end - begin);
    }
};

/// The line that starts at byte `at` of `text`. LF, CRLF, CR, form feed, U+2028 and U+2029 end one.
[[nodiscard]] Line line_at(std::string_view text, std::size_t at) noexcept;

/// The first line at or after `at` that is not blank; a blank line at text.size() when none is.
[[nodiscard]] Line next_filled_line(std::string_view text, std::size_t at) noexcept;

} // namespace gazette::indexer
