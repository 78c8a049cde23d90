// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/date_terms.h"

#include <algorithm>

#include "common/index/schema.h"

namespace gazette::index {
namespace {

using article::Date;

/// The parts that are known, without hyphens.
std::string digits_of(const Date& date) {
    std::string digits = article::to_iso(date);
    std::erase(digits, '-');
    return digits;
}

/// True when every day of `whole`, a month or year, lies in the range.
bool covers(const Date& first, const Date& last, const Date& whole) {
    return first <= article::first_day(whole) && article::last_day(whole) <= last;
}

bool touches(const Date& first, const Date& last, const Date& whole) {
    return first <= article::last_day(whole) && article::first_day(whole) <= last;
}

void add_days(const Date& first, const Date& last, const Date& month,
              std::vector<std::string>& terms) {
    terms.push_back(make_term(Field::Day, digits_of(month)));
    const std::uint8_t days = article::last_day(month).day;
    for (std::uint8_t day = 1; day <= days; ++day) {
        const Date date{month.year, month.month, day};
        if (first <= date && date <= last) {
            terms.push_back(make_term(Field::Day, digits_of(date)));
        }
    }
}

void add_months(const Date& first, const Date& last, const Date& year,
                std::vector<std::string>& terms) {
    terms.push_back(make_term(Field::Month, digits_of(year)));
    for (std::uint8_t number = 1; number <= 12; ++number) {
        const Date month{year.year, number, 0};
        if (covers(first, last, month)) {
            terms.push_back(make_term(Field::Month, digits_of(month)));
        } else if (touches(first, last, month)) {
            add_days(first, last, month, terms);
        }
    }
}

} // namespace

std::vector<std::string> date_terms(const std::optional<Date>& date) {
    if (!date) {
        return {make_term(Field::Dated, "0")};
    }
    const std::string digits = digits_of(*date);
    std::vector<std::string> terms{make_term(Field::Dated, "1"),
                                   make_term(Field::Year, digits.substr(0, 4)),
                                   make_term(Field::Month, digits.substr(0, 6))};
    if (date->month != 0) {
        terms.push_back(make_term(Field::Day, digits));
    }
    return terms;
}

std::vector<std::string> date_range_terms(const Date& first, const Date& last) {
    std::vector<std::string> terms;
    for (int number = first.year; number <= last.year && first <= last; ++number) {
        const Date year{static_cast<std::int16_t>(number), 0, 0};
        if (covers(first, last, year)) {
            terms.push_back(make_term(Field::Year, digits_of(year)));
        } else {
            add_months(first, last, year, terms);
        }
    }
    return terms;
}

} // namespace gazette::index
