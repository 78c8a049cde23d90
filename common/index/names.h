// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// The names inside an index folder. On disk: do not change or reuse.
///
///     gazette.idx/
///       manifest            the only file that ever changes, by rename
///       manifest.tmp        the next manifest while it is being written
///       lock                held by the one writer
///       del-<16 hex>        which articles of one segment are deleted
///       seg-<16 hex>/       one segment: Xapian's glass tables and our five files
namespace gazette::index {

inline constexpr std::string_view manifest_name = "manifest";
inline constexpr std::string_view manifest_temporary_name = "manifest.tmp";
inline constexpr std::string_view lock_name = "lock";

inline constexpr std::string_view articles_name = "articles.dat";
inline constexpr std::string_view records_name = "records.dat";
inline constexpr std::string_view vocabulary_name = "vocabulary.dat";
inline constexpr std::string_view positions_name = "positions.dat";
inline constexpr std::string_view checks_name = "checks.dat";
inline constexpr std::string_view glass_version_name = "iamglass";
inline constexpr std::string_view glass_postlist_name = "postlist.glass";

/// `seg-` and the sixteen hexadecimal digits of a random number.
[[nodiscard]] std::string make_segment_name(std::uint64_t number);
/// `del-` and the sixteen hexadecimal digits of a random number.
[[nodiscard]] std::string make_deleted_name(std::uint64_t number);

[[nodiscard]] bool is_segment_name(std::string_view name) noexcept;
[[nodiscard]] bool is_deleted_name(std::string_view name) noexcept;
/// True for the files a segment may consist of: our five and glass's tables.
[[nodiscard]] bool is_segment_file_name(std::string_view name) noexcept;
/// How many files every segment must have, and which.
inline constexpr int required_segment_files = 6;
[[nodiscard]] bool is_required_segment_file(std::string_view name) noexcept;

/// 64 bits from the system's random numbers. Throws Error{Io} when it has none to give.
[[nodiscard]] std::uint64_t random_number();

} // namespace gazette::index
