// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/article/date.h"

namespace gazette::searcher {

/// Days from `first` to `last`, both included and both full dates; nothing: open on that side.
struct DateRange {
    std::optional<article::Date> first{};
    std::optional<article::Date> last{};

    bool operator==(const DateRange&) const = default;
};

/// What people write behind date: - whatever parse_date_words reads, alone or as FROM..TO, where
/// either end may be left out: 2021-12..2022-01, ..2021, "last week", -7d.., yesterday. A range
/// that ends before it begins is turned around. Nothing when it cannot be read, or is `..` alone.
[[nodiscard]] std::optional<DateRange> parse_date_range(std::string_view text,
                                                        const article::Date& today);

/// 2021-12-01..2022-01-31, 2021-12-30 for one day, 2021.. when open.
[[nodiscard]] std::string to_string(const DateRange& range);

/// True when some day that `date` may stand for lies in `range`: 2021-12 overlaps with the 15th.
[[nodiscard]] bool overlaps(const DateRange& range, const article::Date& date) noexcept;

} // namespace gazette::searcher
