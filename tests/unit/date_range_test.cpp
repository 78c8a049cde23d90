// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "searcher/query/date_range.h"

namespace gazette::searcher {
namespace {

constexpr article::Date today{2021, 12, 30};

std::string range_of(std::string_view text) {
    const auto range = parse_date_range(text, today);
    return range ? to_string(*range) : "nothing";
}

TEST(DateRange, ReadsBothEndsOrOne) {
    EXPECT_EQ(range_of("2021-12-30"), "2021-12-30");
    EXPECT_EQ(range_of("2021-12..2022-01"), "2021-12-01..2022-01-31");
    EXPECT_EQ(range_of("2021-12-31.."), "2021-12-31..");
    EXPECT_EQ(range_of("..2021"), "..2021-12-31");
    EXPECT_EQ(range_of("2020...2021"), "2020-01-01..2021-12-31");
    EXPECT_EQ(range_of("-7d..today"), "2021-12-23..2021-12-30");
    EXPECT_EQ(range_of("last week"), "2021-12-20..2021-12-26");
}

TEST(DateRange, TurnsAroundWhatIsTheWrongWay) {
    EXPECT_EQ(range_of("2022-01..2021-12"), "2021-12-01..2022-01-31");
}

TEST(DateRange, RefusesWhatItCannotRead) {
    for (const std::string_view text : {"", "..", "soon..", "..soon", "2021..soon", "1..2..3"}) {
        EXPECT_EQ(range_of(text), "nothing") << text;
    }
}

TEST(DateRange, OverlapsWithEveryDayThatAPartialDateMayBe) {
    const DateRange days{article::Date{2021, 12, 15}, article::Date{2021, 12, 20}};
    EXPECT_TRUE(overlaps(days, {2021, 12, 15}));
    EXPECT_TRUE(overlaps(days, {2021, 12, 20}));
    EXPECT_FALSE(overlaps(days, {2021, 12, 14}));
    EXPECT_FALSE(overlaps(days, {2021, 12, 21}));
    EXPECT_TRUE(overlaps(days, {2021, 12, 0}));
    EXPECT_TRUE(overlaps(days, {2021, 0, 0}));
    EXPECT_FALSE(overlaps(days, {2021, 11, 0}));
    EXPECT_FALSE(overlaps(days, {2022, 0, 0}));
    EXPECT_TRUE(overlaps({}, {1, 0, 0}));
}

} // namespace
} // namespace gazette::searcher
