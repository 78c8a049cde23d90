// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace gazette::searcher {

/// The byte where `count` graphemes that start at byte `at` end; text.size() when there are fewer.
[[nodiscard]] std::size_t after_graphemes(std::string_view text, std::size_t at, std::size_t count);

/// The last place at or before byte `at` where `text` may be cut without breaking a word or a
/// grapheme, but not before `low`. A word longer than 64 bytes, and text written without blanks, is
/// cut between graphemes.
[[nodiscard]] std::size_t cut_before_word(std::string_view text, std::size_t at, std::size_t low);

/// The first place at or after byte `at` where a word starts, or `at` itself in a word longer than
/// 64 bytes and in text written without blanks.
[[nodiscard]] std::size_t next_word_start(std::string_view text, std::size_t at);

/// True when `text` has at most `count` graphemes. Looks at no more than it must.
[[nodiscard]] bool has_at_most_graphemes(std::string_view text, std::size_t count);

} // namespace gazette::searcher
