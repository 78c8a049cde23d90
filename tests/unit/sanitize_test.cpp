// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/cli/sanitize.h"

namespace gazette::cli {
namespace {

using namespace std::string_literals;

struct Case {
    std::string bytes;
    std::string line;
    std::string text;
};

TEST(Sanitize, LeavesOnlyWhatATerminalCanShow) {
    const std::vector<Case> cases{
        {"", "", ""},
        {"plain text", "plain text", "plain text"},
        {"M\u00e9lanie \u65e5\u672c \U0001F600", "M\u00e9lanie \u65e5\u672c \U0001F600",
         "M\u00e9lanie \u65e5\u672c \U0001F600"},
        {"a\tb", "a b", "a b"},
        {"a\nb", "a b", "a\nb"},
        {"a\r\nb\rc", "a b c", "a\nb\nc"},
        {"a\0b"s, "a b", "a b"},
        {"a\x7f\x01\x02z", "a z", "a z"},
        {"a\u0085b", "a b", "a b"},
        {"a\u2028b\u2029c", "a b c", "a b c"},
        {"red \x1b[31mword\x1b[0m", "red word", "red word"},
        {"re\x1b[1;31md", "red", "red"},
        {"\x1b]0;title\x07text", "text", "text"},
        {"\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link", "link"},
        {"\x1b]never closed", "]never closed", "]never closed"},
        {"\x1b(Bword", "word", "word"},
        {"end\x1b", "end", "end"},
        {"\u202Egnp.exe\u202C", "gnp.exe", "gnp.exe"},
        {"so\u00ADft ze\u200Bro \uFEFFmark", "soft zero mark", "soft zero mark"},
        {"\u0645\u06CC\u200C\u062E", "\u0645\u06CC\u200C\u062E", "\u0645\u06CC\u200C\u062E"},
        {"bad \xff\xe2\x82 end", "bad \uFFFD\uFFFD end", "bad \uFFFD\uFFFD end"},
        {"\xc2\x9b"
         "31mC1",
         " 31mC1", " 31mC1"},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(sanitize_line(one.bytes), one.line) << testing::PrintToString(one.bytes);
        EXPECT_EQ(sanitize_text(one.bytes), one.text) << testing::PrintToString(one.bytes);
    }
}

TEST(Sanitize, KnowsWhatIsCleanAlready) {
    EXPECT_TRUE(is_clean_line("plain \u00e9 \u65e5"));
    EXPECT_FALSE(is_clean_line("a\tb"));
    EXPECT_FALSE(is_clean_line("\u202Ea"));
    EXPECT_FALSE(is_clean_line("\xff"));
}

} // namespace
} // namespace gazette::cli
