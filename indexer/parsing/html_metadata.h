// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "common/article/article.h"
#include "indexer/parsing/dating.h"
#include "indexer/parsing/markup_tree.h"

namespace gazette::indexer {

/// The language a page states: <html lang>, meta, Open Graph; empty when it states none.
[[nodiscard]] std::string page_language(const MarkupTree& page);

/// Reads what a page says of its article into `article`: headline, authors, outlet, subtitle and
/// dates from JSON-LD, meta elements, Open Graph, microdata, <time> and <h1>.
std::string read_html_metadata(const MarkupTree& page, const DatingRules& rules,
                               article::Article& article);

} // namespace gazette::indexer
