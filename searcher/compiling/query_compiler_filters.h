// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "searcher/compiling/query_compiler_units.h"
#include "searcher/request.h"

namespace gazette::searcher {

/// Articles whose date may lie in `range`; those without a date do not.
[[nodiscard]] Xapian::Query compile_dates(const DateRange& range, const index::IndexReader& reader);

/// Articles in a language, by its code or English name.
[[nodiscard]] Xapian::Query compile_language(std::string_view language);

/// The language meant by a code or English name; nothing when there is no chain for it.
[[nodiscard]] std::optional<text::Language> find_language(std::string_view language);

/// What every article found must satisfy; nothing when there are no filters.
[[nodiscard]] std::optional<Xapian::Query>
compile_filters(const Filters& filters, UnitCompiler& units, MatchContext& context);

} // namespace gazette::searcher
