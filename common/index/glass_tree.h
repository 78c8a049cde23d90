// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/index/checked_file.h"
#include "common/index/glass_version_file.h"

namespace gazette::index {

/// A glass table, mapped, as the B-tree that it is. Trusts nothing in the file: whatever the bytes
/// are, it ends and stays within them; and every block that it comes by is held against its check.
class GlassTree {
  public:
    /// A leaf's item.
    struct Item {
        std::string_view key;
        std::string_view part; ///< of the tag
        std::size_t component; ///< from 1
        bool last;
    };

    /// Maps `path`, whose root the version file has told. `checks`: of its blocks, as for
    /// CheckedFile. Throws Error{Io}, and Error{Damaged} when the file's size is not that of
    /// `root`. A root without blocks is an empty table without a file.
    GlassTree(const std::filesystem::path& path, const GlassRoot& root,
              std::string_view checks = {});

    [[nodiscard]] bool empty() const noexcept { return root_.block_count == 0; }

    /// Where a key was looked for last: the next one often stands close by.
    struct Finger {
        std::uint32_t leaf = UINT32_MAX; ///< number of a block; none at first
    };

    /// Finds the item of this key and component; false when there is none. `finger`: of this
    /// table; any is right, that of a search nearby is quick. Throws Error{Damaged}.
    [[nodiscard]] bool find(std::string_view key, std::size_t component, Item& item,
                            Finger& finger) const;

    /// Finds the last item whose key is not above this one; false when there is none. Of a key with
    /// several components it is any. As find().
    [[nodiscard]] bool find_last_up_to(std::string_view key, Item& item, Finger& finger) const;

    /// Finds the first item whose key is above this one; false when there is none. As find().
    [[nodiscard]] bool find_first_above(std::string_view key, Item& item, Finger& finger) const;

    /// The tag that `item`, which was found with `finger`, is a component of: its own bytes when it
    /// is the only one, else all of them joined in `joined`, which must be empty. Throws
    /// Error{Damaged}.
    [[nodiscard]] std::string_view whole_tag(const Item& item, std::string& joined,
                                             Finger& finger) const;

    /// Holds all blocks against their checks that are read on the way to any key from `first` to
    /// `last` or behind it to the next one. Throws Error{Damaged}.
    void check_range(std::string_view first, std::string_view last) const;

    /// Throws Error{Damaged} naming the file.
    [[noreturn]] void fail() const;

  private:
    struct KeyedComponent {
        std::string_view key;
        std::size_t component;
        auto operator<=>(const KeyedComponent&) const = default;
    };

    [[nodiscard]] const char* block(std::uint32_t number, unsigned level) const;
    [[nodiscard]] const char* find_leaf(const KeyedComponent& sought, Finger& finger) const;
    [[nodiscard]] const char* leaf_before(std::uint32_t number) const;
    [[nodiscard]] const char* leaf_after(std::uint32_t& number) const;
    [[nodiscard]] std::size_t count_up_to(const char* leaf, std::string_view key) const;
    [[nodiscard]] bool is_leaf(std::uint32_t number) const;
    [[nodiscard]] bool spans(const char* leaf, const KeyedComponent& sought) const;
    [[nodiscard]] std::size_t find_entry(const char* block, const KeyedComponent& sought) const;
    [[nodiscard]] std::uint32_t child(const char* block, std::size_t entry) const;
    [[nodiscard]] Item parse_item(const char* block, std::size_t entry) const;
    [[nodiscard]] std::strong_ordering compare_item(const char* leaf, std::size_t entry,
                                                    const KeyedComponent& sought) const;
    [[nodiscard]] std::string_view bytes_at(const char* block, std::size_t offset,
                                            std::size_t size) const;
    struct Range {
        std::string_view first;
        std::string_view last;
        std::uint32_t blocks_left; ///< how many it may still hold
    };
    void check_below(std::uint32_t number, unsigned level, Range& range) const;

    std::string where_;
    CheckedFile file_;
    GlassRoot root_;
};

} // namespace gazette::index
