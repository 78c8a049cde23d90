// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/article/article.h"
#include "indexer/parsing/dating.h"
#include "indexer/parsing/markup_tree.h"

namespace gazette::indexer {

/// Reads byline and date as a page shows them, for pages that do not state them to machines: the
/// lines between the headline (article.title, as read_html_metadata gives it) and the story, then
/// elements whose class says that they hold the date. What `article` has already stays. Linear.
void read_page_opening(const MarkupTree& page, const DatingRules& rules, article::Article& article);

} // namespace gazette::indexer
