// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "common/text/charset_guess.h"

namespace gazette::text {

/// Whether `bytes` look like text of an IBM mainframe: blanks are 0x40 there, and 0x20 is none.
[[nodiscard]] bool looks_like_ebcdic(std::string_view bytes) noexcept;

/// The EBCDIC code page that makes the likeliest text of such bytes. They differ in what stands for
/// brackets and exclamation marks and in each country's own letters.
[[nodiscard]] GuessedEncoding guess_ebcdic(std::string_view bytes);

/// Whether `encoding` is a code page of this family, whatever its letters.
[[nodiscard]] bool is_ebcdic(std::string_view encoding);

/// `text`, read from EBCDIC, with its line ends as line feeds: mainframes end lines with NEL.
[[nodiscard]] std::string with_line_feeds(std::string_view text);

} // namespace gazette::text
