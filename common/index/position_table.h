// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "common/index/glass_tree.h"

namespace gazette::index {

/// position.glass of one segment, mapped: where terms stand in articles. What Xapian's
/// positionlist_begin() tells, without its reading four blocks of 8 KB for each list. Trusts
/// nothing in the file: whatever the bytes are, it ends and stays within them.
class PositionTable {
  public:
    /// As GlassTree.
    PositionTable(const std::filesystem::path& path, const GlassRoot& root,
                  std::string_view checks = {})
        : tree_(path, root, checks) {}

    [[nodiscard]] const GlassTree& tree() const noexcept { return tree_; }

    using Finger = GlassTree::Finger;

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
    void decode(std::string_view encoded, std::vector<std::uint32_t>& positions) const;

    GlassTree tree_;
};

} // namespace gazette::index
