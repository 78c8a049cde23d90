// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/base/utf8.h"

namespace gazette {
namespace {

TEST(Utf8, ReadsEveryCodePointItWrites) {
    for (char32_t code = 0; code <= 0x10FFFF; ++code) {
        if (code >= 0xD800 && code <= 0xDFFF) {
            continue;
        }
        std::string bytes;
        append_utf8(bytes, code);
        const Utf8Step step = decode_utf8(bytes, 0);
        ASSERT_TRUE(step.valid && step.code == code && step.length == bytes.size())
            << static_cast<unsigned>(code);
    }
}

TEST(Utf8, CountsABrokenStartAsOneStep) {
    struct Case {
        std::string bytes;
        std::size_t length;
    };
    // Unicode 15, section 3.9, tables 3-8 to 3-11.
    for (const Case& one : {Case{"\xC0\xAF", 1}, Case{"\xE0\x9F\x80", 1}, Case{"\xED\xA0\x80", 1},
                            Case{"\xE2\x82", 2}, Case{"\xF0\x9F\x92", 3}, Case{"\xF1\x80\x41", 2},
                            Case{"\xF4\x91\x92\x93", 1}, Case{"\xFF", 1}, Case{"\x80", 1}}) {
        const Utf8Step step = decode_utf8(one.bytes, 0);
        EXPECT_FALSE(step.valid);
        EXPECT_TRUE(step.code == 0xFFFD);
        EXPECT_EQ(step.length, one.length);
    }
}

TEST(Utf8, TellsValidTextFromBroken) {
    EXPECT_TRUE(is_valid_utf8(""));
    EXPECT_TRUE(is_valid_utf8("plain ASCII that is longer than eight bytes"));
    EXPECT_TRUE(is_valid_utf8("M\xC3\xA9lanie and \xF0\x9F\x98\x80 and more after it"));
    EXPECT_FALSE(is_valid_utf8("a long enough ASCII start and then \xE9"));
    EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
}

TEST(Utf8, FindsWhereAsciiEnds) {
    EXPECT_EQ(ascii_prefix(""), 0U);
    for (std::size_t length = 0; length < 40; ++length) {
        EXPECT_EQ(ascii_prefix(std::string(length, 'a') + "\xC3\xA9" + std::string(20, 'b')),
                  length);
    }
}

} // namespace
} // namespace gazette
