// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace gazette::fuzz {

/// What the bytes after the first are, by the first (modulo their number). Seeds depend on the
/// order.
enum class IndexInput : std::uint8_t {
    Manifest, ///< a manifest without its last line, which is made to fit
    Record,
    ArticleTable,
    Vocabulary,
    RecordStore, ///< 12 bytes that make a RecordPlace, then the file
    DeletedSet,
    GlassVersion,
    Postlists, ///< a TableHead, then the file, filled up to whole blocks
    Positions, ///< the same
    Checks     ///< a segment's checks.dat
};
inline constexpr std::size_t index_input_count = 10;

/// What a database's version file would say of the table that follows.
struct TableHead {
    std::uint8_t root_block;
    std::uint8_t level;
    std::uint16_t entry_count;
    std::uint16_t document_count;
};
inline constexpr std::size_t table_head_bytes = 6;

} // namespace gazette::fuzz
