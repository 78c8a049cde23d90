// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "common/index/reader.h"
#include "searcher/request.h"
#include "searcher/result.h"

namespace gazette::searcher {

/// Counts the articles `docids` (of the joined database) by `field`, keeping the `limit` most
/// frequent values (0: all). An article counts once for each of its authors. Partial dates count
/// under what is known of them. Throws Error{Damaged}.
[[nodiscard]] Facet count_facet(const index::IndexReader& reader,
                                std::span<const std::uint32_t> docids, FacetField field,
                                std::size_t limit);

} // namespace gazette::searcher
