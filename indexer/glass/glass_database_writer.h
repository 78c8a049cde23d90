// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "common/index/position_chunk.h"
#include "indexer/glass/glass_format.h"
#include "indexer/glass/glass_postlist_writer.h"
#include "indexer/glass/glass_table_writer.h"
#include "indexer/glass/glass_version_file.h"
#include "indexer/glass/written_database.h"

namespace gazette::indexer {

/// Writes a whole glass database, in one pass and already compacted: posting lists and the version
/// file; and beside it positions.dat (common/index/position_chunk.h), our own table of positions.
/// It has no term lists (as if made with Xapian::DB_NO_TERMLIST), values, stored data, spellings or
/// synonyms. Xapian opens it as any other.
///
/// In this order: add_document_length() for every document, then the terms in rising order, each
/// begin_term(), add_posting() for each of its documents, end_term(). Position lists, in the order
/// of their terms and documents, may come between the postings or after all of them, or from a
/// second thread beside them.
class GlassDatabaseWriter {
  public:
    /// Creates the files in `folder`, which exists and holds no database. Throws Error{Io}.
    explicit GlassDatabaseWriter(std::filesystem::path folder);

    /// Adds the next document, the sum of whose terms' wdf is `length`. The first has docid 1.
    void add_document_length(std::uint32_t length);

    /// Begins the postings of `term`: 1 to 245 bytes, NULs counted twice, above all terms so far.
    void begin_term(std::string_view term);
    /// Says that document `docid` has the term. Docids rise.
    void add_posting(std::uint32_t docid, std::uint32_t wdf) { postlists_.add(docid, wdf); }
    void end_term() { postlists_.end(); }

    /// Begins the position lists of `term`; same rules as begin_term().
    void begin_positions(std::string_view term);
    /// Adds the positions of the term in `docid`, as PositionEncoder encodes them, not empty.
    void add_positions(std::uint32_t docid, std::string_view encoded);

    /// Finishes the files. Throws Error{Io}; Error{Damaged} when a posting has a higher wdf than
    /// the longest document is long. Nothing may be called after it.
    [[nodiscard]] WrittenDatabase finish();

  private:
    void end_lengths();
    void end_chunk();

    std::filesystem::path folder_;
    GlassPostlistWriter postlists_;
    std::optional<GlassTableWriter> positions_;
    std::array<char, glass::max_key_bytes + 1> position_key_{};
    std::size_t position_prefix_bytes_ = 0;
    index::PositionChunkWriter chunk_;

    bool in_lengths_ = true;
    GlassVersionFile version_;
};

} // namespace gazette::indexer
