// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "common/index/date_terms.h"

namespace gazette::index {
namespace {

using article::Date;
using Terms = std::vector<std::string>;

TEST(DateTerms, TellWhatIsKnownOfADate) {
    EXPECT_EQ(date_terms(Date{2021, 12, 30}), (Terms{"X1", "Y2021", "M202112", "D20211230"}));
    EXPECT_EQ(date_terms(Date{2021, 12, 0}), (Terms{"X1", "Y2021", "M202112", "D202112"}));
    EXPECT_EQ(date_terms(Date{2021, 0, 0}), (Terms{"X1", "Y2021", "M2021"}));
    EXPECT_EQ(date_terms({}), (Terms{"X0"}));
}

TEST(DateTerms, CoverARangeByTheLargestUnitsThatFit) {
    EXPECT_EQ(date_range_terms({2020, 1, 1}, {2021, 12, 31}), (Terms{"Y2020", "Y2021"}));
    EXPECT_EQ(date_range_terms({2021, 12, 30}, {2022, 1, 31}),
              (Terms{"M2021", "D202112", "D20211230", "D20211231", "M2022", "M202201"}));
    EXPECT_EQ(date_range_terms({2021, 12, 31}, {2021, 12, 30}), Terms{});
}

Date random_date(std::mt19937& random, bool whole) {
    const auto days = std::uniform_int_distribution<std::int64_t>(18'000, 19'500)(random);
    Date date = article::from_days(days);
    const auto part = whole ? 0U : random() % 4;
    date.day = part == 1 || part == 2 ? std::uint8_t{0} : date.day;
    date.month = part == 2 ? std::uint8_t{0} : date.month;
    return date;
}

TEST(DateTerms, MeetExactlyWhenTheDateMayLieInTheRange) {
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        const Date date = random_date(random, false);
        const Date first = random_date(random, true);
        const Date last = random_date(random, true);
        const bool overlap =
            first <= last && article::last_day(date) >= first && article::first_day(date) <= last;
        const Terms has = date_terms(date);
        const Terms wanted = date_range_terms(first, last);
        const bool met = std::ranges::any_of(wanted, [&](const std::string& term) {
            return std::ranges::find(has, term) != has.end();
        });
        ASSERT_EQ(met, overlap) << article::to_iso(date) << " in " << article::to_iso(first) << ".."
                                << article::to_iso(last);
    }
}

} // namespace
} // namespace gazette::index
