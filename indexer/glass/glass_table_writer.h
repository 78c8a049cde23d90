// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/glass_format.h"
#include "indexer/glass/glass_version_file.h"
#include "indexer/glass/output_file.h"

namespace gazette::indexer {

/// Writes one glass table from keys that come in rising order: leaves are filled one after the
/// other, the branches above them grow along, and each block is written once, behind the one
/// before it. The file is what Xapian's compaction would make of the same entries.
class GlassTableWriter {
  public:
    /// Creates the table's file. Throws Error{Io}.
    explicit GlassTableWriter(const std::filesystem::path& path);

    /// Appends an entry. `key` is 1 to glass::max_key_bytes long and above all keys so far. A tag
    /// that does not fit into one item is cut into components. Throws Error{Io}; Error{Internal}
    /// when the tag needs more components than the format has, about 130 MB.
    void add(std::string_view key, std::string_view tag);

    /// Writes what is left and closes the file. Throws Error{Io}. Nothing may be called after it.
    [[nodiscard]] GlassRoot finish();

  private:
    /// A key that divides two blocks: all keys in the right one are at or above it.
    struct Separator {
        std::string key;
        std::size_t component = 0;
    };
    /// A block being filled: the directory grows up, the items grow down.
    struct Block {
        std::array<char, glass::block_size> bytes{};
        std::size_t directory_end = glass::directory_start;
        std::size_t items_begin = glass::block_size;

        [[nodiscard]] std::size_t free_bytes() const { return items_begin - directory_end; }
        [[nodiscard]] char* add_item(std::size_t size);
        void finish(unsigned level);
        void clear();
    };
    /// The block being filled at one level above the leaves.
    struct Branch {
        Block block;
        Separator first;          ///< divides this block from the one before it
        std::uint32_t child = 0;  ///< the first child
        std::uint64_t blocks = 0; ///< blocks of this level written so far
    };

    void add_in_components(std::string_view key, std::string_view tag);
    void add_component(std::string_view key, std::string_view part, std::size_t component,
                       bool last);
    void finish_leaf();
    std::uint32_t write_block(Block& block, unsigned level);
    void add_child(std::size_t level, const Separator& separator, std::uint32_t child);
    static void add_branch_item(Branch& branch, const Separator& separator, std::uint32_t child);

    OutputFile file_;
    GlassRoot root_;
    Block leaf_;
    Separator leaf_separator_;
    std::string previous_leaf_key_;
    std::string_view last_key_; // within leaf_
    std::vector<Branch> branches_;
};

} // namespace gazette::indexer
