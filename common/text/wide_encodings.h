// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace gazette::text {

/// The Unicode encoding form that `bytes` show by their first bytes alone: name and length of the
/// byte order mark; an empty name when there is none.
struct ByteOrderMark {
    std::string_view encoding;
    std::size_t bytes = 0;
};
[[nodiscard]] ByteOrderMark byte_order_mark(std::string_view bytes) noexcept;

/// The UTF-16 or UTF-32 form that `bytes` without a mark are in, by where their zero bytes and
/// common characters (blank, line end, stops) stand in the first 16 KiB; empty when they are in
/// neither.
[[nodiscard]] std::string_view wide_encoding(std::string_view bytes) noexcept;

} // namespace gazette::text
