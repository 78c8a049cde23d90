// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace gazette::text {

/// How many words, parted by single blanks, `text` has.
consteval std::size_t count_words(std::string_view text) {
    std::size_t count = 1;
    for (const char letter : text) {
        count += letter == ' ' ? 1U : 0U;
    }
    return count;
}

/// The words of `text`, parted by single blanks, sorted by the compiler.
template <const std::string_view& text>
inline constexpr auto word_list = [] {
    std::array<std::string_view, count_words(text)> words;
    std::size_t begin = 0;
    std::size_t end = 0;
    for (std::string_view& word : words) {
        while (end < text.size() && text[end] != ' ') {
            ++end;
        }
        word = std::string_view(text.data() + begin, end - begin);
        begin = ++end;
    }
    std::ranges::sort(words);
    return words;
}();

} // namespace gazette::text
