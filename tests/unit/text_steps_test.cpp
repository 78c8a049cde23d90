// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "common/text/utf8.h"

namespace gazette::text {
namespace {

TEST(TextSteps, WalkForwardsAndBackwardsAlike) {
    const std::string text = "a\u00E9\u4E2D\U0001F600\xFFz\xE2\x82";
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < text.size(); at = next_char(text, at)) {
        starts.push_back(at);
    }
    EXPECT_EQ(count_chars(text), starts.size());
    std::size_t at = text.size();
    for (std::size_t back = starts.size(); back > 0; --back) {
        at = previous_char(text, at);
        EXPECT_EQ(at, starts[back - 1]);
    }
    EXPECT_EQ(at, 0U);
}

TEST(TextSteps, FloorNeverCutsACharacter) {
    const std::string text = "x\u4E2Dy";
    const std::vector<std::size_t> floors = {0, 1, 1, 1, 4, 5, 5};
    for (std::size_t at = 0; at < floors.size(); ++at) {
        EXPECT_EQ(char_floor(text, at), floors[at]) << at;
    }
}

TEST(TextSteps, ValidPrefixEndsAtTheFirstBrokenByte) {
    EXPECT_EQ(valid_utf8_prefix(""), 0U);
    EXPECT_EQ(valid_utf8_prefix("plain ascii, more than eight bytes"), 34U);
    EXPECT_EQ(valid_utf8_prefix("\u00E9\u4E2D"), 5U);
    EXPECT_EQ(valid_utf8_prefix("\u00E9\xED\xA0\x80"), 2U);
    EXPECT_TRUE(is_ascii("plain"));
    EXPECT_FALSE(is_ascii("plain and long enough \u00E9"));
}

} // namespace
} // namespace gazette::text
