// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/date.h"

#include <array>
#include <cstdio>

namespace gazette::article {
namespace {

constexpr bool is_leap(int year) noexcept {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int days_in_month(int year, int month) noexcept {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::optional<int> read_digits(std::string_view text) noexcept {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

bool is_valid(const Date& date) noexcept {
    if (date.year < 1 || date.year > 9999 || date.month > 12) {
        return false;
    }
    if (date.month == 0) {
        return date.day == 0;
    }
    return date.day <= days_in_month(date.year, date.month);
}

std::string to_iso(const Date& date) {
    std::array<char, 32> buffer{};
    const int year = date.year;
    const int month = date.month;
    const int day = date.day;
    int length = 0;
    if (month == 0) {
        length = std::snprintf(buffer.data(), buffer.size(), "%04d", year);
    } else if (day == 0) {
        length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", year, month);
    } else {
        length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
    }
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::optional<Date> parse_iso_date(std::string_view text) noexcept {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) {
        return std::nullopt;
    }
    if ((text.size() > 4 && text[4] != '-') || (text.size() > 7 && text[7] != '-')) {
        return std::nullopt;
    }
    const auto year = read_digits(text.substr(0, 4));
    const auto month = text.size() > 4 ? read_digits(text.substr(5, 2)) : 0;
    const auto day = text.size() > 7 ? read_digits(text.substr(8, 2)) : 0;
    if (!year || !month || !day || (text.size() > 4 && *month == 0) ||
        (text.size() > 7 && *day == 0)) {
        return std::nullopt;
    }
    const Date date{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(*month),
                    static_cast<std::uint8_t>(*day)};
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that the
// leap day is the last of its year, and 400-year eras repeat exactly.
std::int64_t to_days(const Date& date) noexcept {
    const std::int64_t month = date.month == 0 ? 1 : date.month;
    const std::int64_t day = date.day == 0 ? 1 : date.day;
    const std::int64_t year = std::int64_t{date.year} - (month <= 2 ? 1 : 0);
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const std::int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

Date from_days(std::int64_t days) noexcept {
    const std::int64_t shifted = days + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
    const std::int64_t day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
            static_cast<std::uint8_t>(day)};
}

int weekday(const Date& date) noexcept {
    // 1970-01-01 was a Thursday.
    const std::int64_t shifted = (to_days(date) + 3) % 7;
    return static_cast<int>(shifted < 0 ? shifted + 7 : shifted);
}

Date first_day(const Date& date) noexcept {
    const int month = date.month == 0 ? 1 : date.month;
    const int day = date.day == 0 ? 1 : date.day;
    return {date.year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

Date last_day(const Date& date) noexcept {
    const int month = date.month == 0 ? 12 : date.month;
    const int day = date.day == 0 ? days_in_month(date.year, month) : date.day;
    return {date.year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

} // namespace gazette::article
