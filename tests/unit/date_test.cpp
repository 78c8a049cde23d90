// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/article/article.h"
#include "common/article/date.h"

namespace gazette::article {
namespace {

TEST(Date, ReadsIsoFormsAndNothingElse) {
    EXPECT_EQ(parse_iso_date("2021-12-30"), (Date{2021, 12, 30}));
    EXPECT_EQ(parse_iso_date("2021-12"), (Date{2021, 12, 0}));
    EXPECT_EQ(parse_iso_date("2021"), (Date{2021, 0, 0}));
    EXPECT_EQ(parse_iso_date("2020-02-29"), (Date{2020, 2, 29}));
    for (const char* text : {"", "21", "2021-", "2021-13", "2021-00", "2021-12-00", "2021-02-29",
                             "2021-02-31", "2021/12/30", " 2021", "2021-1-30", "0000-01-01",
                             "99999-12-30", "2021-12-3O", "2021-12-30T"}) {
        EXPECT_EQ(parse_iso_date(text), std::nullopt) << text;
    }
}

TEST(Date, PrintsThePartsThatAreKnown) {
    EXPECT_EQ(to_iso({2021, 12, 30}), "2021-12-30");
    EXPECT_EQ(to_iso({2021, 2, 0}), "2021-02");
    EXPECT_EQ(to_iso({987, 0, 0}), "0987");
}

TEST(Date, CountsDaysBothWaysOverAllYears) {
    EXPECT_EQ(to_days({1970, 1, 1}), 0);
    EXPECT_EQ(to_days({2000, 3, 1}), 11017);
    std::int64_t expected = to_days({1, 1, 1});
    for (std::int64_t day = expected; day <= to_days({9999, 12, 31}); ++day) {
        const Date date = from_days(day);
        ASSERT_TRUE(is_valid(date));
        ASSERT_EQ(to_days(date), day);
    }
}

TEST(Date, KnowsTheWeekday) {
    EXPECT_EQ(weekday({2021, 12, 30}), 3);
    EXPECT_EQ(weekday({1970, 1, 1}), 3);
    EXPECT_EQ(weekday({1969, 12, 29}), 0);
    EXPECT_EQ(weekday({1605, 7, 3}), 6);
}

TEST(Date, SpansWhatAPartialDateMayStandFor) {
    EXPECT_EQ(first_day({2020, 2, 0}), (Date{2020, 2, 1}));
    EXPECT_EQ(last_day({2020, 2, 0}), (Date{2020, 2, 29}));
    EXPECT_EQ(last_day({2021, 2, 0}), (Date{2021, 2, 28}));
    EXPECT_EQ(first_day({2021, 0, 0}), (Date{2021, 1, 1}));
    EXPECT_EQ(last_day({2021, 0, 0}), (Date{2021, 12, 31}));
    EXPECT_EQ(last_day({2021, 5, 7}), (Date{2021, 5, 7}));
}

TEST(Date, NamesItsSources) {
    EXPECT_EQ(to_string(DateSource::Header), "header");
    EXPECT_EQ(to_string(DateSource::None), "");
}

} // namespace
} // namespace gazette::article
