// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace gazette::text {

/// User-perceived characters (extended grapheme clusters of UAX #29) and terminal columns of UTF-8
/// text. Broken bytes count as characters of their own. Nothing of ICU is touched for ASCII.

/// The byte after the grapheme that starts at `at` (< text.size()).
[[nodiscard]] std::size_t next_grapheme(std::string_view text, std::size_t at) noexcept;

/// The last boundary between graphemes at or before byte `at`: where text may be cut. Looks back at
/// most 512 bytes; a longer cluster is cut between characters.
[[nodiscard]] std::size_t grapheme_floor(std::string_view text, std::size_t at) noexcept;

/// Number of graphemes: the length a reader would count.
[[nodiscard]] std::size_t count_graphemes(std::string_view text) noexcept;

/// Columns a terminal gives to `text`: two for wide and full-width characters and emoji, none for
/// combining marks, controls and invisible format characters, one for the rest.
[[nodiscard]] std::size_t display_columns(std::string_view text) noexcept;

} // namespace gazette::text
