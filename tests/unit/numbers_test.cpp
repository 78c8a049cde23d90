// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/cli/numbers.h"

namespace gazette::cli {
namespace {

TEST(Numbers, GroupThousands) {
    EXPECT_EQ(with_thousands(0), "0");
    EXPECT_EQ(with_thousands(999), "999");
    EXPECT_EQ(with_thousands(1000), "1,000");
    EXPECT_EQ(with_thousands(1234567), "1,234,567");
}

TEST(Numbers, CountWithTheirNoun) {
    EXPECT_EQ(counted(0, "article"), "0 articles");
    EXPECT_EQ(counted(1, "article"), "1 article");
    EXPECT_EQ(counted(1234, "segment"), "1,234 segments");
}

TEST(Numbers, GiveSizesInPowersOfAThousand) {
    EXPECT_EQ(with_size_unit(812), "812 B");
    EXPECT_EQ(with_size_unit(1000), "1.0 kB");
    EXPECT_EQ(with_size_unit(83'700'000), "83.7 MB");
    EXPECT_EQ(with_size_unit(999'960'000), "1.0 GB");
}

TEST(Numbers, ReadOnlyWholeDecimals) {
    EXPECT_EQ(parse_natural("10"), 10U);
    EXPECT_EQ(parse_natural("18446744073709551615"), UINT64_MAX);
    for (const char* bad : {"", " 1", "1 ", "-1", "+1", "0x1", "1.0", "18446744073709551616"}) {
        EXPECT_EQ(parse_natural(bad), std::nullopt) << bad;
    }
    EXPECT_EQ(parse_fraction("0.75"), 0.75);
    for (const char* bad : {"", "1e3", "inf", "nan", "-1", "1.2.3", "."}) {
        EXPECT_EQ(parse_fraction(bad), std::nullopt) << bad;
    }
}

TEST(Numbers, ReadTimesWithUnits) {
    EXPECT_EQ(parse_seconds("30"), 30);
    EXPECT_EQ(parse_seconds("500ms"), 0.5);
    EXPECT_EQ(parse_seconds("2m"), 120);
    EXPECT_EQ(parse_seconds("1.5h"), 5400);
    for (const char* bad : {"", "s", "5 s", "5x", "-5s", "1e3s"}) {
        EXPECT_EQ(parse_seconds(bad), std::nullopt) << bad;
    }
}

} // namespace
} // namespace gazette::cli
