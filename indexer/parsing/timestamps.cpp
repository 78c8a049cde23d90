// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/timestamps.h"

#include <cstdint>
#include <string>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/written_dates.h"

namespace gazette::indexer {
namespace {

constexpr std::size_t longest_timestamp = 100;
constexpr std::int64_t seconds_a_day = 86400;

std::size_t leading_digits(std::string_view text) noexcept {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) {
        ++count;
    }
    return count;
}

std::optional<article::Date> from_epoch(std::string_view digits) {
    std::int64_t value = 0;
    for (const char c : digits) {
        value = value * 10 + (c - '0');
    }
    const std::int64_t seconds = digits.size() == 13 ? value / 1000 : value;
    return article::from_days(seconds / seconds_a_day);
}

// 20211230, alone or before a T.
std::optional<article::Date> from_compact(std::string_view digits) {
    const std::string iso = std::string(digits.substr(0, 4)) + '-' +
                            std::string(digits.substr(4, 2)) + '-' +
                            std::string(digits.substr(6, 2));
    return article::parse_iso_date(iso);
}

} // namespace

std::optional<article::Date> parse_timestamp(std::string_view text, DayOrder order) {
    text = trim(text).substr(0, longest_timestamp);
    if (text.empty()) {
        return std::nullopt;
    }
    const std::size_t digits = leading_digits(text);
    if (digits == text.size() && (digits == 10 || digits == 13)) {
        return from_epoch(text);
    }
    if (digits == 8 || digits == 14 || digits == 12) {
        if (auto date = from_compact(text)) {
            return date;
        }
    }
    if (auto date = article::parse_iso_date(text)) {
        return date;
    }
    if (auto date = article::parse_iso_date(text.substr(0, 10))) {
        return date->day != 0 ? date : std::nullopt;
    }
    for (const WrittenDate& found : find_dates(text, order, 3)) {
        if (found.date.year != 0 && !found.ambiguous) {
            return found.date;
        }
    }
    return std::nullopt;
}

} // namespace gazette::indexer
