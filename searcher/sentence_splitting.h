// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace gazette::searcher {

/// A stretch of a text: bytes [begin, end).
struct TextRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
    bool operator==(const TextRange&) const = default;
};

/// The sentences of one paragraph, in order, without the blanks around them. Every byte that is no
/// blank is in exactly one. Abbreviations (Gen., Dec. 7), initials (U.S., J. Smith) and decimal
/// points do not end a sentence; closing quotes and brackets belong to the sentence they close.
/// One walk over the text.
[[nodiscard]] std::vector<TextRange> split_sentences(std::string_view paragraph);

} // namespace gazette::searcher
