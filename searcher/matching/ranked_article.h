// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace gazette::searcher {

/// An article found, before anything of it is read.
struct RankedArticle {
    std::uint32_t docid = 0; ///< of the joined database
    double score = 0;
};

/// Of a score: what adding its parts in another order may change.
inline constexpr double score_tolerance = 1e-9;

/// Scores that differ by less are the same.
[[nodiscard]] inline bool same_score(double left, double right) noexcept {
    return std::abs(left - right) <=
           score_tolerance * std::max({std::abs(left), std::abs(right), 1.0});
}

/// The least score that is the same as `score`.
[[nodiscard]] inline double least_same_score(double score) noexcept {
    return score - score_tolerance * std::max(std::abs(score), 1.0);
}

} // namespace gazette::searcher
