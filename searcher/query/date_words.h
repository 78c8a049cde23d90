// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "common/article/date.h"

namespace gazette::searcher {

/// The days from `first` to `last`, both included and both full dates.
struct DateSpan {
    article::Date first;
    article::Date last;
};

/// What people write for a time: 2021-12-30, 2021-12, 2021, today, yesterday, -7d (also w, m, y),
/// "last week", "this month", "last year", "7 days ago", "last december", "december 2021". Letter
/// case does not matter. Weeks start on Monday. -7d is the day seven days before `today`. Nothing
/// when it cannot be read.
[[nodiscard]] std::optional<DateSpan> parse_date_words(std::string_view text,
                                                       const article::Date& today);

} // namespace gazette::searcher
