// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/merge_policy.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>

namespace gazette::indexer {
namespace {

// Segments below this are all of one size: merging them costs next to nothing.
constexpr std::uint64_t smallest_tier_bytes = std::uint64_t{4} << 20U;

std::uint64_t live_bytes(const SegmentSize& segment) {
    if (segment.articles == 0) {
        return 0;
    }
    const double share = 1.0 - static_cast<double>(segment.deleted) / segment.articles;
    return static_cast<std::uint64_t>(static_cast<double>(segment.bytes) * share);
}

// 0 below 4 MB, then one more for every factor of four.
std::size_t tier_of(const SegmentSize& segment) {
    return (std::bit_width(live_bytes(segment) / smallest_tier_bytes) + 1) / 2;
}

std::vector<std::size_t> crowded_tier(std::span<const SegmentSize> segments, std::size_t fan_in) {
    std::map<std::size_t, std::vector<std::size_t>> tiers;
    for (std::size_t at = 0; at < segments.size(); ++at) {
        tiers[tier_of(segments[at])].push_back(at);
    }
    for (auto& [tier, places] : tiers) {
        if (places.size() >= std::max<std::size_t>(fan_in, 2)) {
            return std::move(places);
        }
    }
    return {};
}

// The smallest ones, as many as cost the least for each segment fewer.
std::vector<std::size_t> cheapest_merge(std::span<const SegmentSize> segments,
                                        std::size_t at_least) {
    std::vector<std::size_t> by_size(segments.size());
    std::iota(by_size.begin(), by_size.end(), std::size_t{0});
    std::ranges::stable_sort(by_size, std::ranges::less{},
                             [&](std::size_t at) { return live_bytes(segments[at]); });
    std::size_t best = at_least;
    double best_cost = 0;
    std::uint64_t sum = 0;
    for (std::size_t count = 1; count <= by_size.size(); ++count) {
        sum += live_bytes(segments[by_size[count - 1]]);
        if (count < at_least) {
            continue;
        }
        const double cost = static_cast<double>(sum) / static_cast<double>(count - 1);
        if (count == at_least || cost < best_cost) {
            best = count;
            best_cost = cost;
        }
    }
    by_size.resize(best);
    std::ranges::sort(by_size);
    return by_size;
}

} // namespace

std::vector<std::size_t> choose_merge(std::span<const SegmentSize> segments,
                                      const MergeLimits& limits) {
    if (std::vector<std::size_t> tier = crowded_tier(segments, limits.fan_in); !tier.empty()) {
        return tier;
    }
    const std::size_t most = std::max<std::size_t>(limits.max_segments, 1);
    if (segments.size() > most) {
        return cheapest_merge(segments, segments.size() - most + 1);
    }
    for (std::size_t at = 0; at < segments.size(); ++at) {
        if (std::uint64_t{segments[at].deleted} * 100 >
            std::uint64_t{segments[at].articles} * limits.max_deleted_percent) {
            return {at};
        }
    }
    return {};
}

} // namespace gazette::indexer
