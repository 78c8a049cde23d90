// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/file.h"
#include "indexer/glass/glass_version_file.h"

namespace gazette::indexer {

/// Reads all entries of a glass table that GlassTableWriter wrote, in the order of their keys: the
/// file's blocks one after the other, branches left out. Trusts nothing it reads: whatever the
/// bytes are, it ends, stays within them, and gives rising keys.
class GlassTableReader {
  public:
    /// Opens the table at `path`. Throws Error{Io}, and Error{Damaged} when the file's size is not
    /// that of `root`. A root without blocks is an empty table without a file. `checks`: of its
    /// blocks, as index::BlockChecks gives them, which must outlive the reader; each block is then
    /// held against its own. Without them many changes are noticed, not all.
    GlassTableReader(const std::filesystem::path& path, const GlassRoot& root,
                     std::string_view checks = {});

    /// Goes to the next entry, at first to the first one. False when there is none. Throws
    /// Error{Damaged}, Error{Io}.
    [[nodiscard]] bool next();

    /// Key and tag of the entry gone to. Both are valid until the next call of next().
    [[nodiscard]] std::string_view key() const { return key_; }
    [[nodiscard]] std::string_view tag() const { return tag_; }

    /// Number of blocks read so far, branches included.
    [[nodiscard]] std::uint32_t blocks_read() const { return next_block_; }
    /// Throws Error{Damaged} naming the file.
    [[noreturn]] void fail(std::string_view what) const;

  private:
    /// A leaf item, as parsed.
    struct Item {
        std::string_view key;
        std::string_view part; ///< of the tag
        std::size_t component; ///< from 1
        bool last;
    };

    [[nodiscard]] bool next_item(Item& item);
    [[nodiscard]] Item parse_item(std::size_t offset) const;
    [[nodiscard]] bool next_leaf();
    void read_piece();
    void check_piece(std::uint32_t blocks) const;
    void append_components(const Item& first);

    std::string name_;
    UniqueFd fd_;
    GlassRoot root_;
    std::string_view checks_;
    std::uint64_t entries_ = 0;
    bool null_item_seen_ = false;

    std::vector<char> piece_;        ///< some blocks of the file
    std::uint32_t next_block_ = 0;   ///< number of the block after block_
    std::uint32_t piece_end_ = 0;    ///< number of the first block after piece_
    const char* block_ = nullptr;    ///< the leaf being read, within piece_
    std::size_t directory_next_ = 0; ///< offset in block_ of the next item's directory entry
    std::size_t directory_end_ = 0;  ///< where block_'s directory ends

    std::string_view key_; ///< within piece_ or kept_key_
    std::string_view tag_; ///< within piece_ or joined_tag_
    std::string kept_key_;
    std::string joined_tag_;
};

} // namespace gazette::indexer
