// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "searcher/printing/marked_text.h"

namespace gazette::searcher {

/// The pieces escaped, marked ones in <mark>.
[[nodiscard]] std::string marked_html(std::span<const TextPiece> pieces);

} // namespace gazette::searcher
