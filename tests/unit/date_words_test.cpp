// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/query/date_words.h"

namespace gazette::searcher {
namespace {

// A Thursday.
constexpr article::Date today{2021, 12, 30};

std::string span_of(std::string_view text, const article::Date& from = today) {
    const auto span = parse_date_words(text, from);
    return span ? article::to_iso(span->first) + ".." + article::to_iso(span->last) : "nothing";
}

struct Case {
    std::string_view text;
    std::string_view span;
};

TEST(DateWords, ReadsWhatPeopleWrite) {
    const std::vector<Case> cases{
        {"2021-12-30", "2021-12-30..2021-12-30"},
        {"2021-12", "2021-12-01..2021-12-31"},
        {"2020-02", "2020-02-01..2020-02-29"},
        {"2021", "2021-01-01..2021-12-31"},
        {"20211230", "2021-12-30..2021-12-30"},
        {"2021/12/30", "2021-12-30..2021-12-30"},
        {"today", "2021-12-30..2021-12-30"},
        {"Yesterday", "2021-12-29..2021-12-29"},
        {"tomorrow", "2021-12-31..2021-12-31"},
        {"-7d", "2021-12-23..2021-12-23"},
        {"7d", "2021-12-23..2021-12-23"},
        {"-2w", "2021-12-16..2021-12-16"},
        {"-3m", "2021-09-30..2021-09-30"},
        {"-10m", "2021-02-28..2021-02-28"},
        {"-1y", "2020-12-30..2020-12-30"},
        {"last week", "2021-12-20..2021-12-26"},
        {"LAST  WEEK", "2021-12-20..2021-12-26"},
        {"this week", "2021-12-27..2022-01-02"},
        {"last month", "2021-11-01..2021-11-30"},
        {"this month", "2021-12-01..2021-12-31"},
        {"last year", "2020-01-01..2020-12-31"},
        {"7 days ago", "2021-12-23..2021-12-23"},
        {"1 week ago", "2021-12-23..2021-12-23"},
        {"last 7 days", "2021-12-23..2021-12-30"},
        {"past 2 months", "2021-10-30..2021-12-30"},
        {"monday", "2021-12-27..2021-12-27"},
        {"thursday", "2021-12-30..2021-12-30"},
        {"last thursday", "2021-12-23..2021-12-23"},
        {"friday", "2021-12-24..2021-12-24"},
        {"december", "2021-12-01..2021-12-31"},
        {"last december", "2020-12-01..2020-12-31"},
        {"last november", "2021-11-01..2021-11-30"},
        {"December 2021", "2021-12-01..2021-12-31"},
        {"Sept. 2021", "2021-09-01..2021-09-30"},
        {"30 December 2021", "2021-12-30..2021-12-30"},
        {"December 30, 2021", "2021-12-30..2021-12-30"},
        {"Dec. 3rd, 2021", "2021-12-03..2021-12-03"},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(span_of(one.text), one.span) << one.text;
    }
}

TEST(DateWords, RefusesWhatIsNoDate) {
    for (const std::string_view text : {"",
                                        " ",
                                        "soon",
                                        "2021-13",
                                        "2021-02-30",
                                        "30",
                                        "-d",
                                        "-xd",
                                        "--7d",
                                        "last",
                                        "last soon",
                                        "0 december 2021",
                                        "32 december 2021",
                                        "30 december 21",
                                        "december 20210",
                                        "99999999999999999999d",
                                        "-9999999y",
                                        "one two three four",
                                        "7 days hence",
                                        "1.5d"}) {
        EXPECT_EQ(span_of(text), "nothing") << text;
    }
    EXPECT_EQ(span_of(std::string(1000, '1')), "nothing");
}

TEST(DateWords, StaysWithinTheCalendar) {
    EXPECT_EQ(span_of("-1d", {1, 1, 1}), "nothing");
    EXPECT_EQ(span_of("last month", {1, 1, 15}), "nothing");
    EXPECT_EQ(span_of("tomorrow", {9999, 12, 31}), "nothing");
    EXPECT_EQ(span_of("-1m", {2024, 3, 31}), "2024-02-29..2024-02-29");
    EXPECT_EQ(span_of("-1y", {2024, 2, 29}), "2023-02-28..2023-02-28");
    EXPECT_EQ(span_of("last week", {2022, 1, 2}), "2021-12-20..2021-12-26");
    EXPECT_EQ(span_of("last month", {2022, 1, 31}), "2021-12-01..2021-12-31");
}

} // namespace
} // namespace gazette::searcher
