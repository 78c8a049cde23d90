// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace gazette::text {

/// A text that can be a template argument.
template <std::size_t size>
struct WordText {
    // NOLINTNEXTLINE(google-explicit-constructor): written as a plain literal
    consteval WordText(const char (&text)[size]) { std::ranges::copy(text, bytes); }

    char bytes[size] = {};
};

/// How many words, parted by single blanks, `text` has.
consteval std::size_t count_words(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
}

/// The words of `text`, parted by single blanks, sorted by the compiler.
template <WordText text>
inline constexpr auto word_list = [] {
    constexpr std::string_view all(text.bytes);
    std::array<std::string_view, count_words(all)> words;
    std::size_t begin = 0;
    for (std::string_view& word : words) {
        const std::size_t end = std::min(all.find(' ', begin), all.size());
        word = all.substr(begin, end - begin);
        begin = end + 1;
    }
    std::ranges::sort(words);
    return words;
}();

} // namespace gazette::text
