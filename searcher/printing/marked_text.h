// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/sentences.h"

namespace gazette::searcher {

using text::TextRange;

/// A piece of a text that is all marked or all plain, sanitised to one line.
struct TextPiece {
    std::string text;
    bool marked = false;
};

/// `text` cut at the borders of `marks` (in order, not overlapping), each piece sanitised.
[[nodiscard]] std::vector<TextPiece> cut_at_marks(std::string_view text,
                                                  std::span<const TextRange> marks);

/// How marked text is laid out on a terminal or in a plain file.
struct TextLayout {
    std::size_t columns = 0;    ///< width of the line; 0: never wrap
    std::size_t indent = 0;     ///< columns of blanks before every line
    std::string_view plain_on;  ///< bytes that start plain text; may be empty
    std::string_view mark_on;   ///< bytes that start marked text
    std::string_view style_off; ///< bytes that end either
};

/// Appends `pieces` as one paragraph with a newline after it, wrapped between words. Wide and
/// combining characters are counted as a terminal shows them.
void append_paragraph(std::string& out, std::span<const TextPiece> pieces,
                      const TextLayout& layout);

} // namespace gazette::searcher
