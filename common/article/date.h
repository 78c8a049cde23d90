// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::article {

/// A calendar day, month or year (proleptic Gregorian). `month` 0 means only the year is known,
/// `day` 0 only year and month. Ordered as numbers, unknown parts first.
struct Date {
    std::int16_t year = 0;  ///< 1..9999
    std::uint8_t month = 0; ///< 1..12 or 0
    std::uint8_t day = 0;   ///< 1..31 or 0

    auto operator<=>(const Date&) const = default;
};

/// True when the parts that are known name a day (or month, or year) that exists.
[[nodiscard]] bool is_valid(const Date& date) noexcept;

/// ISO 8601 with the parts that are known: 2021-12-30, 2021-12, 2021.
[[nodiscard]] std::string to_iso(const Date& date);

/// Reads exactly YYYY, YYYY-MM or YYYY-MM-DD; nothing else, no blanks.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text) noexcept;

/// Days since 1970-01-01 of a full date (unknown parts count as 1).
[[nodiscard]] std::int64_t to_days(const Date& date) noexcept;

/// The inverse of to_days.
[[nodiscard]] Date from_days(std::int64_t days) noexcept;

/// 0 Monday to 6 Sunday, of a full date.
[[nodiscard]] int weekday(const Date& date) noexcept;

/// First and last day that `date` may stand for (2021-12: the 1st to the 31st).
[[nodiscard]] Date first_day(const Date& date) noexcept;
[[nodiscard]] Date last_day(const Date& date) noexcept;

} // namespace gazette::article
