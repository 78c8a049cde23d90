// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "indexer/parsing/parse_budget.h"

namespace gazette::indexer {

/// The paragraphs and bullets of plain text: blank lines, indented first lines and list marks part
/// them; lines that were wrapped at one width belong together, others stand alone. Each line is a
/// step of `budget`, where there is one.
[[nodiscard]] std::vector<article::Block> split_blocks(std::string_view body,
                                                       ParseBudget* budget = nullptr);

/// Looks at the paragraphs of `article.blocks` and names those that are something else: captions,
/// credits, pleas, author boxes, section heads, furniture. Uses article.title and authors. Kinds
/// that are not Paragraph were known to the format's parser and are left alone.
void name_blocks(article::Article& article);

} // namespace gazette::indexer
