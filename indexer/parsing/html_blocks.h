// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "common/base/function_ref.h"
#include "indexer/parsing/body_builder.h"
#include "indexer/parsing/markup_tree.h"

namespace gazette::indexer {

/// Says of an element whether it and all below it are to be left out.
using SkipElement = FunctionRef<bool(std::size_t)>;

/// True for elements that begin a new paragraph: p, div, li, h2, table rows, ...
[[nodiscard]] bool is_block_element(std::string_view name) noexcept;
/// True for elements whose content is never read: script, style, svg, iframe, form fields, ...
[[nodiscard]] bool is_unread_element(std::string_view name) noexcept;

/// Adds the text below `root` to `body` as blocks: list items are bullets, h1 to h6 section heads,
/// figcaption captions, a doubled <br> parts paragraphs.
void add_html_blocks(const MarkupTree& tree, std::size_t root, SkipElement skip, BodyBuilder& body);

/// Reads a piece of HTML (a feed's or record's content) into `body`. Throws BudgetSpent.
void add_html_fragment(std::string_view html, BodyBuilder& body, ParseBudget* budget);

} // namespace gazette::indexer
