// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/glass_tree.h"

#include <algorithm>
#include <cstring>

#include "common/index/damage.h"
#include "common/index/glass_format.h"

namespace gazette::index {
namespace {

static_assert(glass::block_size == checked_block_bytes);

std::size_t entries_of(const char* block) {
    return (glass::load16(block + glass::directory_end_offset) - glass::directory_start) /
           glass::directory_entry_bytes;
}

std::size_t offset_of(const char* block, std::size_t entry) {
    return glass::load16(block + glass::directory_start + entry * glass::directory_entry_bytes);
}

} // namespace

GlassTree::GlassTree(const std::filesystem::path& path, const GlassRoot& root,
                     std::string_view checks)
    : where_(path.native()), root_(root) {
    if (root.block_count == 0) {
        return;
    }
    file_ = CheckedFile(path, checks);
    if (file_.bytes().size() != std::uint64_t{root.block_count} * glass::block_size) {
        fail();
    }
}

void GlassTree::fail() const {
    throw damaged(where_, "its blocks do not fit together");
}

const char* GlassTree::block(std::uint32_t number, unsigned level) const {
    if (number >= root_.block_count) {
        fail();
    }
    const char* const at = file_
                               .checked(file_.bytes().substr(
                                   std::size_t{number} * glass::block_size, glass::block_size))
                               .data();
    const std::size_t end = glass::load16(at + glass::directory_end_offset);
    if (glass::load8(at + glass::level_offset) != level ||
        end % glass::directory_entry_bytes == 0 ||
        end < glass::directory_start + glass::directory_entry_bytes || end > glass::block_size) {
        fail();
    }
    return at;
}

std::string_view GlassTree::bytes_at(const char* block, std::size_t offset,
                                     std::size_t size) const {
    if (offset > glass::block_size || size > glass::block_size - offset) {
        fail();
    }
    return {block + offset, size};
}

/// The number of the item of a branch block below which `sought` stands, if anywhere.
std::size_t GlassTree::find_entry(const char* block, const KeyedComponent& sought) const {
    // The first item's separator is below all keys, whatever it says.
    std::size_t low = 0;
    std::size_t high = entries_of(block);
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        const std::size_t offset = offset_of(block, middle);
        constexpr std::size_t fixed = glass::block_number_bytes + glass::key_length_bytes;
        const std::string_view head = bytes_at(block, offset, fixed);
        const std::size_t key_bytes = glass::load8(head.data() + glass::block_number_bytes);
        const std::string_view rest =
            bytes_at(block, offset + fixed, key_bytes + glass::component_bytes);
        const KeyedComponent separator{rest.substr(0, key_bytes),
                                       glass::load16(rest.data() + key_bytes)};
        (separator <= sought ? low : high) = middle;
    }
    return low;
}

std::uint32_t GlassTree::child(const char* block, std::size_t entry) const {
    const std::string_view number =
        bytes_at(block, offset_of(block, entry), glass::block_number_bytes);
    return std::uint32_t{glass::load16(number.data())} << 16U | glass::load16(number.data() + 2);
}

/// Whether `sought` stands in `leaf` or nowhere.
bool GlassTree::spans(const char* leaf, const KeyedComponent& sought) const {
    return std::is_lteq(compare_item(leaf, 0, sought)) &&
           std::is_gteq(compare_item(leaf, entries_of(leaf) - 1, sought));
}

const char* GlassTree::find_leaf(const KeyedComponent& sought, Finger& finger) const {
    if (finger.leaf < root_.block_count) {
        const char* const leaf = block(finger.leaf, 0);
        if (spans(leaf, sought)) {
            return leaf;
        }
    }
    std::uint32_t number = root_.block;
    const char* at = block(number, root_.level);
    for (unsigned level = root_.level; level > 0; --level) {
        number = child(at, find_entry(at, sought));
        at = block(number, level - 1);
    }
    finger.leaf = number;
    return at;
}

GlassTree::Item GlassTree::parse_item(const char* block, std::size_t entry) const {
    constexpr std::size_t fixed = glass::item_size_bytes + glass::key_length_bytes;
    const std::size_t offset = offset_of(block, entry);
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

/// How the key and component of an item stand to `sought`: parse_item would give more than a search
/// asks for.
std::strong_ordering GlassTree::compare_item(const char* leaf, std::size_t entry,
                                             const KeyedComponent& sought) const {
    constexpr std::size_t fixed = glass::item_size_bytes + glass::key_length_bytes;
    const std::size_t offset = offset_of(leaf, entry);
    if (offset + fixed > glass::block_size) {
        fail();
    }
    const char* const at = leaf + offset;
    const std::size_t key_bytes = glass::load8(at + glass::item_size_bytes);
    const bool first = (glass::load16(at) & glass::item_first) != 0;
    if (offset + fixed + key_bytes + (first ? 0 : glass::component_bytes) > glass::block_size) {
        fail();
    }
    const std::size_t shared = std::min(key_bytes, sought.key.size());
    if (const int order = std::memcmp(at + fixed, sought.key.data(), shared); order != 0) {
        return order <=> 0;
    }
    if (key_bytes != sought.key.size()) {
        return key_bytes <=> sought.key.size();
    }
    const std::size_t component = first ? 1 : glass::load16(at + fixed + key_bytes);
    return component <=> sought.component;
}

bool GlassTree::find(std::string_view key, std::size_t component, Item& item,
                     Finger& finger) const {
    if (empty()) {
        return false;
    }
    const KeyedComponent sought{key, component};
    const char* const leaf = find_leaf(sought, finger);
    std::size_t low = 0;
    std::size_t high = entries_of(leaf);
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const auto order = compare_item(leaf, middle, sought);
        if (order == std::strong_ordering::equal) {
            item = parse_item(leaf, middle);
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

/// How many items of `leaf` have no key above this one.
std::size_t GlassTree::count_up_to(const char* leaf, std::string_view key) const {
    std::size_t low = 0;
    std::size_t high = entries_of(leaf);
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (std::is_lteq(compare_item(leaf, middle, {key, glass::max_components}))) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool GlassTree::find_last_up_to(std::string_view key, Item& item, Finger& finger) const {
    if (empty()) {
        return false;
    }
    const char* leaf = find_leaf({key, glass::max_components}, finger);
    std::size_t count = count_up_to(leaf, key);
    if (count == 0) { // what leads to a leaf may be shorter than its first key
        leaf = leaf_before(finger.leaf);
        if (leaf == nullptr) {
            return false;
        }
        count = entries_of(leaf);
    }
    item = parse_item(leaf, count - 1);
    return !item.key.empty();
}

bool GlassTree::find_first_above(std::string_view key, Item& item, Finger& finger) const {
    if (empty()) {
        return false;
    }
    const char* leaf = find_leaf({key, glass::max_components}, finger);
    std::size_t entry = count_up_to(leaf, key);
    if (entry == entries_of(leaf)) {
        leaf = leaf_after(finger.leaf);
        if (leaf == nullptr) {
            return false;
        }
        entry = 0;
    }
    item = parse_item(leaf, entry);
    return true;
}

std::string_view GlassTree::whole_tag(const Item& item, std::string& joined, Finger& finger) const {
    if (item.component == 1 && item.last) {
        return item.part;
    }
    Item part{};
    for (std::size_t component = 1; component == 1 || !part.last; ++component) {
        if (component > glass::max_components || !find(item.key, component, part, finger)) {
            fail();
        }
        joined += part.part;
    }
    return joined;
}

bool GlassTree::is_leaf(std::uint32_t number) const {
    const std::string_view bytes = file_.checked(
        file_.bytes().substr(std::size_t{number} * glass::block_size, glass::block_size));
    return glass::load8(bytes.data() + glass::level_offset) == 0;
}

/// Leaves stand in the file in the order of their keys, branches between them. Null: it is the
/// first.
const char* GlassTree::leaf_before(std::uint32_t number) const {
    for (unsigned branches = 0; number > 0; ++branches) {
        if (is_leaf(--number)) {
            return block(number, 0);
        }
        if (branches > glass::max_levels) {
            fail();
        }
    }
    return nullptr;
}

/// Likewise; `number` becomes that of the leaf. Null, and `number` stays: it was the last.
const char* GlassTree::leaf_after(std::uint32_t& number) const {
    std::uint32_t next = number;
    for (unsigned branches = 0; next + 1 < root_.block_count; ++branches) {
        if (is_leaf(++next)) {
            number = next;
            return block(number, 0);
        }
        if (branches > glass::max_levels) {
            fail();
        }
    }
    return nullptr;
}

void GlassTree::check_range(std::string_view first, std::string_view last) const {
    if (!empty()) {
        Range range{.first = first, .last = last, .blocks_left = root_.block_count};
        check_below(root_.block, root_.level, range);
    }
}

/// Recurses once a level: at most glass::max_levels deep.
void GlassTree::check_below(std::uint32_t number, unsigned level, Range& range) const {
    // Where each block has one parent, none is met twice; else there might be no end to it.
    if (range.blocks_left-- == 0) {
        fail();
    }
    const char* const at = block(number, level);
    if (level == 0) {
        return;
    }
    const std::size_t begin = find_entry(at, {range.first, 1});
    const std::size_t end = find_entry(at, {range.last, glass::max_components});
    // One more: whoever reads on from key to key sees that he is past the last by the next one.
    for (std::size_t entry = begin; entry <= std::min(end + 1, entries_of(at) - 1); ++entry) {
        check_below(child(at, entry), level - 1, range);
    }
}

} // namespace gazette::index
