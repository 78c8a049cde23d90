// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/text/analyzer.h"
#include "searcher/query/word_starts.h"

namespace gazette::searcher {
namespace {

bool may_hold(const WordStarts& starts, std::string_view stretch) {
    return starts.read(stretch, 0).may_hold;
}

WordStarts with_form(std::string_view form) {
    WordStarts starts(text::Language::English);
    starts.admit_form(form);
    return starts;
}

// Words made of every onset with endings of every step of the English stemmer.
TEST(WordStarts, NeverPassesOverAWordOfAStemSought) {
    text::Analyzer analyzer(text::Language::English);
    std::vector<std::string> words{"skis",   "skies",  "dying", "lying",  "tying",
                                   "idly",   "gently", "ugly",  "early",  "only",
                                   "singly", "news",   "cries", "dyeing", "possibilities"};
    for (const std::string_view onset : {"c", "d", "l", "t", "st", "h", "y", "ab", "no", "qu"}) {
        for (const std::string_view middle :
             {"a", "i", "y", "ee", "ot", "ibb", "il", "um", "at", "iz", "og", "abil", "ysis"}) {
            for (const std::string_view end :
                 {"",      "s",     "es",    "ies",     "ied",     "ed",    "eed",     "ing",
                  "ingly", "y",     "ly",    "ational", "ization", "izer",  "ibility", "ability",
                  "abli",  "ably",  "ency",  "ancy",    "ologi",   "ology", "iveness", "fulness",
                  "ousli", "alism", "ality", "ator",    "icate",   "icity", "ative",   "ement",
                  "ment",  "ent",   "ion",   "tion",    "sses",    "ful",   "e"}) {
                words.push_back(std::string(onset).append(middle).append(end));
            }
        }
    }
    for (const std::string& word : words) {
        analyzer.analyze(word, [&](const text::Token& token) {
            WordStarts starts(text::Language::English);
            starts.admit_term(token.term);
            EXPECT_TRUE(may_hold(starts, word)) << word << " -> " << token.term;
        });
    }
}

TEST(WordStarts, PassesOverOtherWords) {
    const WordStarts starts = with_form("sanctions");
    EXPECT_TRUE(may_hold(starts, "Sanctions,"));
    EXPECT_TRUE(may_hold(starts, "(\u201csanctioned\u201d)"));
    EXPECT_FALSE(may_hold(starts, "sandy"));
    EXPECT_FALSE(may_hold(starts, "\u2018Trump\u2019s\u2019"));
    EXPECT_FALSE(may_hold(starts, "don't"));
    EXPECT_FALSE(may_hold(starts, "(well-known)"));
    EXPECT_TRUE(may_hold(starts, "un-sanctioned"));
    EXPECT_TRUE(may_hold(starts, "sanc-tioned"));
    EXPECT_FALSE(may_hold(starts, "--"));
}

TEST(WordStarts, LeavesWhatItCannotReadToTheAnalyzer) {
    const WordStarts starts = with_form("zebra");
    for (const std::string_view stretch :
         {"ill-well-known", "well-known2", "l'homme", "l\u2019homme", "caf\u00e9", "a_b", "1990's",
          "U.S.", "x\u2014y"}) {
        EXPECT_TRUE(may_hold(starts, stretch)) << stretch;
    }
    EXPECT_TRUE(may_hold(WordStarts(text::Language::Indonesian), "membaca"));
}

TEST(WordStarts, TellsWhereStretchesEndAndWhetherTheyHoldAWord) {
    const WordStarts starts = with_form("zebra");
    const std::string_view text = "one -- two\n'three'";
    EXPECT_EQ(starts.read(text, 0).end, 3U);
    EXPECT_TRUE(starts.read(text, 0).has_word);
    EXPECT_EQ(starts.read(text, 4).end, 6U);
    EXPECT_FALSE(starts.read(text, 4).has_word);
    EXPECT_EQ(starts.read(text, 7).end, 10U);
    EXPECT_EQ(starts.read(text, 11).end, text.size());
}

} // namespace
} // namespace gazette::searcher
