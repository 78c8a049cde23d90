// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace gazette::text {

/// A stretch of a text: bytes [begin, end).
struct TextRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
    bool operator==(const TextRange&) const = default;
};

/// The sentences of one paragraph (UTF-8, any language), in order, without the blanks around them.
/// Every byte that is no blank is in exactly one.
/// - Full stops of abbreviations (Gen., Dec. 7, z. B., Sra.), of initials (U.S., J. K. Rowling), in
///   numbers and of German ordinals (am 3. Oktober) do not end a sentence, nor does any stop that a
///   small letter follows; where an abbreviation may stand at the end, the next word decides.
/// - Closing quotes and brackets belong to the sentence they close.
/// - 。！？ and the stops of other scripts end one without a blank; Thai and Lao, which have no
///   stops, are parted at blanks.
/// Linear in the text. Nothing of ICU is touched for ASCII.
[[nodiscard]] std::vector<TextRange> split_sentences(std::string_view paragraph);

} // namespace gazette::text
