// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/position_table.h"

#include <array>
#include <bit>
#include <span>
#include <string>

#include "common/index/glass_format.h"

namespace gazette::index {
namespace {

/// More places than any article has words: what claims more is damaged, and memory is not for it.
constexpr std::size_t most_positions = std::size_t{1} << 26U;

/// Takes numbers of known range from bytes, lowest bit first: the inverse of the indexer's
/// PositionEncoder, Xapian's common/bitstream.cc.
class BitReader {
  public:
    explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

    /// A number below `range`, which is at least 1.
    std::uint32_t read(std::uint32_t range) {
        const unsigned bits = std::bit_width(range - 1);
        const std::uint64_t spare = (std::uint64_t{1} << bits) - range;
        if (spare == 0) {
            return static_cast<std::uint32_t>(take(bits));
        }
        const std::uint64_t middle = (range - spare) / 2;
        std::uint64_t value = take(bits - 1);
        if (value < middle && take(1) != 0) {
            value += middle + spare;
        }
        return static_cast<std::uint32_t>(value);
    }

    /// More was asked for than the bytes hold.
    [[nodiscard]] bool overrun() const noexcept { return overrun_; }

  private:
    /// At most 32 bits.
    std::uint64_t take(unsigned bits) {
        while (pending_bits_ < bits) {
            if (next_ == bytes_.size()) {
                overrun_ = true;
                return 0;
            }
            pending_ |= std::uint64_t{static_cast<unsigned char>(bytes_[next_++])} << pending_bits_;
            pending_bits_ += 8;
        }
        const std::uint64_t value = pending_ & ((std::uint64_t{1} << bits) - 1);
        pending_ >>= bits;
        pending_bits_ -= bits;
        return value;
    }

    std::string_view bytes_;
    std::size_t next_ = 0;
    std::uint64_t pending_ = 0;
    unsigned pending_bits_ = 0;
    bool overrun_ = false;
};

/// Fills in what lies between the first and the last of `positions`: the middle one within the
/// range that its neighbours leave it, then both halves likewise. Depth: the logarithm of the
/// count. False when the ends leave no room.
bool read_between(BitReader& in, std::span<std::uint32_t> positions) {
    while (positions.size() > 2) {
        const std::size_t last = positions.size() - 1;
        if (positions.back() - positions.front() < last || in.overrun()) {
            return false;
        }
        const std::size_t middle = last / 2;
        const auto lowest = static_cast<std::uint32_t>(positions.front() + middle);
        const auto range =
            static_cast<std::uint32_t>(positions.back() - positions.front() - last + 1);
        positions[middle] = lowest + in.read(range);
        if (!read_between(in, positions.first(middle + 1))) {
            return false;
        }
        positions = positions.subspan(middle);
    }
    return true;
}

} // namespace

void PositionTable::find(std::string_view term, std::uint32_t docid,
                         std::vector<std::uint32_t>& positions, Finger& finger) const {
    if (tree_.empty() || term.empty() || term.size() > glass::max_term_bytes) {
        return;
    }
    // The key: the term packed, a NUL that ends it, and the docid.
    std::array<char, 2 * glass::max_term_bytes + 2 + glass::max_packed_sortable32> packed{};
    char* end = glass::pack_term(packed.data(), term);
    *end++ = '\0';
    const auto prefix_bytes = static_cast<std::size_t>(end - packed.data());
    end = glass::pack_sortable(end, docid);
    const std::string_view key(packed.data(), static_cast<std::size_t>(end - packed.data()));
    std::string joined;
    // Behind the NUL: a docid never begins with 0xff, which there means a longer term.
    const bool same_term = finger.key.size() > prefix_bytes &&
                           finger.key.starts_with(key.substr(0, prefix_bytes)) &&
                           finger.key[prefix_bytes] != '\xff';
    const bool found =
        (same_term && finger.chunk.docid() <= docid && read_up_to(docid, finger.chunk)) ||
        (find_chunk(key, prefix_bytes, joined, finger) && read_up_to(docid, finger.chunk));
    if (found && finger.chunk.docid() == docid) {
        decode(finger.chunk.encoded(), positions);
    }
}

/// Goes to the chunk in which the list of `key` is, if anywhere; false when there is none of its
/// term. `joined`: room for a tag of several parts.
bool PositionTable::find_chunk(std::string_view key, std::size_t prefix_bytes, std::string& joined,
                               Finger& finger) const {
    finger.key = {};
    GlassTree::Item item{};
    if (!tree_.find_last_up_to(key, item, finger.leaf) || item.key.size() <= prefix_bytes ||
        !item.key.starts_with(key.substr(0, prefix_bytes))) {
        return false;
    }
    const char* const end = item.key.data() + item.key.size();
    std::uint32_t first = 0;
    if (glass::unpack_sortable(item.key.data() + prefix_bytes, end, first) != end) {
        tree_.fail();
    }
    const std::string_view tag = tree_.whole_tag(item, joined, finger.leaf);
    if (joined.empty()) { // else the chunk goes with its bytes
        finger.key = item.key;
    }
    finger.chunk = PositionChunkReader(tag, first);
    if (!finger.chunk.next()) {
        tree_.fail();
    }
    return true;
}

/// Goes on to the first list of `docid` or behind it; false when the chunk ends before.
bool PositionTable::read_up_to(std::uint32_t docid, PositionChunkReader& chunk) const {
    const bool found = chunk.skip_to(docid);
    if (chunk.is_damaged()) {
        tree_.fail();
    }
    return found;
}

void PositionTable::decode(std::string_view encoded, std::vector<std::uint32_t>& positions) const {
    std::uint32_t last = 0;
    const char* const end = encoded.data() + encoded.size();
    const char* const rest = glass::unpack_uint(encoded.data(), end, last);
    if (rest == nullptr) {
        tree_.fail();
    }
    if (rest == end) {
        positions.push_back(last);
        return;
    }
    BitReader in({rest, static_cast<std::size_t>(end - rest)});
    const std::uint32_t first = last == 0 ? 0 : in.read(last);
    if (first >= last) {
        tree_.fail();
    }
    const std::size_t count = std::size_t{in.read(last - first)} + 2;
    if (count - 1 > last - first || count > most_positions || in.overrun()) {
        tree_.fail();
    }
    const std::size_t old = positions.size();
    positions.resize(old + count);
    positions[old] = first;
    positions.back() = last;
    if (!read_between(in, std::span(positions).subspan(old)) || in.overrun()) {
        tree_.fail();
    }
}

} // namespace gazette::index
