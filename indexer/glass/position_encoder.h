// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace gazette::indexer {

/// Encodes position lists as glass keeps them: the last position, then, when there are more, the
/// first, the count and the rest in interpolative code (Moffat and Stuiver 2000; Witten, Moffat and
/// Bell, "Managing Gigabytes", 2nd edition, page 126). The bits of every number are Xapian's, see
/// its common/bitstream.cc. Keeps one buffer, so that encoding does not allocate.
class PositionEncoder {
  public:
    /// The encoded form of `positions`, which must be rising and not empty. Valid until the next
    /// call.
    [[nodiscard]] std::string_view encode(std::span<const std::uint32_t> positions);

    /// Heap held, in bytes.
    [[nodiscard]] std::size_t memory_bytes() const { return buffer_.capacity(); }

    /// Gives the heap back.
    void release();

  private:
    std::vector<char> buffer_;
};

} // namespace gazette::indexer
