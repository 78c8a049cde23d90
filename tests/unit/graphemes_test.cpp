// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "common/text/graphemes.h"
#include "common/text/utf8.h"

namespace gazette::text {
namespace {

TEST(Graphemes, KeepWhatBelongsTogether) {
    struct Case {
        std::string text;
        std::size_t count;
        std::size_t columns;
    };
    const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
    for (const Case& one :
         {Case{"", 0, 0}, Case{"abc", 3, 3}, Case{"e\u0301a", 2, 2}, Case{"\r\n", 1, 0},
          Case{"a\r\nb", 3, 2}, Case{"\u4E2D\u56FD", 2, 4}, Case{"\uFF21", 1, 2},
          Case{"\uFF76\uFF9E", 1, 2}, Case{"\uD55C\uAE00", 2, 4}, Case{"\u1112\u1161\u11AB", 1, 2},
          Case{family, 1, 2}, Case{"\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7", 2, 4},
          Case{"\u2764\uFE0F", 1, 2}, Case{"\u0E01\u0E33", 1, 2},
          Case{"\u0915\u094D\u0937\u093F", 2, 3}, Case{"a\u200Bb\x01", 4, 2},
          Case{"\xFF\x80", 2, 2}}) {
        EXPECT_EQ(count_graphemes(one.text), one.count) << one.text;
        EXPECT_EQ(display_columns(one.text), one.columns) << one.text;
    }
}

TEST(Graphemes, FloorIsTheLastBoundaryAtOrBeforeAByte) {
    const std::string text = "a\u0301b\u4E2D\r\n\U0001F1E9\U0001F1EA\U0001F1EBz";
    std::vector<std::size_t> boundaries = {0};
    while (boundaries.back() < text.size()) {
        boundaries.push_back(next_grapheme(text, boundaries.back()));
    }
    for (std::size_t at = 0; at <= text.size() + 2; ++at) {
        std::size_t expected = 0;
        for (const std::size_t boundary : boundaries) {
            expected = boundary <= at ? boundary : expected;
        }
        EXPECT_EQ(grapheme_floor(text, at), expected) << at;
    }
}

TEST(Graphemes, FloorCutsAnEndlessClusterBetweenCharacters) {
    std::string text = "a";
    for (int mark = 0; mark < 2000; ++mark) {
        text += "\u0301";
    }
    const std::size_t cut = grapheme_floor(text, 3000);
    EXPECT_GT(cut, 2000U);
    EXPECT_LE(cut, 3000U);
    EXPECT_EQ(char_floor(text, cut), cut);
}

} // namespace
} // namespace gazette::text
