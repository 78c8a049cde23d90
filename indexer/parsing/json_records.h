// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/parsing/json_values.h"
#include "indexer/parsing/parser.h"
#include "indexer/parsing/record_fields.h"

namespace gazette::indexer {

/// The fields of one JSON object, by the options' map first, then by the customary names.
[[nodiscard]] RecordFields fields_of_json(const JsonValue& object, const ParseOptions& options);

/// One object a line; a line that is none costs itself. Records without an id are named by their
/// line's number ("line 12").
void parse_json_lines(std::string_view text, const SourceBytes& source, const ParseOptions& options,
                      GiveArticle give, NoteSkipped skip);

/// One object, an array of objects, or an object with such an array under one of its keys.
void parse_json_document(std::string_view text, const SourceBytes& source,
                         const ParseOptions& options, GiveArticle give, NoteSkipped skip);

/// The objects of a JSON document that are its records: itself, its elements, or those of the
/// longest array of objects among its members.
[[nodiscard]] std::vector<const JsonValue*> find_records(const JsonValue& document);

} // namespace gazette::indexer
