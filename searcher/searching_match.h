// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <xapian.h>

#include "searcher/query_compiler.h"
#include "searcher/result_order.h"

namespace gazette::searcher {

/// The best articles for a query.
struct Ranking {
    std::vector<RankedArticle> articles; ///< in the final order
    std::uint64_t matches = 0;           ///< so many match at least
    bool matches_exact = false;          ///< and no more
};

/// The articles at places [offset, offset + limit) by score. `count_all`: matches shall be exact.
/// Ends early at the context's deadline. Throws Error{Damaged}, Error{Io}.
[[nodiscard]] Ranking rank(const CompiledQuery& compiled, std::size_t offset, std::size_t limit,
                           bool count_all, MatchContext& context);

/// All articles that match, in no order. Throws as rank().
[[nodiscard]] std::vector<std::uint32_t> match_all(const CompiledQuery& compiled,
                                                   MatchContext& context);

/// How many articles match. Throws as rank().
[[nodiscard]] std::uint64_t count_matches(const CompiledQuery& compiled, MatchContext& context);

/// How each part of the score comes about for the article `docid`: a line each.
[[nodiscard]] std::vector<std::string> explain_score(const CompiledQuery& compiled,
                                                     std::uint32_t docid, MatchContext& context);

} // namespace gazette::searcher
