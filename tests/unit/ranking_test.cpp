// SPDX-License-Identifier: GPL-3.0-or-later
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/query/request_words.h"
#include "searcher/searching/ranking.h"

namespace gazette::searcher {
namespace {

Xapian::Database database_of(const std::vector<std::string>& texts) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (const std::string& text : texts) {
        Xapian::Document document;
        std::istringstream words(text);
        std::string word;
        for (Xapian::termpos position = 1100; words >> word; ++position) {
            document.add_posting(word, position);
        }
        database.add_document(document);
    }
    return database;
}

Sought sought(const std::vector<std::string>& words) {
    Sought result;
    for (const std::string& word : words) {
        result.words.push_back({.form = word, .terms = {word}});
    }
    return result;
}

TEST(TogetherRanking, RewardsNeighboursMoreThanWordsApart) {
    const Xapian::Database database = database_of(
        {"white house a b c d", "white a b c d house", "white a b c d e f g h i house"});
    TogetherRanking ranking(database, sought({"white", "house"}), false);
    ASSERT_TRUE(ranking.applies());
    const double side_by_side = ranking.reward(1).nearness;
    const double near = ranking.reward(2).nearness;
    EXPECT_GT(side_by_side, near);
    EXPECT_GT(near, 0);
    EXPECT_EQ(ranking.reward(3).nearness, 0);
    EXPECT_EQ(ranking.reward(1).coverage, 1);
}

TEST(TogetherRanking, RepeatingOneWordIsNoNearness) {
    const Xapian::Database database = database_of({"house house house", "white"});
    TogetherRanking ranking(database, sought({"white", "house"}), false);
    EXPECT_EQ(ranking.reward(1).nearness, 0);
    EXPECT_EQ(ranking.improve(1, 2.5), 2.5);
}

TEST(TogetherRanking, OneWordAloneHasNothingToStandTogetherWith) {
    const Xapian::Database database = database_of({"white house"});
    TogetherRanking ranking(database, sought({"white", "absent"}), true);
    EXPECT_FALSE(ranking.applies());
    EXPECT_EQ(ranking.improve(1, 2.5), 2.5);
}

TEST(TogetherRanking, QuestionsPreferArticlesWithMoreOfTheirWords) {
    const Xapian::Database database =
        database_of({"white x x x x x x x x x house", "white", "x x x x"});
    TogetherRanking question(database, sought({"white", "house"}), true);
    EXPECT_DOUBLE_EQ(question.reward(1).coverage, 1.5);
    EXPECT_LT(question.reward(2).coverage, 1.5);
    EXPECT_DOUBLE_EQ(question.reward(3).coverage, 1);
}

TEST(TogetherRanking, FunctionWordsDoNotCount) {
    const Xapian::Database database = database_of({"the house"});
    Sought words = sought({"the", "house"});
    words.words[0].stop = true;
    EXPECT_FALSE(TogetherRanking(database, words, false).applies());
}

TEST(AsksQuestion, KnowsTheMarksOfScripts) {
    EXPECT_TRUE(asks_question("Who won?"));
    EXPECT_TRUE(asks_question("\u00BFQui\u00E9n gan\u00F3?"));
    EXPECT_TRUE(asks_question("\u8C01\u8D62\u4E86\uFF1F"));
    EXPECT_TRUE(asks_question("\u0645\u0646 \u0641\u0627\u0632\u061F"));
    EXPECT_FALSE(asks_question("who won"));
}

TEST(RequestWords, AreWordsThatRequestsAreWrappedIn) {
    EXPECT_TRUE(is_request_word("articles"));
    EXPECT_TRUE(is_request_word("would"));
    EXPECT_FALSE(is_request_word("sanctions"));
    EXPECT_FALSE(is_request_word(""));
}

} // namespace
} // namespace gazette::searcher
