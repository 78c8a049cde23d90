// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parsing/parser.h"

namespace gazette::indexer {

/// What one record (JSON object, table row, front matter) says of an article, before it is read.
struct RecordFields {
    std::string title;
    std::string subtitle;
    std::string body; ///< plain text, or HTML when it has tags
    std::string date;
    std::string updated;
    std::string outlet;
    std::string language;
    std::string id;  ///< the record's own id; empty: its number
    std::string url; ///< dates and outlets can be read off it
    std::vector<std::string> authors;
};

/// The names by which records keep a field (title, subtitle, body, date, updated, outlet, lang, id,
/// url, author), the most telling first.
[[nodiscard]] std::vector<std::string_view> names_of_field(std::string_view field);

/// True for names that --map knows.
[[nodiscard]] bool is_mappable_field(std::string_view field) noexcept;

/// Makes the article that `fields` describe and gives it; a record without text is skipped.
/// `key` names the record in its file when it has no id of its own.
void give_record(RecordFields&& fields, std::string_view key, const SourceBytes& source,
                 const ParseOptions& options, GiveArticle give, NoteSkipped skip);

} // namespace gazette::indexer
