// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/printing/marked_text.h"
#include "searcher/result.h"

namespace gazette::searcher {

/// `text` sanitised to one line and safe inside an element or a quoted attribute.
[[nodiscard]] std::string escape_html(std::string_view text);

/// The pieces escaped, marked ones in <mark>.
[[nodiscard]] std::string marked_html(std::span<const TextPiece> pieces);

/// A bar chart of articles over time as an inline SVG element with a text for screen readers;
/// empty when there is nothing dated to draw.
[[nodiscard]] std::string histogram_svg(const Facet& histogram);

} // namespace gazette::searcher
