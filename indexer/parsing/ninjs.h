// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/parsing/parser.h"

namespace gazette::indexer {

/// Reads ninjs: one item, a list of items, or the envelope of AP's Media API. Items without a text
/// (pictures, videos) are named as skipped.
void parse_ninjs(std::string_view text, const SourceBytes& source, const ParseOptions& options,
                 GiveArticle give, NoteSkipped skip);

} // namespace gazette::indexer
