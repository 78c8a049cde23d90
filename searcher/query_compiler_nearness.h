// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/query_compiler.h"

namespace gazette::searcher {

/// A word beside others in a query.
struct NearWord {
    std::vector<std::string> terms; ///< as in the index
    std::string text;               ///< as typed
    std::uint32_t place = 0;        ///< counts the words as typed
};

/// `query` with a small reward for articles where words that are neighbours in the query are
/// neighbours too. What adds to scores is appended to `score_parts`.
[[nodiscard]] Xapian::Query reward_nearness(const Xapian::Query& query,
                                            const std::vector<NearWord>& words,
                                            std::vector<ScorePart>& score_parts);

} // namespace gazette::searcher
