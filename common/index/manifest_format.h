// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// The words of the manifest, shared by its printer and its parser. On disk: do not change or
/// reuse. An example:
///
///     gazette-manifest 2
///     analyzer gazette-1;unicode-14.0
///     index 1b9d6bcd2a3f4c5e8d7a6b5c4d3e2f10 42
///     segment seg-00112233445566ff 2f6c2a5e-0a4e-4d0c-9f5e-0c1b2a3d4e5f 1000 3
///     language en 990
///     language - 7
///     file articles.dat 90123 00112233445566ff
///     deleted del-fedcba9876543210 144 00112233445566ff
///     source /home/me/news
///     option exclude *.bak
///     update 1640908800 10 2 988 0 1
///     skipped /home/me/news/a%20b.txt permission%20denied
///     hash 00112233445566ff
namespace gazette::index {

inline constexpr std::string_view manifest_keyword = "gazette-manifest";
inline constexpr std::string_view analyzer_keyword = "analyzer";
inline constexpr std::string_view index_keyword = "index";
inline constexpr std::string_view segment_keyword = "segment";
inline constexpr std::string_view language_keyword = "language";
inline constexpr std::string_view file_keyword = "file";
inline constexpr std::string_view deleted_keyword = "deleted";
inline constexpr std::string_view source_keyword = "source";
inline constexpr std::string_view option_keyword = "option";
inline constexpr std::string_view update_keyword = "update";
inline constexpr std::string_view skipped_keyword = "skipped";
inline constexpr std::string_view hash_keyword = "hash";

/// How a word without bytes is written.
inline constexpr std::string_view empty_word = "-";

/// True for bytes that are written as they are: printable ASCII but the blank and the per cent
/// sign.
[[nodiscard]] constexpr bool is_plain_byte(unsigned char byte) noexcept {
    return byte > 0x20 && byte < 0x7f && byte != '%';
}

/// `bytes` as one word of a line: %XX (lower-case digits) for bytes that are not plain.
[[nodiscard]] std::string escape_word(std::string_view bytes);

} // namespace gazette::index
