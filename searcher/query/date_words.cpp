// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/date_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace gazette::searcher {
namespace {

using article::Date;

constexpr std::array<std::string_view, 12> month_names{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> day_names{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};

/// Years that are kept by Date, so that arithmetic never leaves it.
constexpr std::int64_t last_year = 9999;
/// More units than this lie outside those years, whatever the unit.
constexpr std::int64_t max_count = std::int64_t{9999} * 366;

enum class Unit { Day, Week, Month, Year };

/// Blanks, commas and letter case do not matter; a trailing dot belongs to an abbreviation.
std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    bool inside = false;
    for (const char c : text) {
        const bool blank = static_cast<unsigned char>(c) <= ' ' || c == ',';
        if (!blank && !inside) {
            words.emplace_back();
        }
        inside = !blank;
        if (!blank) {
            words.back().push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        }
    }
    for (std::string& word : words) {
        if (word.size() > 1 && word.back() == '.') {
            word.pop_back();
        }
    }
    return words;
}

std::optional<std::int64_t> read_number(std::string_view digits) {
    if (digits.empty() || digits.size() > 7) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Position of `word` in `names`, by its whole name or its first letters (at least three).
template <std::size_t count>
std::optional<int> find_name(const std::array<std::string_view, count>& names,
                             std::string_view word) {
    for (std::size_t i = 0; i < count; ++i) {
        const bool short_form = word.size() >= 3 && word.size() <= 4 && names[i].starts_with(word);
        if (short_form || word == names[i]) {
            return static_cast<int>(i);
        }
    }
    return std::nullopt;
}

std::optional<Unit> read_unit(std::string_view word) {
    if (word.size() > 3 && word.ends_with('s')) {
        word.remove_suffix(1);
    }
    if (word == "d" || word == "day") {
        return Unit::Day;
    }
    if (word == "w" || word == "week") {
        return Unit::Week;
    }
    if (word == "m" || word == "month") {
        return Unit::Month;
    }
    if (word == "y" || word == "year") {
        return Unit::Year;
    }
    return std::nullopt;
}

DateSpan whole(const Date& date) {
    return {article::first_day(date), article::last_day(date)};
}

std::optional<DateSpan> whole_if_valid(std::int64_t year, int month, std::int64_t day) {
    if (year < 1 || year > last_year || day < 0 || day > 31) {
        return std::nullopt;
    }
    const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                    static_cast<std::uint8_t>(day)};
    return article::is_valid(date) ? std::optional(whole(date)) : std::nullopt;
}

/// The day `months` before `date`: the same day of its month, or the month's last.
std::optional<Date> months_before(const Date& date, std::int64_t months) {
    const std::int64_t total = date.year * std::int64_t{12} + (date.month - 1) - months;
    if (total < 12 || total / 12 > last_year) {
        return std::nullopt;
    }
    Date result{static_cast<std::int16_t>(total / 12), static_cast<std::uint8_t>(total % 12 + 1),
                0};
    result.day = std::min(date.day, article::last_day(result).day);
    return result;
}

std::optional<Date> days_before(const Date& date, std::int64_t days) {
    const std::int64_t target = article::to_days(date) - days;
    if (target < article::to_days(Date{1, 1, 1}) ||
        target > article::to_days(Date{last_year, 12, 31})) {
        return std::nullopt;
    }
    return article::from_days(target);
}

std::optional<Date> units_before(const Date& date, Unit unit, std::int64_t count) {
    if (count > max_count) {
        return std::nullopt;
    }
    switch (unit) {
    case Unit::Day:
        return days_before(date, count);
    case Unit::Week:
        return days_before(date, count * 7);
    case Unit::Month:
        return months_before(date, count);
    case Unit::Year:
        return months_before(date, count * 12);
    }
    return std::nullopt;
}

/// The calendar unit that holds `date`: its week from Monday, its month, its year.
std::optional<DateSpan> unit_around(const Date& date, Unit unit) {
    switch (unit) {
    case Unit::Day:
        return DateSpan{date, date};
    case Unit::Week: {
        const auto monday = days_before(date, article::weekday(date));
        const auto sunday = days_before(date, article::weekday(date) - 6);
        return monday && sunday ? std::optional(DateSpan{*monday, *sunday}) : std::nullopt;
    }
    case Unit::Month:
        return whole(Date{date.year, date.month, 0});
    case Unit::Year:
        return whole(Date{date.year, 0, 0});
    }
    return std::nullopt;
}

std::optional<DateSpan> single_day(const std::optional<Date>& day) {
    return day ? std::optional(DateSpan{*day, *day}) : std::nullopt;
}

/// today, yesterday, -7d or 7d, 2021-12-30, 2021/12/30, 20211230, monday, december.
std::optional<DateSpan> read_one_word(std::string word, const Date& today) {
    if (word == "today") {
        return DateSpan{today, today};
    }
    if (word == "yesterday") {
        return single_day(days_before(today, 1));
    }
    if (word == "tomorrow") {
        return single_day(days_before(today, -1));
    }
    const std::size_t sign = word.front() == '-' ? 1 : 0;
    if (word.size() > 1 + sign) {
        const auto unit = read_unit(std::string_view(word).substr(word.size() - 1));
        const auto count = read_number(std::string_view(word).substr(sign, word.size() - 1 - sign));
        if (unit && count) {
            return single_day(units_before(today, *unit, *count));
        }
    }
    if (const auto day = find_name(day_names, word)) {
        return single_day(days_before(today, (article::weekday(today) - *day + 7) % 7));
    }
    if (const auto month = find_name(month_names, word)) {
        return whole_if_valid(today.year - (*month + 1 > today.month ? 1 : 0), *month + 1, 0);
    }
    std::ranges::replace(word, '/', '-');
    if (word.size() == 8 && read_number(word.substr(0, 7))) {
        word.insert(6, "-").insert(4, "-");
    }
    const auto date = article::parse_iso_date(word);
    return date ? std::optional(whole(*date)) : std::nullopt;
}

/// last week, this month, past year, last december, last monday.
std::optional<DateSpan> read_relative(const std::string& which, const std::string& what,
                                      const Date& today) {
    const bool current = which == "this";
    if (!current && which != "last" && which != "past" && which != "previous") {
        return std::nullopt;
    }
    if (const auto unit = read_unit(what); unit && what.size() > 1) {
        const auto day = units_before(today, *unit, current ? 0 : 1);
        return day ? unit_around(*day, *unit) : std::nullopt;
    }
    if (const auto day = find_name(day_names, what)) {
        const int back = (article::weekday(today) - *day + 7) % 7;
        return single_day(days_before(today, back == 0 && !current ? 7 : back));
    }
    if (const auto month = find_name(month_names, what)) {
        const int number = *month + 1;
        const bool this_year = current || number < today.month;
        return whole_if_valid(today.year - (this_year ? 0 : 1), number, 0);
    }
    return std::nullopt;
}

/// december 2021.
std::optional<DateSpan> read_month_and_year(const std::string& name, const std::string& year) {
    const auto month = find_name(month_names, name);
    const auto number = year.size() == 4 ? read_number(year) : std::nullopt;
    return month && number ? whole_if_valid(*number, *month + 1, 0) : std::nullopt;
}

/// 30, 1st, 2nd.
std::optional<std::int64_t> read_day_number(std::string_view word) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        if (word.ends_with(ending)) {
            word.remove_suffix(ending.size());
            break;
        }
    }
    const auto day = word.size() <= 2 ? read_number(word) : std::nullopt;
    return day && *day >= 1 ? day : std::nullopt;
}

/// 7 days ago; last 7 days; 30 december 2021; december 30 2021.
std::optional<DateSpan> read_three_words(const std::vector<std::string>& words, const Date& today) {
    if (words[2] == "ago") {
        const auto count = read_number(words[0]);
        const auto unit = read_unit(words[1]);
        return count && unit ? single_day(units_before(today, *unit, *count)) : std::nullopt;
    }
    if (words[0] == "last" || words[0] == "past") {
        const auto count = read_number(words[1]);
        const auto unit = read_unit(words[2]);
        const auto first =
            count && unit ? units_before(today, *unit, *count) : std::optional<Date>();
        return first ? std::optional(DateSpan{*first, today}) : std::nullopt;
    }
    const bool day_first = read_day_number(words[0]).has_value();
    const auto day = read_day_number(words[day_first ? 0 : 1]);
    const auto month = find_name(month_names, words[day_first ? 1 : 0]);
    const auto year = words[2].size() == 4 ? read_number(words[2]) : std::nullopt;
    return day && month && year ? whole_if_valid(*year, *month + 1, *day) : std::nullopt;
}

} // namespace

std::optional<DateSpan> parse_date_words(std::string_view text, const Date& today) {
    // The longest that can be meant, "30th september 2021", is far shorter.
    constexpr std::size_t longest = 64;
    if (text.size() > longest) {
        return std::nullopt;
    }
    const std::vector<std::string> words = split_words(text);
    switch (words.size()) {
    case 1:
        return read_one_word(words[0], today);
    case 2:
        if (const auto relative = read_relative(words[0], words[1], today)) {
            return relative;
        }
        return read_month_and_year(words[0], words[1]);
    case 3:
        return read_three_words(words, today);
    default:
        return std::nullopt;
    }
}

} // namespace gazette::searcher
