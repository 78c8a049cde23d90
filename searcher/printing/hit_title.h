// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "searcher/printing/hit_fields.h"
#include "searcher/printing/marked_text.h"

namespace gazette::searcher {

/// What people see as an article's title: its headline with the words sought marked; where there is
/// none, how the article begins; else the file's name. Sanitised.
[[nodiscard]] std::vector<TextPiece> title_pieces(const PrintedHit& hit);

} // namespace gazette::searcher
