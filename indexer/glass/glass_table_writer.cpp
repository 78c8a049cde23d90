// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_table_writer.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "common/base/error.h"

namespace gazette::indexer {
namespace {

/// Largest leaf item, so that min_items_per_block fit.
constexpr std::size_t max_item_bytes = (glass::block_size - glass::directory_start -
                                        glass::min_items_per_block * glass::directory_entry_bytes) /
                                       glass::min_items_per_block;
static_assert(max_item_bytes - glass::item_size_bias <= glass::item_size_mask);

/// Bytes of a leaf item before the tag of its first component.
constexpr std::size_t header_bytes(std::size_t key_bytes) {
    return glass::item_size_bytes + glass::key_length_bytes + key_bytes;
}

/// Least part of a long tag worth putting into the rest of a block, besides its header. Filling
/// every last byte would cost longer separators than it saves.
constexpr std::size_t least_first_part = 32;

} // namespace

char* GlassTableWriter::Block::add_item(std::size_t size) {
    items_begin -= size;
    glass::store16(bytes.data() + directory_end, items_begin);
    directory_end += glass::directory_entry_bytes;
    return bytes.data() + items_begin;
}

void GlassTableWriter::Block::finish(unsigned level) {
    char* const at = bytes.data();
    glass::store32(at, glass::revision);
    at[glass::level_offset] = static_cast<char>(level);
    glass::store16(at + glass::max_free_offset, free_bytes());
    glass::store16(at + glass::total_free_offset, free_bytes());
    glass::store16(at + glass::directory_end_offset, directory_end);
    // What an earlier block left in the gap must not reach the file: equal input, equal bytes.
    std::memset(at + directory_end, 0, free_bytes());
}

void GlassTableWriter::Block::clear() {
    directory_end = glass::directory_start;
    items_begin = glass::block_size;
}

GlassTableWriter::GlassTableWriter(const std::filesystem::path& path) : file_(path) {
    add_component("", "", 1, true);
}

void GlassTableWriter::add(std::string_view key, std::string_view tag) {
    assert(!key.empty() && key.size() <= glass::max_key_bytes);
    assert(last_key_ < key && previous_leaf_key_ < key);
    ++root_.entry_count;
    const std::size_t size = header_bytes(key.size()) + tag.size();
    if (size > max_item_bytes) {
        add_in_components(key, tag);
        return;
    }
    if (size + glass::directory_entry_bytes > leaf_.free_bytes()) {
        finish_leaf();
    }
    add_component(key, tag, 1, true);
}

void GlassTableWriter::add_in_components(std::string_view key, std::string_view tag) {
    const std::size_t header = header_bytes(key.size());
    const std::size_t later_room = max_item_bytes - header - glass::component_bytes;
    if (tag.size() / later_room + 2 > glass::max_components) {
        throw Error(ErrorKind::Internal, "an entry of " + std::to_string(tag.size()) +
                                             " bytes is too long for a glass table");
    }
    const std::size_t whole_item = max_item_bytes + glass::directory_entry_bytes;
    std::size_t rest = leaf_.free_bytes() % whole_item;
    const std::size_t overhead = header + glass::directory_entry_bytes;
    std::size_t part = max_item_bytes - header;
    if (rest >= overhead + least_first_part) {
        part = rest - overhead;
    }
    for (std::size_t component = 1; !tag.empty(); ++component) {
        const std::size_t this_header = header + (component > 1 ? glass::component_bytes : 0);
        part = std::min(part, tag.size());
        if (this_header + part + glass::directory_entry_bytes > leaf_.free_bytes()) {
            finish_leaf();
        }
        add_component(key, tag.substr(0, part), component, part == tag.size());
        tag.remove_prefix(part);
        part = later_room;
    }
}

/// Puts an item for which there is room into the leaf.
void GlassTableWriter::add_component(std::string_view key, std::string_view part,
                                     std::size_t component, bool last) {
    const bool first = component == 1;
    if (leaf_.directory_end == glass::directory_start && root_.block_count != 0) {
        // The shortest beginning of the key that is above the key before it.
        const auto difference = std::ranges::mismatch(key, previous_leaf_key_).in1 - key.begin();
        const auto length = std::min(key.size(), static_cast<std::size_t>(difference) + 1);
        leaf_separator_ = {std::string(key.substr(0, length)), component};
    }
    const std::size_t size =
        header_bytes(key.size()) + (first ? 0 : glass::component_bytes) + part.size();
    char* at = leaf_.add_item(size);
    glass::store16(at, (size - glass::item_size_bias) | (first ? glass::item_first : 0U) |
                           (last ? glass::item_last : 0U));
    at += glass::item_size_bytes;
    *at++ = static_cast<char>(static_cast<unsigned char>(key.size()));
    std::memcpy(at, key.data(), key.size());
    last_key_ = {at, key.size()};
    at += key.size();
    if (!first) {
        glass::store16(at, component);
        at += glass::component_bytes;
    }
    std::memcpy(at, part.data(), part.size());
}

void GlassTableWriter::finish_leaf() {
    previous_leaf_key_ = last_key_;
    last_key_ = {};
    const std::uint32_t number = write_block(leaf_, 0);
    add_child(1, leaf_separator_, number);
}

std::uint32_t GlassTableWriter::write_block(Block& block, unsigned level) {
    block.finish(level);
    file_.append({block.bytes.data(), block.bytes.size()});
    block.clear();
    return root_.block_count++;
}

/// Notes that block `child`, which begins at `separator`, stands below level `level`.
void GlassTableWriter::add_child(std::size_t level, const Separator& separator,
                                 std::uint32_t child) {
    if (level > branches_.size()) {
        branches_.emplace_back();
    }
    const std::size_t needed = glass::block_number_bytes + glass::key_length_bytes +
                               separator.key.size() + glass::component_bytes +
                               glass::directory_entry_bytes;
    if (branches_[level - 1].block.free_bytes() < needed) {
        const std::uint32_t number =
            write_block(branches_[level - 1].block, static_cast<unsigned>(level));
        ++branches_[level - 1].blocks;
        const Separator first = branches_[level - 1].first; // branches_ may move
        add_child(level + 1, first, number);
    }
    Branch& branch = branches_[level - 1];
    if (branch.block.directory_end == glass::directory_start) {
        branch.first = separator;
        branch.child = child;
        add_branch_item(branch, {}, child);
    } else {
        add_branch_item(branch, separator, child);
    }
}

void GlassTableWriter::add_branch_item(Branch& branch, const Separator& separator,
                                       std::uint32_t child) {
    const std::size_t key_bytes = separator.key.size();
    char* at = branch.block.add_item(glass::block_number_bytes + glass::key_length_bytes +
                                     key_bytes + glass::component_bytes);
    glass::store32(at, child);
    at += glass::block_number_bytes;
    *at++ = static_cast<char>(static_cast<unsigned char>(key_bytes));
    at = std::ranges::copy(separator.key, at).out;
    glass::store16(at, separator.component);
}

GlassRoot GlassTableWriter::finish() {
    finish_leaf();
    // The highest branch with one child only was begun in vain: that child is the root.
    for (std::size_t level = 1;; ++level) {
        Branch& branch = branches_[level - 1];
        const bool one_child =
            branch.block.directory_end == glass::directory_start + glass::directory_entry_bytes;
        if (level == branches_.size() && branch.blocks == 0 && one_child) {
            root_.block = branch.child;
            root_.level = static_cast<unsigned>(level - 1);
            break;
        }
        const std::uint32_t number = write_block(branch.block, static_cast<unsigned>(level));
        ++branch.blocks;
        const Separator first = branch.first;
        add_child(level + 1, first, number);
    }
    file_.close();
    return root_;
}

} // namespace gazette::indexer
