// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace gazette::indexer {

/// What `bytes` are by their first ones when they are no text: "JPEG image", "PDF document", "zip
/// of an office document"; empty when no known mark is there.
[[nodiscard]] std::string_view binary_kind(std::string_view bytes) noexcept;

/// True for compressed files and archives that hold other files: gz, bz2, xz, zst, lz4, zip, tar.
/// Office documents and e-books, which are zips, are not.
[[nodiscard]] bool is_packed(std::string_view bytes) noexcept;

} // namespace gazette::indexer
