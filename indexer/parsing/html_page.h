// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parsing/decoding.h"
#include "indexer/parsing/parser.h"

namespace gazette::indexer {

/// Reads a saved web page as one article: its main text without menus and teasers, and what it
/// says of itself.
void parse_html_page(const DecodedText& text, const SourceBytes& source,
                     const ParseOptions& options, GiveArticle give, NoteSkipped skip);

} // namespace gazette::indexer
