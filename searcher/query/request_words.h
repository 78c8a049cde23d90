// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace gazette::searcher {

/// A query of so many words that are no function words describes at length what it wants.
inline constexpr std::size_t long_request_words = 6;

/// Whether the English word `form` (folded) is one that long requests wrap their subject in:
/// "find articles that describe ...", "information concerning the use of ...". Seeking it tells
/// nothing when long_request_words stand in the query. Gain: common/README.md, Ranking.
[[nodiscard]] bool is_request_word(std::string_view form) noexcept;

} // namespace gazette::searcher
