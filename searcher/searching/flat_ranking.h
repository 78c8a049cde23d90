// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searcher/matching/article_check.h"
#include "searcher/matching/flat_query.h"
#include "searcher/searching/ranking_result.h"

namespace gazette::searcher {

/// The best `wanted` articles for `query` that pass all of `checks`, and all that tie with the last
/// of them. With `count_all` Ranking::matches is exact. Ends early at the context's deadline.
/// Throws Error{Damaged}, Error{Io}.
[[nodiscard]] Ranking rank_flat(const FlatQuery& query, std::span<ArticleCheck* const> checks,
                                std::size_t wanted, bool count_all, MatchContext& context);

/// All articles that match `query` and pass all of `checks`, in no order. As rank_flat().
[[nodiscard]] std::vector<std::uint32_t>
match_flat(const FlatQuery& query, std::span<ArticleCheck* const> checks, MatchContext& context);

} // namespace gazette::searcher
