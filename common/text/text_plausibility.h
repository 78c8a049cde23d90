// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace gazette::text {

/// How likely `text` (UTF-8) is what somebody wrote rather than bytes read in a wrong encoding: 1
/// when every character beyond ASCII fits the language that fits best, its place in the word and
/// its neighbours' case; near 0, or below, when hardly any does; 1 when there is none. Broken and
/// control characters count against it.
[[nodiscard]] double text_plausibility(std::string_view text);

/// Whether `text` looks as if UTF-8 had been read as windows-1252 and written again (â€™ for ’):
/// most of its characters beyond ASCII are such sequences, and there are at least two.
[[nodiscard]] bool looks_double_encoded(std::string_view text);

} // namespace gazette::text
