// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "indexer/parsing/worded_dates.h"
#include "indexer/parsing/written_dates.h"

namespace gazette::indexer {
namespace {

using article::Date;

struct Case {
    const char* text;
    Date date;
};

TEST(WrittenDates, AreReadInManyLanguages) {
    const Case cases[] = {
        {"on December 30, 2021, he said", {2021, 12, 30}},
        {"Dec. 30, 2021", {2021, 12, 30}},
        {"the 1st of May 2020", {2020, 5, 1}},
        {"30 December 2021", {2021, 12, 30}},
        {"am 30. Dezember 2021 in Berlin", {2021, 12, 30}},
        {"le 1er janvier 2022", {2022, 1, 1}},
        {"le 30 décembre 2021", {2021, 12, 30}},
        {"30 de diciembre de 2021", {2021, 12, 30}},
        {"30 dicembre 2021", {2021, 12, 30}},
        {"30 de dezembro de 2021", {2021, 12, 30}},
        {"30 december 2021", {2021, 12, 30}},
        {"30 декабря 2021 года", {2021, 12, 30}},
        {"30 grudnia 2021", {2021, 12, 30}},
        {"30 Aralık 2021", {2021, 12, 30}},
        {"30 joulukuuta 2021", {2021, 12, 30}},
        {"30 Δεκεμβρίου 2021", {2021, 12, 30}},
        {"2021. december 30.", {2021, 12, 30}},
        {"30 ديسمبر 2021", {2021, 12, 30}},
        {"30 दिसंबर 2021", {2021, 12, 30}},
        {"（2021年12月30日）", {2021, 12, 30}},
        {"記事は2021年12月30日に", {2021, 12, 30}},
        {"2021년 12월 30일", {2021, 12, 30}},
        {"2021-12-30T10:00:00Z", {2021, 12, 30}},
        {"2021/12/30", {2021, 12, 30}},
        {"30.12.2021", {2021, 12, 30}},
        {"1. 2. 2021", {2021, 2, 1}},
        {"12/30/2021", {2021, 12, 30}},
        {"30/12/2021", {2021, 12, 30}},
        {"9-MAR-1987 11:53", {1987, 3, 9}},
        {"DENVER, March 9 - ", {0, 3, 9}},
        {"Jan. 9-10, 2022", {2022, 1, 9}},
        {"in December 2021 alone", {2021, 12, 0}},
        {"February 29", {0, 2, 29}},
    };
    for (const Case& c : cases) {
        const auto dates = find_dates(c.text, DayOrder::Unknown);
        ASSERT_EQ(dates.size(), 1U) << c.text;
        EXPECT_EQ(dates[0].date, c.date) << c.text;
        EXPECT_FALSE(dates[0].ambiguous) << c.text;
    }
}

TEST(WrittenDates, AreNotSeenWhereNoneIs) {
    for (const char* text :
         {"", "2021", "call 555-2021", "$12.30", "1.2.3.4", "February 30, 2021", "31/31/2021",
          "2021-13-01", "version 2.12.2021x", "A2021-12-30", "room 12 may be used by 2021 people x",
          "99999-12-30", "12:30", "100,000", "29 February 2021"}) {
        for (const WrittenDate& date : find_dates(text, DayOrder::Unknown)) {
            EXPECT_EQ(date.date.year, 0) << text << ": " << to_iso(date.date);
        }
    }
}

TEST(WrittenDates, OfNumbersFollowTheOrderAskedFor) {
    const auto read = [](DayOrder order) { return find_dates("03/04/2021", order).at(0); };
    EXPECT_EQ(read(DayOrder::DayFirst).date, (Date{2021, 4, 3}));
    EXPECT_EQ(read(DayOrder::MonthFirst).date, (Date{2021, 3, 4}));
    EXPECT_FALSE(read(DayOrder::DayFirst).ambiguous);
    EXPECT_TRUE(read(DayOrder::Unknown).ambiguous);
    EXPECT_FALSE(find_dates("04/04/2021", DayOrder::Unknown).at(0).ambiguous);
    EXPECT_FALSE(find_dates("03.04.2021", DayOrder::Unknown).at(0).ambiguous);
}

TEST(WrittenDates, KeepTheirWeekdayAndPlace) {
    const std::string text = "in Washington, Tuesday, Dec. 7, 2021. At left";
    const auto dates = find_dates(text, DayOrder::Unknown);
    ASSERT_EQ(dates.size(), 1U);
    EXPECT_EQ(dates[0].weekday, 1);
    EXPECT_EQ(text.substr(dates[0].begin, dates[0].end - dates[0].begin), "Dec. 7, 2021");
}

TEST(WordedDates, AreReadInTheirForms) {
    for (const auto& [text, expected] : std::initializer_list<std::pair<const char*, const char*>>{
             {"set my hand this seventeenth day of May, in the year of our Lord two thousand "
              "twenty-one, and of",
              "2021-05-17"},
             {"hand this\ntwenty-first day of\nJune, in the year of our Lord two\u00A0thousand and "
              "nine",
              "2009-06-21"},
             {"Done this 3rd day of June 2024.", "2024-06-03"},
             {"given this thirtieth day of April, 1998", "1998-04-30"},
             {"this twentieth day of March, two thousand", "2000-03-20"},
             {"this is the case; on this first day of July, 2020", "2020-07-01"},
             {"this thirty-first day of June, 2020", ""},
             {"this day of May 2021", ""},
             {"this one day of peace", ""},
             {"this fifth day of the strike in 2021", ""},
             {"this", ""},
             {"this fifth day of May", ""},
         }) {
        const auto found = find_worded_date(text);
        EXPECT_EQ(found ? to_iso(found->date) : "", expected) << text;
    }
}

TEST(DayOrder, ComesFromLanguageOrFromTheTextItself) {
    EXPECT_EQ(day_order_of_language("de"), DayOrder::DayFirst);
    EXPECT_EQ(day_order_of_language("en-GB"), DayOrder::DayFirst);
    EXPECT_EQ(day_order_of_language("en-US"), DayOrder::MonthFirst);
    EXPECT_EQ(day_order_of_language("en"), DayOrder::Unknown);
    EXPECT_EQ(day_order_of_language(""), DayOrder::Unknown);
    EXPECT_EQ(day_order_shown("from 03/04/2021 to 15/04/2021"), DayOrder::DayFirst);
    EXPECT_EQ(day_order_shown("from 03/04/2021 to 03/15/2021"), DayOrder::MonthFirst);
    EXPECT_EQ(day_order_shown("03/15/2021 and 15/03/2021"), DayOrder::Unknown);
}

} // namespace
} // namespace gazette::indexer
