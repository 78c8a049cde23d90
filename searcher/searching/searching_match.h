// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/compiling/query_compiler.h"
#include "searcher/searching/ranking.h"
#include "searcher/searching/ranking_result.h"
#include "searcher/searching/recency.h"

namespace gazette::searcher {

/// Which places of a ranking are wanted.
struct WantedPlaces {
    std::size_t offset = 0;
    std::size_t limit = 10;
    bool count_all = false; ///< Ranking::matches shall be exact
};

/// What changes the scores that the words' weights give.
struct Rewards {
    TogetherRanking together;
    std::optional<Recency> recency; ///< with --recent
};

/// The articles at the places wanted by score: the words' own weights times the recency of every
/// article that matches, then for the best of them what stands together. Ends early at the
/// context's deadline. Throws Error{Damaged}, Error{Io}.
[[nodiscard]] Ranking rank(const CompiledQuery& compiled, const WantedPlaces& wanted,
                           Rewards& rewards, MatchContext& context);

/// All articles that match, in no order. Throws as rank().
[[nodiscard]] std::vector<std::uint32_t> match_all(const CompiledQuery& compiled,
                                                   MatchContext& context);

/// How many articles match. Throws as rank().
[[nodiscard]] std::uint64_t count_matches(const CompiledQuery& compiled, MatchContext& context);

/// How each part of the score comes about for the article `docid`: a line each. Throws as rank().
[[nodiscard]] std::vector<std::string> explain_score(const CompiledQuery& compiled,
                                                     std::uint32_t docid, Rewards& rewards,
                                                     MatchContext& context);

} // namespace gazette::searcher
