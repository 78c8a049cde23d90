// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "indexer/publishing/merge_policy.h"

namespace gazette::indexer {
namespace {

constexpr std::uint64_t megabyte = 1U << 20U;
using Places = std::vector<std::size_t>;

SegmentSize of(std::uint64_t megabytes, std::uint32_t deleted_percent = 0) {
    return {.bytes = megabytes * megabyte, .articles = 1000, .deleted = deleted_percent * 10};
}

// Merges as the policy says until it is content; returns the bytes written.
std::uint64_t settle(std::vector<SegmentSize>& segments, const MergeLimits& limits = {}) {
    std::uint64_t written = 0;
    for (Places chosen = choose_merge(segments, limits); !chosen.empty();
         chosen = choose_merge(segments, limits)) {
        SegmentSize merged{.bytes = 0, .articles = 0, .deleted = 0};
        for (const std::size_t at : chosen) {
            const SegmentSize& each = segments[at];
            merged.bytes += each.bytes * (each.articles - each.deleted) / each.articles;
            merged.articles += each.articles - each.deleted;
        }
        written += merged.bytes;
        for (std::size_t i = chosen.size(); i-- > 0;) {
            segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(chosen[i]));
        }
        segments.push_back(merged);
    }
    return written;
}

TEST(MergePolicy, LeavesWellAlone) {
    EXPECT_EQ(choose_merge({}), Places{});
    EXPECT_EQ(choose_merge(std::vector{of(100)}), Places{});
    EXPECT_EQ(choose_merge(std::vector{of(1000, 10), of(100), of(20), of(1), of(1)}), Places{});
}

TEST(MergePolicy, MergesFourOfAboutOneSize) {
    EXPECT_EQ(choose_merge(std::vector{of(100), of(1), of(2), of(200), of(3), of(1)}),
              (Places{1, 2, 4, 5}));
    EXPECT_EQ(choose_merge(std::vector{of(20), of(30), of(500), of(40), of(50)}),
              (Places{0, 1, 3, 4}));
}

TEST(MergePolicy, RewritesWhatIsMoreThanATenthDeleted) {
    EXPECT_EQ(choose_merge(std::vector{of(100), of(1000, 11)}), Places{1});
    EXPECT_EQ(choose_merge(std::vector{of(100), of(1000, 10)}), Places{});
    EXPECT_EQ(choose_merge(std::vector{of(1, 100)}), Places{0});
}

TEST(MergePolicy, MergesTheSmallestOfTooMany) {
    std::vector<SegmentSize> segments;
    for (const unsigned size : {4096U, 3000U, 1024U, 700U, 256U, 200U, 64U, 40U, 16U}) {
        segments.push_back(of(size));
    }
    EXPECT_EQ(choose_merge(segments), (Places{7, 8}));
}

TEST(MergePolicy, KeepsAGrowingIndexAHandfulAtLittleCost) {
    std::vector<SegmentSize> segments;
    std::uint64_t written = 0;
    std::size_t most = 0;
    const std::uint64_t steps = 1000;
    for (std::uint64_t i = 0; i < steps; ++i) {
        segments.push_back(of(20));
        written += settle(segments);
        most = std::max(most, segments.size());
    }
    EXPECT_LE(most, 8U);
    // Each article was written again log4(1000) = 5 times, twice that with the limit of eight.
    EXPECT_LE(written, steps * 20 * megabyte * 10);
}

TEST(MergePolicy, KeepsFiftySmallUpdatesFromRewritingALargeIndex) {
    std::vector<SegmentSize> segments{of(1000)};
    std::uint64_t written = 0;
    for (int i = 0; i < 50; ++i) {
        segments.push_back(of(1));
        written += settle(segments);
    }
    EXPECT_LE(segments.size(), 8U);
    EXPECT_LT(written, 300 * megabyte);
}

TEST(MergePolicy, MayLetMoreWaitWhileBuilding) {
    std::vector<SegmentSize> segments(15, of(20));
    const MergeLimits building{.fan_in = 16, .max_segments = 64};
    EXPECT_EQ(choose_merge(segments, building), Places{});
    segments.push_back(of(20));
    EXPECT_EQ(choose_merge(segments, building).size(), 16U);
}

} // namespace
} // namespace gazette::indexer
