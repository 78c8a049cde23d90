// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/file.h"
#include "common/index/glass_version_file.h"

namespace gazette::index {

/// position.glass of one segment, mapped: where terms stand in articles. What Xapian's
/// positionlist_begin() tells, without its reading four blocks of 8 KB for each list. Trusts
/// nothing in the file: whatever the bytes are, it ends and stays within them.
class PositionTable {
  public:
    /// Maps `path`, whose root the version file has told. Throws Error{Io}, and Error{Damaged} when
    /// the file's size is not that of `root`. A root without blocks is an empty table without a
    /// file.
    PositionTable(const std::filesystem::path& path, const GlassRoot& root);
    /// The same of a file that is mapped already; `where` names it.
    PositionTable(MappedFile file, std::string where, const GlassRoot& root);

    /// Where a term was looked for last: the same term of a near article stands close by.
    struct Finger {
        std::uint32_t leaf = UINT32_MAX; ///< number of a block; none at first
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
    /// A leaf's item.
    struct Item {
        std::string_view key;
        std::string_view part; ///< of the tag
        std::size_t component; ///< from 1
        bool last;
    };

    [[nodiscard]] const char* block(std::uint32_t number, unsigned level) const;
    [[nodiscard]] const char* find_leaf(std::string_view key, std::size_t component,
                                        Finger& finger) const;
    [[nodiscard]] bool spans(const char* leaf, std::string_view key, std::size_t component) const;
    [[nodiscard]] std::uint32_t find_child(const char* block, std::string_view key,
                                           std::size_t component) const;
    [[nodiscard]] bool find_item(std::string_view key, std::size_t component, Finger& finger,
                                 Item& item) const;
    [[nodiscard]] Item parse_item(const char* block, std::size_t entry) const;
    [[nodiscard]] std::string_view bytes_at(const char* block, std::size_t offset,
                                            std::size_t size) const;
    void decode(std::string_view encoded, std::vector<std::uint32_t>& positions) const;
    [[noreturn]] void fail() const;

    std::string where_;
    MappedFile file_;
    GlassRoot root_;
};

} // namespace gazette::index
