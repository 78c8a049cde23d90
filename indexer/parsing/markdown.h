// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parsing/decoding.h"
#include "indexer/parsing/parser.h"

namespace gazette::indexer {

/// Reads a text in Markdown: front matter between --- or +++ lines ("title: ...") gives the fields,
/// # lines the headline and section heads, - and * items the bullets; marks of emphasis and links'
/// addresses are dropped.
void parse_markdown(const DecodedText& decoded, const SourceBytes& source,
                    const ParseOptions& options, GiveArticle give, NoteSkipped skip);

} // namespace gazette::indexer
