// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/parsing/parser.h"

namespace gazette::indexer {

/// Reads wire messages in the forms of IPTC 7901 (SOH header STX text ETX time) and ANPA 1312,
/// whose heading lines start with ^. Every message of the input, each from its SOH, is an article;
/// `text` is valid UTF-8.
void parse_wire_messages(std::string_view text, const SourceBytes& source,
                         const ParseOptions& options, GiveArticle give, NoteSkipped skip);

} // namespace gazette::indexer
