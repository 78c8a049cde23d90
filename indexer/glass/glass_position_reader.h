// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/index/position_chunk.h"
#include "indexer/glass/glass_table_reader.h"

namespace gazette::indexer {

/// Reads positions.dat (common/index/position_chunk.h) from the first to the last, term by term.
/// Says nothing about the positions themselves, which stay encoded.
class GlassPositionReader {
  public:
    /// As for GlassPostlistReader.
    GlassPositionReader(const std::filesystem::path& path, const GlassRoot& root,
                        std::uint32_t document_count, std::string_view checks = {});

    /// Goes to the next term, at first to the first one. The term before must have been read to its
    /// end. False when there is none. Throws Error{Damaged}, Error{Io}.
    [[nodiscard]] bool next_list();
    /// The term as glass::pack_term() packs it.
    [[nodiscard]] const std::string& key() const { return key_; }

    /// Goes to the term's next document, at first to the first one. False at the term's end. Throws
    /// Error{Damaged}, Error{Io}.
    [[nodiscard]] bool next();
    [[nodiscard]] std::uint32_t docid() const { return docid_; }
    /// The positions as PositionEncoder encodes them, not empty. Valid until the next call of
    /// next().
    [[nodiscard]] std::string_view encoded() const { return chunk_.encoded(); }

    /// As those of GlassTableReader.
    [[nodiscard]] std::uint32_t blocks_read() const { return table_.blocks_read(); }
    [[noreturn]] void fail(std::string_view what) const { table_.fail(what); }

  private:
    void begin_chunk();
    [[nodiscard]] bool next_in_chunk();

    GlassTableReader table_;
    std::uint32_t document_count_;
    bool has_entry_ = false; ///< the table's entry is of the next term
    std::string key_;
    index::PositionChunkReader chunk_;
    std::uint32_t docid_ = 0; ///< 0 before the term's first document
};

} // namespace gazette::indexer
