// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// The layout of articles.dat, shared by its reader and its writer. On disk: do not change or
/// reuse. All numbers are little-endian.
namespace gazette::index {

inline constexpr std::string_view article_magic = "GZARTS1\n";

/// Offsets within a row of ArticleTable::row_bytes.
inline constexpr std::size_t row_id = 0;               // u64
inline constexpr std::size_t row_path_hash = 8;        // u64
inline constexpr std::size_t row_source_size = 16;     // u64
inline constexpr std::size_t row_source_mtime = 24;    // i64, nanoseconds
inline constexpr std::size_t row_content_hash = 32;    // u64
inline constexpr std::size_t row_record_offset = 40;   // u64
inline constexpr std::size_t row_record_length = 48;   // u32
inline constexpr std::size_t row_record_check = 52;    // u32
inline constexpr std::size_t row_date = 56;            // u32, yyyymmdd
inline constexpr std::size_t row_words = 60;           // u32
inline constexpr std::size_t row_outlet = 64;          // u32
inline constexpr std::size_t row_authors_begin = 68;   // u32
inline constexpr std::size_t row_folder = 72;          // u32
inline constexpr std::size_t row_name_offset = 76;     // u32
inline constexpr std::size_t row_name_length = 80;     // u16
inline constexpr std::size_t row_date_confidence = 82; // u16
inline constexpr std::size_t row_author_count = 84;    // u8
inline constexpr std::size_t row_date_source = 85;     // u8
inline constexpr std::size_t row_language = 86;        // two letters

/// The footer: rows, author numbers, bytes of names; for each of the three dictionaries its count
/// and its bytes; hash64 of those nine numbers (u64 each).
inline constexpr std::size_t article_footer_bytes = 10 * sizeof(std::uint64_t);

} // namespace gazette::index
