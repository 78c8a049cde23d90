// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "indexer/glass/glass_format.h"
#include "indexer/glass/glass_table_writer.h"

namespace gazette::indexer {

/// Writes the posting lists of a glass database: the list of document lengths first, then those of
/// the terms, in rising order. Holds one list at a time, about three bytes a posting, since its
/// first chunk says how many follow.
class GlassPostlistWriter {
  public:
    explicit GlassPostlistWriter(const std::filesystem::path& path);

    /// Begins the list of document lengths; add() takes a length in place of the wdf.
    void begin_lengths();
    /// Begins the list of `term`, 1 to 245 bytes with NULs counted twice, above all terms so far.
    void begin_term(std::string_view term);
    /// Adds a document; `docid` is above those before it in the list.
    void add(std::uint32_t docid, std::uint32_t wdf);
    /// Writes the list; one without documents leaves no trace. Throws Error{Io}; Error{Internal}
    /// when the term's frequency in the collection does not fit into 32 bits.
    void end();

    /// Number of terms written.
    [[nodiscard]] std::uint64_t term_count() const { return term_count_; }
    /// Highest wdf of any posting written.
    [[nodiscard]] std::uint32_t highest_wdf() const { return highest_wdf_; }

    /// Finishes the table. Throws Error{Io}.
    [[nodiscard]] GlassRoot finish() { return table_.finish(); }

  private:
    /// Part of a list that is one entry of the table.
    struct Chunk {
        std::size_t begin; ///< of its entries, in bytes_
        std::size_t end;
        std::uint32_t first_docid;
        std::uint32_t last_docid;
    };

    void begin_chunk(std::uint32_t docid);
    void write_chunk(const Chunk& chunk, bool is_last, std::string_view key, char* header,
                     char* header_end);

    GlassTableWriter table_;
    std::array<char, glass::max_key_bytes + 1> key_{};
    std::size_t key_bytes_ = 0;
    bool is_lengths_ = false;

    std::vector<char> bytes_;
    char* next_ = nullptr; // within bytes_
    std::vector<Chunk> chunks_;
    std::uint32_t list_size_ = 0;
    std::uint64_t total_wdf_ = 0;

    std::uint64_t term_count_ = 0;
    std::uint32_t highest_wdf_ = 0;
};

} // namespace gazette::indexer
