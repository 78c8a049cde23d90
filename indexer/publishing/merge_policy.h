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

/// How many segments an index may have.
struct MergeLimits {
    /// Most segments of about one size (within a factor of four) but one: so many are merged. While
    /// a build is running more may wait, since each merge writes its articles once again.
    std::size_t fan_in = 4;
    /// Most segments in all.
    std::size_t max_segments = 8;
    /// A segment with a larger share of deleted articles is rewritten: hundredths.
    std::uint32_t max_deleted_percent = 10;
};

/// Chooses one merge: places in the span given, rising; nothing when all limits are kept. One place
/// means to rewrite that segment alone, to be rid of what is deleted in it. Pure: the same sizes
/// give the same choice. Asked again with the new sizes until it chooses nothing, it keeps all
/// limits. An index grown by equal steps writes an article again about log4(steps) times.
[[nodiscard]] std::vector<std::size_t> choose_merge(std::span<const SegmentSize> segments,
                                                    const MergeLimits& limits = {});

} // namespace gazette::indexer
