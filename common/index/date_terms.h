// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/article/date.h"

namespace gazette::index {

/// The boolean terms of an article's date (none: nothing), whatever is known of it. A date without
/// its day has its month where the day would be, a year alone stands in place of month too, so
/// that ranges that touch only part of the month or year find it:
///
///     2021-12-30  Y2021 M202112 D20211230 X1
///     2021-12     Y2021 M202112 D202112 X1
///     2021        Y2021 M2021 X1
///     none        X0
[[nodiscard]] std::vector<std::string> date_terms(const std::optional<article::Date>& date);

/// Terms of which an article has at least one exactly when its date may lie between the full dates
/// `first` and `last`, both included: whole years, then whole months, then days. At most one a year
/// of the range and 90 more. Empty when `last` is before `first`.
[[nodiscard]] std::vector<std::string> date_range_terms(const article::Date& first,
                                                        const article::Date& last);

} // namespace gazette::index
