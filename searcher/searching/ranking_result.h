// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/matching/ranked_article.h"

namespace gazette::searcher {

/// The best articles for a query.
struct Ranking {
    std::vector<RankedArticle> articles; ///< in the final order
    std::uint64_t matches = 0;           ///< so many match at least
    bool matches_exact = false;          ///< and no more
};

} // namespace gazette::searcher
