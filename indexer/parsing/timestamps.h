// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "common/article/date.h"
#include "indexer/parsing/day_order.h"

namespace gazette::indexer {

/// The day that a date field of a record, page or message names, in the zone it is written in:
/// "2021-12-30T23:10:00-05:00", "20211230T235959Z", "Thu, 30 Dec 2021 23:10:00 GMT", "9-MAR-1987
/// 11:53", "2021.12.30", "Dec 30, 2021", "30/12/2021" (by `order`), "2021-12", seconds or
/// milliseconds since 1970. Nothing when none is there or the order of day and month is unknown.
[[nodiscard]] std::optional<article::Date> parse_timestamp(std::string_view text, DayOrder order);

} // namespace gazette::indexer
