// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/index/reader.h"
#include "searcher/matching/ranked_article.h"
#include "searcher/request.h"

namespace gazette::searcher {

/// Puts `articles`, ordered by score, highest first, into the final order among equal scores: date,
/// newest first and undated last, then id. Throws Error{Damaged}.
void order_equal_scores(const index::IndexReader& reader, std::vector<RankedArticle>& articles);

/// The docids that stand at places [offset, offset + limit) of `docids` in the order of `key`: by
/// date or outlet (none last), ties by date, newest first, then id; by path, ties by id. Score is
/// taken as Newest. Throws Error{Damaged}.
[[nodiscard]] std::vector<std::uint32_t> order_by(const index::IndexReader& reader,
                                                  const std::vector<std::uint32_t>& docids,
                                                  SortKey key, std::size_t offset,
                                                  std::size_t limit);

} // namespace gazette::searcher
