// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for markup_parser.cpp where there is no libxml2: text without structure, enough for the
// marks inside a record's field. is_supported() keeps whole pages and documents away.
#include "indexer/parsing/markup_tree.h"

namespace gazette::indexer {
MarkupResult parse_html(std::string_view text, ParseBudget* budget) {
    return flatten_markup(text, budget);
}

MarkupResult parse_xml(std::string_view text, ParseBudget* budget) {
    return flatten_markup(text, budget);
}

} // namespace gazette::indexer
