// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/json_writer.h"
#include "searcher/result.h"

namespace gazette::searcher {

/// The name of a facet's field, as --facet takes it and JSON prints it.
[[nodiscard]] std::string_view name_of(FacetField field) noexcept;

/// The counts of a date facet with the days, months or years in between that have none, so that a
/// chart shows time evenly. Left as they are when that would make more than `most` of them.
/// Articles without a date go last.
[[nodiscard]] std::vector<FacetCount> evenly_spaced(const Facet& facet, std::size_t most);

/// The same counts by day, month or year, the finest that leaves at most `most` steps of time
/// between the first and the last; by year when none does. Counts without a date stay.
[[nodiscard]] Facet coarse_enough(const Facet& facet, std::size_t most);

/// {"outlet":[{"value":"…","articles":3},…],…}: null for the value of articles without one.
void write_facets(cli::JsonWriter& json, const std::vector<Facet>& facets);
/// [{"value":"2021-12","articles":3},…]
void write_counts(cli::JsonWriter& json, const std::vector<FacetCount>& counts);

} // namespace gazette::searcher
