// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gazette::indexer {

/// What the policy looks at of one segment.
struct SegmentSize {
    std::uint64_t bytes = 0; ///< of all its files
    std::uint32_t articles = 0;
    std::uint32_t deleted = 0;
};

/// Which segments to merge next, and how many more there are than allowed.
struct MergeChoice {
    /// Places in the span given, rising; empty: nothing to do. One place: rewrite it alone, to be
    /// rid of what is deleted in it.
    std::vector<std::size_t> segments;
};

/// Most segments that an index is left with.
inline constexpr std::size_t max_segments = 8;
/// A segment with a larger share of deleted articles is rewritten: hundredths.
inline constexpr std::uint32_t max_deleted_percent = 10;

/// Chooses one merge, the most useful first; ask again with the new sizes when it is done. Pure:
/// the same sizes give the same choice. Asked until it chooses nothing, it leaves at most
/// max_segments and no segment with over max_deleted_percent deleted, and an article is rewritten
/// only O(log) times as the index grows.
[[nodiscard]] MergeChoice choose_merge(std::span<const SegmentSize> segments);

} // namespace gazette::indexer
