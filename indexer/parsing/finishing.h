// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "common/article/article.h"
#include "indexer/parsing/dating.h"
#include "indexer/parsing/parser.h"

namespace gazette::indexer {

/// How dates are read in an article of `language` (empty: unknown) under `options`; `text` is
/// looked at where the language does not settle the order of day and month.
[[nodiscard]] DatingRules dating_rules(const ParseOptions& options, std::string_view language,
                                       std::string_view text);

/// What every format's parser ends with: names the blocks, reads dateline, lead, credit and the
/// dates that stand in the body and the path, applies the options' defaults and chooses the date.
/// Needs body, blocks, title and authors.
void finish_article(article::Article& article, const SourceBytes& source,
                    const ParseOptions& options, const DatingRules& rules);

/// Why an article is skipped that is longer than the limits allow; says how long one may be.
[[nodiscard]] std::string longer_than_allowed(const ParseLimits& limits);

} // namespace gazette::indexer
