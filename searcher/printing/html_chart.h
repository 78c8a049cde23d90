// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searcher/result.h"

namespace gazette::searcher {

/// A bar chart of articles over time as a <figure> with an inline SVG and a text for screen
/// readers; empty when there is nothing dated to draw. Days become months, and months years, where
/// there would be more bars than a screen shows.
[[nodiscard]] std::string histogram_figure(const Facet& histogram);

/// The counts of a facet as a table with a bar beside each number.
[[nodiscard]] std::string facet_table(const Facet& facet);

} // namespace gazette::searcher
