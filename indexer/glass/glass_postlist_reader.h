// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/glass/glass_table_reader.h"

namespace gazette::indexer {

/// Reads the posting lists of a glass database from the first to the last: the document lengths,
/// then the terms in rising order. Checks all it can: rising docids within the database, counts and
/// sums as the lists state them.
class GlassPostlistReader {
  public:
    /// Opens the table at `path` of a database of `document_count` documents. Throws Error{Io} and
    /// Error{Damaged}.
    GlassPostlistReader(const std::filesystem::path& path, const GlassRoot& root,
                        std::uint32_t document_count, std::string_view checks = {});

    /// Goes to the next list, at first to the first one. The list before must have been read to its
    /// end. False when there is none. Throws Error{Damaged}, Error{Io}.
    [[nodiscard]] bool next_list();
    /// The term as glass::pack_term() packs it, or glass::document_lengths_key.
    [[nodiscard]] const std::string& key() const { return key_; }

    /// Goes to the list's next document, at first to the first one. False at the list's end. Throws
    /// Error{Damaged}, Error{Io}.
    [[nodiscard]] bool next();
    [[nodiscard]] std::uint32_t docid() const { return docid_; }
    /// The wdf, or in the list of document lengths the length.
    [[nodiscard]] std::uint32_t wdf() const { return wdf_; }

    /// As those of GlassTableReader.
    [[nodiscard]] std::uint32_t blocks_read() const { return table_.blocks_read(); }
    [[noreturn]] void fail(std::string_view what) const { table_.fail(what); }

  private:
    [[nodiscard]] bool is_lengths() const;
    void check_key() const;
    [[nodiscard]] std::uint32_t read_uint();
    void begin_chunk(std::uint32_t docid);
    void next_chunk();
    void end_list() const;

    GlassTableReader table_;
    std::uint32_t document_count_;

    std::string key_;
    std::uint32_t stated_count_ = 0;
    std::uint32_t stated_total_ = 0;
    std::uint64_t count_ = 0;
    std::uint64_t total_ = 0;

    const char* at_ = nullptr; ///< within the current chunk
    const char* end_ = nullptr;
    bool at_chunk_start_ = false;
    bool is_last_chunk_ = true;
    std::uint32_t last_in_chunk_ = 0;
    std::uint32_t docid_ = 0;
    std::uint32_t wdf_ = 0;
};

} // namespace gazette::indexer
