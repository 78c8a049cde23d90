// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "indexer/sources/glob.h"

namespace gazette::indexer {
namespace {

struct GlobCase {
    std::string_view pattern;
    std::string_view path;
    bool is_folder;
    bool matches;
};

TEST(Glob, MatchesAsGitignoreDoes) {
    for (const GlobCase& c : std::initializer_list<GlobCase>{
             {"*.txt", "a.txt", false, true},
             {"*.txt", "deep/er/a.txt", false, true},
             {"*.txt", "a.txt.gz", false, false},
             {"a*c", "abc", false, true},
             {"a*c", "a/c", false, false},
             {"sub/*.txt", "sub/a.txt", false, true},
             {"sub/*.txt", "other/sub/a.txt", false, false},
             {"/a.txt", "a.txt", false, true},
             {"/a.txt", "b/a.txt", false, false},
             {"**/a.txt", "a.txt", false, true},
             {"**/a.txt", "x/y/a.txt", false, true},
             {"**/a.txt", "x/ya.txt", false, false},
             {"a/**/b", "a/b", false, true},
             {"a/**/b", "a/x/y/b", false, true},
             {"a/**/b", "a/xb", false, false},
             {"a/**", "a/b/c", false, true},
             {"a/**", "a", true, false},
             {"build/", "build", true, true},
             {"build/", "x/build", true, true},
             {"build/", "build", false, false},
             {"?.txt", "\xC3\xA9.txt", false, true},
             {"?.txt", "\xFF.txt", false, true},
             {"?.txt", "ab.txt", false, false},
             {"[a-c]x", "bx", false, true},
             {"[a-c]x", "dx", false, false},
             {"[!a-c]x", "dx", false, true},
             {"[!a-c]x", "\xC3\xA9x", false, true},
             {"[!a]", "/", false, false},
             {"[]x]", "]", false, true},
             {"[abc", "[abc", false, true},
             {"a\\*b", "a*b", false, true},
             {"a\\*b", "axb", false, false},
             {"", "a", false, false},
             {"*", "anything", false, true},
         }) {
        EXPECT_EQ(Glob(c.pattern).matches(c.path, c.is_folder), c.matches)
            << c.pattern << " against " << c.path;
    }
}

TEST(Glob, MatchesAWholeAbsolutePath) {
    EXPECT_TRUE(Glob("/a/*/c.txt").matches_whole("a/b/c.txt"));
    EXPECT_TRUE(Glob("**/c.txt").matches_whole("/a/b/c.txt"));
}

TEST(Glob, TakesLinearTimeOnHostilePatterns) {
    std::string pattern;
    for (int i = 0; i < 100; ++i) {
        pattern += "*a**a";
    }
    EXPECT_FALSE(Glob(pattern + "b").matches(std::string(4000, 'a'), false));
}

TEST(Glob, TheLastThatMatchesDecidesAndAMarkTakesBack) {
    const std::vector<Glob> globs{Glob("*.txt"), Glob("!keep.txt"), Glob("a/keep.txt")};
    EXPECT_TRUE(selected_by(globs, "one.txt", false));
    EXPECT_FALSE(selected_by(globs, "b/keep.txt", false));
    EXPECT_TRUE(selected_by(globs, "a/keep.txt", false));
    EXPECT_FALSE(selected_by(globs, "one.md", false));
    EXPECT_FALSE(selected_by({Glob("!keep.txt")}, "keep.txt", false));
    EXPECT_TRUE(selected_by({Glob("\\!keep.txt")}, "!keep.txt", false));
}

} // namespace
} // namespace gazette::indexer
