// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/position_encoder.h"

#include <bit>
#include <cassert>

#include "indexer/glass/glass_format.h"

namespace gazette::indexer {
namespace {

/// Appends numbers of known range to a buffer, lowest bit first.
class BitWriter {
  public:
    explicit BitWriter(char* out) : out_(out) {}

    /// Writes `value`, which is below `range`. Where the range is no power of two, the values in
    /// its middle take one bit fewer.
    void write(std::uint32_t value, std::uint32_t range) {
        unsigned bits = std::bit_width(range - 1);
        std::uint64_t code = value;
        const std::uint64_t spare = (std::uint64_t{1} << bits) - range;
        if (spare != 0) {
            const std::uint64_t middle = (range - spare) / 2;
            if (code >= middle + spare) {
                code = (code - (middle + spare)) | std::uint64_t{1} << (bits - 1);
            } else if (code >= middle) {
                --bits;
            }
        }
        pending_ |= code << pending_bits_;
        pending_bits_ += bits;
        if (pending_bits_ >= 32) {
            write_bytes(4);
        }
    }

    /// Writes what is pending, filled up to a whole byte, and returns the end.
    [[nodiscard]] char* finish() {
        write_bytes((pending_bits_ + 7) / 8);
        return out_;
    }

  private:
    void write_bytes(unsigned count) {
        for (unsigned i = 0; i < count; ++i) {
            *out_++ = static_cast<char>(static_cast<unsigned char>(pending_));
            pending_ >>= 8;
        }
        pending_bits_ -= count * 8;
    }

    char* out_;
    std::uint64_t pending_ = 0;
    unsigned pending_bits_ = 0; // below 32 between two writes
};

/// Writes the positions strictly between the first and the last of `positions`: the middle one
/// within the range that its neighbours leave it, then both halves likewise.
void write_between(BitWriter& out, std::span<const std::uint32_t> positions) {
    while (positions.size() > 2) {
        const std::size_t last = positions.size() - 1;
        const std::size_t middle = last / 2;
        const auto lowest = static_cast<std::uint32_t>(positions.front() + middle);
        const auto range =
            static_cast<std::uint32_t>(positions.back() - positions.front() - last + 1);
        out.write(positions[middle] - lowest, range);
        write_between(out, positions.first(middle + 1));
        positions = positions.subspan(middle);
    }
}

/// The last position, and 32 bits for each number besides, rounded up to what write() may touch.
constexpr std::size_t most_bytes(std::size_t count) {
    return glass::max_packed_uint32 + (count + 1) * 4 + 8;
}

} // namespace

std::string_view PositionEncoder::encode(std::span<const std::uint32_t> positions) {
    assert(!positions.empty());
    if (buffer_.size() < most_bytes(positions.size())) {
        buffer_.resize(most_bytes(positions.size()) * 2);
    }
    char* end = glass::pack_uint(buffer_.data(), positions.back());
    if (positions.size() > 1) {
        BitWriter out(end);
        out.write(positions.front(), positions.back());
        out.write(static_cast<std::uint32_t>(positions.size() - 2),
                  positions.back() - positions.front());
        write_between(out, positions);
        end = out.finish();
    }
    return {buffer_.data(), static_cast<std::size_t>(end - buffer_.data())};
}

void PositionEncoder::release() {
    std::vector<char>().swap(buffer_);
}

} // namespace gazette::indexer
