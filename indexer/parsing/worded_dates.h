// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "indexer/parsing/written_dates.h"

namespace gazette::indexer {

/// The day that a proclamation, deed or order is given on: "this seventeenth day of May, in the
/// year of our Lord two thousand twenty-one", "this 3rd day of June 2024". The first one in `text`;
/// nothing without one. English only. Linear.
[[nodiscard]] std::optional<WrittenDate> find_worded_date(std::string_view text);

} // namespace gazette::indexer
