// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace gazette::cli {

/// The one place that makes outside bytes fit to print. Gives valid UTF-8 without C0, DEL and C1
/// control characters, escape sequences, line and paragraph separators, bidirectional and other
/// invisible format controls (zero-width joiners of scripts that need them stay). Each run of what
/// is taken out that separated words becomes one blank; broken bytes become U+FFFD. Never longer
/// than three times the input.
[[nodiscard]] std::string sanitize_line(std::string_view bytes);

/// As sanitize_line, but newlines stay (CR LF and CR become LF); tabs become blanks.
[[nodiscard]] std::string sanitize_text(std::string_view bytes);

/// True when sanitize_line would give `bytes` back unchanged. Fast on clean text.
[[nodiscard]] bool is_clean_line(std::string_view bytes) noexcept;

} // namespace gazette::cli
