// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <gtest/gtest.h>

#include "common/text/analyzer.h"
#include "common/text/folding.h"
#include "common/text/stopwords.h"

namespace gazette::text {
namespace {

TEST(Stopwords, EveryLanguageHasSomeAllFolded) {
    for (const LanguageRow& row : language_table()) {
        if (row.language == Language::Unknown) {
            EXPECT_TRUE(stop_words(row.language).empty());
            continue;
        }
        EXPECT_GE(stop_words(row.language).size(), 40U) << row.name;
        for (const std::string_view word : stop_words(row.language)) {
            const std::string kept = row.keeps_accents ? casefold(word) : fold(word);
            EXPECT_EQ(word, keep_word_characters(kept)) << row.name;
            EXPECT_TRUE(is_stop_word(row.language, word)) << row.name << ' ' << word;
        }
    }
}

/// A stop word that no token can ever equal would be of no use.
TEST(Stopwords, AreWhatTheAnalyzerGives) {
    for (const LanguageRow& row : language_table()) {
        Analyzer analyzer(row.language);
        for (const std::string_view word : stop_words(row.language)) {
            bool found = false;
            analyzer.analyze(word, [&](const Token& token) {
                found = found || is_stop_word(row.language, token.form, token.term);
            });
            EXPECT_TRUE(found) << row.name << ' ' << word;
        }
    }
}

TEST(Stopwords, KnowContractionsAsFoldingLeavesThem) {
    for (const std::string_view word : {"dont", "wont", "the", "what", "did", "us", "its"}) {
        EXPECT_TRUE(is_stop_word(Language::English, word)) << word;
    }
    for (const std::string_view word : {"u.s", "putin", "", "der"}) {
        EXPECT_FALSE(is_stop_word(Language::English, word)) << word;
    }
    EXPECT_TRUE(is_stop_word(Language::German, "fur"));
    EXPECT_FALSE(is_stop_word(Language::Unknown, "the"));
}

} // namespace
} // namespace gazette::text
