// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/article/date.h"
#include "indexer/parsing/day_order.h"

namespace gazette::indexer {

/// A date found in running text: bytes [begin, end) of it, the weekday before it not included.
struct WrittenDate {
    article::Date date; ///< year 0 when none is written; month and day as in Date
    std::size_t begin = 0;
    std::size_t end = 0;
    int weekday = -1; ///< the weekday written before or after it, 0 Monday; -1 none
    /// 03/04/2021: month and day could be exchanged. `date` is then the reading asked for, or the
    /// month-first one when the order is unknown.
    bool ambiguous = false;
    bool numeric = false; ///< numbers only
};

/// The dates in `text` in order, at most `max_count`: "Dec. 30, 2021", "30 de diciembre de 2021",
/// "30. Dezember 2021", "2021-12-30", "2021年12月30日", "30.12.2021", "12/30/2021", "9-MAR-1987",
/// "March 9" (no year), "December 2021" (no day). Days that do not exist are not dates. Linear.
[[nodiscard]] std::vector<WrittenDate> find_dates(std::string_view text, DayOrder order,
                                                  std::size_t max_count = SIZE_MAX);

} // namespace gazette::indexer
