// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parsing/decoding.h"
#include "indexer/parsing/parser.h"

namespace gazette::indexer {

/// Reads `decoded` as one article of plain text. The body is a slice of the text, so that
/// body_offset is set where the text is the file's very bytes.
void parse_plain_text(const DecodedText& decoded, const SourceBytes& source,
                      const ParseOptions& options, GiveArticle give, NoteSkipped skip);

/// An article from text that has no opening of its own (a record's body field): blocks are split,
/// nothing is taken off the top but what repeats the title. Throws BudgetSpent.
void read_body_text(std::string_view text, article::Article& article, ParseBudget* budget);

} // namespace gazette::indexer
