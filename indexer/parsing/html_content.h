// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/parsing/markup_tree.h"

namespace gazette::indexer {

/// Where the text of a page's article stands.
struct HtmlContent {
    std::vector<std::size_t> roots; ///< elements that hold it, in document order, none in another
    std::vector<bool> skipped;      ///< for every node: left out (menus, teasers, comments, ...)
};

/// Finds the main text of a page: elements marked as an article's body first, else those with the
/// densest paragraphs; whatever is named or marked as something else is skipped, unless it holds
/// most of the page's text. Linear in the page.
[[nodiscard]] HtmlContent find_content(const MarkupTree& page);

} // namespace gazette::indexer
