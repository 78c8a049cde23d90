// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/position_table.h"

#include <array>
#include <bit>
#include <compare>
#include <span>
#include <utility>

#include "common/index/damage.h"
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

std::size_t entries_of(const char* block) {
    return (glass::load16(block + glass::directory_end_offset) - glass::directory_start) /
           glass::directory_entry_bytes;
}

struct KeyedComponent {
    std::string_view key;
    std::size_t component;
    auto operator<=>(const KeyedComponent&) const = default;
};

} // namespace

PositionTable::PositionTable(const std::filesystem::path& path, const GlassRoot& root)
    : PositionTable(root.block_count == 0 ? MappedFile() : MappedFile(path), path.native(), root) {}

PositionTable::PositionTable(MappedFile file, std::string where, const GlassRoot& root)
    : where_(std::move(where)), file_(std::move(file)), root_(root) {
    if (root.block_count > 0 &&
        file_.bytes().size() != std::uint64_t{root.block_count} * glass::block_size) {
        fail();
    }
}

void PositionTable::fail() const {
    throw damaged(where_, "its blocks do not fit together");
}

const char* PositionTable::block(std::uint32_t number, unsigned level) const {
    if (number >= root_.block_count) {
        fail();
    }
    const char* const at = file_.bytes().data() + std::size_t{number} * glass::block_size;
    const std::size_t end = glass::load16(at + glass::directory_end_offset);
    if (glass::load8(at + glass::level_offset) != level ||
        end % glass::directory_entry_bytes == 0 ||
        end < glass::directory_start + glass::directory_entry_bytes || end > glass::block_size) {
        fail();
    }
    return at;
}

std::string_view PositionTable::bytes_at(const char* block, std::size_t offset,
                                         std::size_t size) const {
    if (offset > glass::block_size || size > glass::block_size - offset) {
        fail();
    }
    return {block + offset, size};
}

/// The block below `block` in which the component of `key` stands, if anywhere.
std::uint32_t PositionTable::find_child(const char* block, std::string_view key,
                                        std::size_t component) const {
    const std::size_t entries = entries_of(block);
    const auto offset_of = [&](std::size_t entry) -> std::size_t {
        return glass::load16(block + glass::directory_start + entry * glass::directory_entry_bytes);
    };
    // The first item's separator is below all keys, whatever it says.
    std::size_t low = 0;
    std::size_t high = entries;
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        const std::size_t offset = offset_of(middle);
        constexpr std::size_t fixed = glass::block_number_bytes + glass::key_length_bytes;
        const std::string_view head = bytes_at(block, offset, fixed);
        const std::size_t key_bytes = glass::load8(head.data() + glass::block_number_bytes);
        const std::string_view rest =
            bytes_at(block, offset + fixed, key_bytes + glass::component_bytes);
        const KeyedComponent separator{rest.substr(0, key_bytes),
                                       glass::load16(rest.data() + key_bytes)};
        (separator <= KeyedComponent{key, component} ? low : high) = middle;
    }
    const std::string_view number = bytes_at(block, offset_of(low), glass::block_number_bytes);
    return std::uint32_t{glass::load16(number.data())} << 16U | glass::load16(number.data() + 2);
}

/// Whether `key` stands in `leaf` or nowhere.
bool PositionTable::spans(const char* leaf, std::string_view key, std::size_t component) const {
    const KeyedComponent sought{key, component};
    const Item first = parse_item(leaf, 0);
    const Item last = parse_item(leaf, entries_of(leaf) - 1);
    return KeyedComponent{first.key, first.component} <= sought &&
           sought <= KeyedComponent{last.key, last.component};
}

const char* PositionTable::find_leaf(std::string_view key, std::size_t component,
                                     Finger& finger) const {
    if (finger.leaf < root_.block_count) {
        const char* const leaf = block(finger.leaf, 0);
        if (spans(leaf, key, component)) {
            return leaf;
        }
    }
    std::uint32_t number = root_.block;
    const char* at = block(number, root_.level);
    for (unsigned level = root_.level; level > 0; --level) {
        number = find_child(at, key, component);
        at = block(number, level - 1);
    }
    finger.leaf = number;
    return at;
}

PositionTable::Item PositionTable::parse_item(const char* block, std::size_t entry) const {
    constexpr std::size_t fixed = glass::item_size_bytes + glass::key_length_bytes;
    const std::size_t offset =
        glass::load16(block + glass::directory_start + entry * glass::directory_entry_bytes);
    const std::string_view head = bytes_at(block, offset, fixed);
    const unsigned flags = glass::load16(head.data());
    const std::size_t size = (flags & glass::item_size_mask) + glass::item_size_bias;
    const std::size_t key_bytes = glass::load8(head.data() + glass::item_size_bytes);
    const bool first = (flags & glass::item_first) != 0;
    const std::size_t header = fixed + key_bytes + (first ? 0 : glass::component_bytes);
    const std::string_view whole = bytes_at(block, offset, size);
    if (header > size || (flags & glass::item_compressed) != 0) {
        fail();
    }
    return {.key = whole.substr(fixed, key_bytes),
            .part = whole.substr(header),
            .component = first ? 1 : glass::load16(whole.data() + fixed + key_bytes),
            .last = (flags & glass::item_last) != 0};
}

bool PositionTable::find_item(std::string_view key, std::size_t component, Finger& finger,
                              Item& item) const {
    const char* const leaf = find_leaf(key, component, finger);
    const KeyedComponent sought{key, component};
    std::size_t low = 0;
    std::size_t high = entries_of(leaf);
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        item = parse_item(leaf, middle);
        const auto order = KeyedComponent{item.key, item.component} <=> sought;
        if (order == std::strong_ordering::equal) {
            return true;
        }
        if (order == std::strong_ordering::less) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return false;
}

void PositionTable::find(std::string_view term, std::uint32_t docid,
                         std::vector<std::uint32_t>& positions, Finger& finger) const {
    if (root_.block_count == 0 || term.empty() || term.size() > glass::max_term_bytes) {
        return;
    }
    // The key: the term packed, a NUL and another that end it, and the docid.
    std::array<char, 2 * glass::max_term_bytes + 2 + glass::max_packed_sortable32> packed{};
    char* end = glass::pack_term(packed.data(), term);
    *end++ = '\0';
    end = glass::pack_sortable(end, docid);
    const std::string_view key(packed.data(), static_cast<std::size_t>(end - packed.data()));
    Item item{};
    if (!find_item(key, 1, finger, item)) {
        return;
    }
    if (item.last) {
        decode(item.part, positions);
        return;
    }
    std::string whole(item.part);
    for (std::size_t component = 2; !item.last; ++component) {
        if (component > glass::max_components || !find_item(key, component, finger, item)) {
            fail();
        }
        whole += item.part;
    }
    decode(whole, positions);
}

void PositionTable::decode(std::string_view encoded, std::vector<std::uint32_t>& positions) const {
    std::uint32_t last = 0;
    const char* const end = encoded.data() + encoded.size();
    const char* const rest = glass::unpack_uint(encoded.data(), end, last);
    if (rest == nullptr) {
        fail();
    }
    if (rest == end) {
        positions.push_back(last);
        return;
    }
    BitReader in({rest, static_cast<std::size_t>(end - rest)});
    const std::uint32_t first = last == 0 ? 0 : in.read(last);
    if (first >= last) {
        fail();
    }
    const std::size_t count = std::size_t{in.read(last - first)} + 2;
    if (count - 1 > last - first || count > most_positions || in.overrun()) {
        fail();
    }
    const std::size_t old = positions.size();
    positions.resize(old + count);
    positions[old] = first;
    positions.back() = last;
    if (!read_between(in, std::span(positions).subspan(old)) || in.overrun()) {
        fail();
    }
}

} // namespace gazette::index
