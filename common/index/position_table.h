// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/glass_tree.h"
#include "common/index/position_chunk.h"

namespace gazette::index {

/// positions.dat of one segment (position_chunk.h), mapped: where terms stand in articles. Trusts
/// nothing in the file: whatever the bytes are, it ends and stays within them.
class PositionTable {
  public:
    /// As GlassTree.
    PositionTable(const std::filesystem::path& path, const GlassRoot& root,
                  std::string_view checks = {})
        : tree_(path, root, checks) {}

    [[nodiscard]] const GlassTree& tree() const noexcept { return tree_; }

    /// Where a list was looked for last: the next one often stands close by.
    struct Finger {
        GlassTree::Finger leaf;
        std::string_view key;      ///< of the chunk read last; empty: none
        PositionChunkReader chunk; ///< at a list of it
    };

    /// Appends the positions of `term` in the article `docid`, rising; nothing when it has none.
    /// `finger`: of this table; any is right, that of a search nearby is quick. Throws
    /// Error{Damaged}.
    void find(std::string_view term, std::uint32_t docid, std::vector<std::uint32_t>& positions,
              Finger& finger) const;
    void find(std::string_view term, std::uint32_t docid,
              std::vector<std::uint32_t>& positions) const {
        Finger finger;
        find(term, docid, positions, finger);
    }

  private:
    [[nodiscard]] bool find_chunk(std::string_view key, std::size_t prefix_bytes,
                                  std::string& joined, Finger& finger) const;
    [[nodiscard]] bool read_up_to(std::uint32_t docid, PositionChunkReader& chunk) const;
    void decode(std::string_view encoded, std::vector<std::uint32_t>& positions) const;

    GlassTree tree_;
};

} // namespace gazette::index
