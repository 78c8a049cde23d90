// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/written_dates.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "indexer/parsing/calendar_names.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/text_cursor.h"

namespace gazette::indexer {
namespace {

using article::Date;

// Newspapers begin in 1605; a running text seldom dates anything beyond its own century's end.
constexpr int first_year = 1600;
constexpr int last_year = 2199;

Date make_date(int year, int month, int day) noexcept {
    return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
            static_cast<std::uint8_t>(day)};
}

// A day without a year must exist in a leap year.
bool exists(int year, int month, int day) noexcept {
    return month >= 1 && month <= 12 && (year == 0 || (year >= first_year && year <= last_year)) &&
           article::is_valid(make_date(year == 0 ? 2000 : year, month, day));
}

bool is_year(const TextCursor& cursor, int value) noexcept {
    return cursor.digits_read() == 4 && value >= first_year && value <= last_year;
}

void skip_ordinal(TextCursor& cursor) noexcept {
    for (const std::string_view mark : {"st", "nd", "rd", "th", "er", "º", "ª", ".", "-го", "a"}) {
        if (cursor.take(mark)) {
            return;
        }
    }
}

/// [,] [de|of|del] 2021: the year after a month or day; nothing, and the cursor unmoved, if none.
std::optional<int> year_after(TextCursor& cursor) {
    TextCursor ahead = cursor;
    ahead.take_any(".");
    ahead.take_any(",");
    ahead.blanks();
    TextCursor after_word = ahead;
    const std::string word = after_word.word();
    if (word == "de" || word == "del" || word == "of" || word == "do") {
        if (!after_word.blanks()) {
            return std::nullopt;
        }
        ahead = after_word;
    }
    const auto year = ahead.number(4);
    if (!year || !is_year(ahead, *year)) {
        return std::nullopt;
    }
    cursor = ahead;
    return year;
}

std::optional<WrittenDate> found(int year, int month, int day, std::size_t begin, std::size_t end,
                                 bool numeric) {
    if (!exists(year, month, day)) {
        return std::nullopt;
    }
    WrittenDate date;
    date.date = make_date(year, month, day);
    date.begin = begin;
    date.end = end;
    date.numeric = numeric;
    return date;
}

// 2021-12-30, 2021/12/30, 2021.12.30, 2021. 12. 30., 2021年12月30日, 2021년 12월 30일
std::optional<WrittenDate> year_month_day(std::string_view text, std::size_t begin) {
    TextCursor cursor(text, begin);
    const auto year = cursor.number(4);
    if (!year || !is_year(cursor, *year)) {
        return std::nullopt;
    }
    if (cursor.take("年") || cursor.take("년")) {
        cursor.blanks();
        const auto month = cursor.number(2);
        if (!month || !(cursor.take("月") || cursor.take("월"))) {
            return std::nullopt;
        }
        cursor.blanks();
        const auto day = cursor.number(2);
        if (!day || !(cursor.take("日") || cursor.take("號") || cursor.take("일"))) {
            return std::nullopt;
        }
        return found(*year, *month, *day, begin, cursor.at(), true);
    }
    const char separator = cursor.take_any("-/.");
    if (separator == '\0') {
        return std::nullopt;
    }
    if (separator == '.' && cursor.blanks()) {
        const std::string name = cursor.word();
        const auto month = month_of_name(name);
        cursor.blanks();
        const auto day = cursor.number(2);
        return month && day ? found(*year, *month, *day, begin, cursor.at(), false) : std::nullopt;
    }
    const auto month = cursor.number(2);
    if (!month || cursor.take_any(std::string_view(&separator, 1)) == '\0') {
        return std::nullopt;
    }
    cursor.blanks();
    const auto day = cursor.number(2);
    return day ? found(*year, *month, *day, begin, cursor.at(), true) : std::nullopt;
}

// 30.12.2021, 30/12/2021, 12/30/2021, 30-12-2021, 30. 12. 2021
std::optional<WrittenDate> three_numbers(std::string_view text, std::size_t begin, DayOrder order) {
    TextCursor cursor(text, begin);
    const auto first = cursor.number(2);
    const char separator = cursor.take_any("./-");
    if (!first || separator == '\0') {
        return std::nullopt;
    }
    if (separator == '.') {
        cursor.blanks();
    }
    const auto second = cursor.number(2);
    if (!second || cursor.take_any(std::string_view(&separator, 1)) == '\0') {
        return std::nullopt;
    }
    if (separator == '.') {
        cursor.blanks();
    }
    const auto year = cursor.number(4);
    if (!year || !is_year(cursor, *year)) {
        return std::nullopt;
    }
    // Dots are day first wherever they are used.
    const DayOrder read = separator == '.' ? DayOrder::DayFirst : order;
    auto month_first = found(*year, *first, *second, begin, cursor.at(), true);
    auto day_first = found(*year, *second, *first, begin, cursor.at(), true);
    if (!month_first || !day_first || *first == *second) {
        return month_first && separator != '.' ? month_first : day_first;
    }
    auto& chosen = read == DayOrder::DayFirst ? day_first : month_first;
    chosen->ambiguous = read == DayOrder::Unknown;
    return chosen;
}

// 30 December 2021, 30. Dezember 2021, 30 de diciembre de 2021, 9-MAR-1987, 1er janvier, 30 déc.
std::optional<WrittenDate> day_then_month(std::string_view text, std::size_t begin) {
    TextCursor cursor(text, begin);
    const auto day = cursor.number(2);
    if (!day) {
        return std::nullopt;
    }
    const bool hyphen = cursor.take("-");
    if (!hyphen) {
        skip_ordinal(cursor);
        cursor.take(".");
        if (!cursor.blanks()) {
            return std::nullopt;
        }
    }
    std::string word = cursor.word();
    if (word == "de" || word == "of" || word == "d" || word == "di") {
        if (cursor.take_any("'") == '\0' && !cursor.take("’") && !cursor.blanks()) {
            return std::nullopt;
        }
        word = cursor.word();
    }
    const auto month = month_of_name(word);
    if (!month) {
        return std::nullopt;
    }
    const std::size_t end_of_month = cursor.at();
    if (hyphen && cursor.take("-")) {
        const auto year = cursor.number(4);
        return year && is_year(cursor, *year)
                   ? found(*year, *month, *day, begin, cursor.at(), false)
                   : std::nullopt;
    }
    const auto year = year_after(cursor);
    // "may" and "mar" are words too: without a year only a capital makes them a month here.
    return found(year.value_or(0), *month, *day, begin, year ? cursor.at() : end_of_month, false);
}

// December 30, 2021; Dec. 30; March 9-10, 1987 (the first day); December 2021
std::optional<WrittenDate> month_then_number(std::string_view text, std::size_t begin) {
    const WordBefore before = word_before(text, begin, ".,");
    const auto month = month_of_name(before.word);
    if (!month || before.begin + before.word.size() == begin) {
        return std::nullopt;
    }
    TextCursor cursor(text, begin);
    const auto number = cursor.number(4);
    if (!number) {
        return std::nullopt;
    }
    if (is_year(cursor, *number)) {
        // "30 February 2021" is no month of 2021 either.
        const std::string_view before_month = trim(text.substr(
            before.begin < 8 ? 0 : before.begin - 8, std::min<std::size_t>(before.begin, 8)));
        if (!before_month.empty() && is_digit(before_month.back())) {
            return std::nullopt;
        }
        return found(*number, *month, 0, before.begin, cursor.at(), false);
    }
    if (cursor.digits_read() > 2 || *number == 0) {
        return std::nullopt;
    }
    skip_ordinal(cursor);
    const std::size_t end_of_day = cursor.at();
    TextCursor range = cursor;
    if (range.take("-") || range.take("–")) {
        if (range.number(2)) {
            cursor = range;
        }
    }
    const auto year = year_after(cursor);
    return found(year.value_or(0), *month, *number, before.begin, year ? cursor.at() : end_of_day,
                 false);
}

void note_weekday(std::string_view text, WrittenDate& date) {
    const WordBefore before = word_before(text, date.begin, ",.(");
    if (const auto day = weekday_of_name(before.word)) {
        date.weekday = *day;
    }
}

std::optional<WrittenDate> date_at(std::string_view text, std::size_t begin, std::size_t digits,
                                   DayOrder order) {
    if (digits == 4) {
        if (auto date = year_month_day(text, begin)) {
            return date;
        }
        return month_then_number(text, begin);
    }
    if (auto date = three_numbers(text, begin, order)) {
        return date;
    }
    auto after = day_then_month(text, begin);
    if (after && after->date.year != 0) {
        return after;
    }
    auto before = month_then_number(text, begin);
    return before ? before : after;
}

// A number glued to letters, to a decimal point or to a currency sign dates nothing.
bool may_start_a_date(std::string_view text, std::size_t begin) noexcept {
    if (begin == 0) {
        return true;
    }
    const Character before = character_before(text, begin);
    if (is_blank(before.code) || !is_letter(before.code)) {
        const bool decimal = (before.code == '.' || before.code == ',' || before.code == '/' ||
                              before.code == '-' || before.code == ':') &&
                             begin >= 2 && is_digit(text[begin - 2]);
        return !decimal && before.code != '$' && before.code != U'£' && before.code != U'€';
    }
    // Chinese and Japanese write no blanks; letters without case may stand before.
    return !is_upper(before.code) && !is_lower(before.code);
}

// "2.12.2021x"; but "2021-12-30T10:00" is a date.
bool is_glued_to_a_word(std::string_view text, const WrittenDate& date) noexcept {
    if (!date.numeric || date.end >= text.size() || text[date.end] == 'T') {
        return false;
    }
    const char32_t next = character_at(text, date.end).code;
    return is_lower(next) || is_upper(next);
}

// The next digit, or the next byte that is none.
std::size_t skip_to(std::string_view text, std::size_t at, bool digit) noexcept {
    while (at < text.size() && is_digit(text[at]) != digit) {
        ++at;
    }
    return at;
}

} // namespace

std::vector<WrittenDate> find_dates(std::string_view text, DayOrder order, std::size_t max_count) {
    std::vector<WrittenDate> dates;
    std::size_t at = 0;
    while (dates.size() < max_count) {
        at = skip_to(text, at, true);
        if (at == text.size()) {
            break;
        }
        const std::size_t end = skip_to(text, at, false);
        const std::size_t digits = end - at;
        auto date = digits <= 4 && digits != 3 && may_start_a_date(text, at)
                        ? date_at(text, at, digits, order)
                        : std::nullopt;
        if (date && is_glued_to_a_word(text, *date)) {
            date.reset();
        }
        if (date && (dates.empty() || date->begin >= dates.back().end)) {
            note_weekday(text, *date);
            at = std::max(date->end, end);
            dates.push_back(*date);
        } else {
            at = end;
        }
    }
    return dates;
}

} // namespace gazette::indexer
