// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/query/request_words.h"
#include "searcher/searching/ranking.h"
#include "tests/support/article_index.h"

namespace gazette::searcher {
namespace {

/// An index of texts whose words are their own stems.
class Texts {
  public:
    explicit Texts(const std::vector<std::string>& texts) : reader_(build(texts).open()) {}
    [[nodiscard]] const index::IndexReader& reader() const { return reader_; }

  private:
    test::ArticleIndex& build(const std::vector<std::string>& texts) {
        std::vector<test::SmallArticle> articles;
        for (const std::string& text : texts) {
            test::SmallArticle& article = articles.emplace_back();
            article.path = "/texts/" + std::to_string(articles.size());
            article.body = text;
            article.language = "";
        }
        index_.add(articles);
        return index_;
    }

    test::ArticleIndex index_;
    index::IndexReader reader_;
};

Sought sought(const std::vector<std::string>& words) {
    Sought result;
    for (const std::string& word : words) {
        result.words.push_back({.form = word, .terms = {word}});
    }
    return result;
}

TEST(TogetherRanking, RewardsNeighboursMoreThanWordsApart) {
    const Texts texts(
        {"white house a b c d", "white a b c d house", "white a b c d e f g h i house"});
    TogetherRanking ranking(texts.reader(), sought({"white", "house"}), false);
    ASSERT_TRUE(ranking.applies());
    const double side_by_side = ranking.reward(1).nearness;
    const double near = ranking.reward(2).nearness;
    EXPECT_GT(side_by_side, near);
    EXPECT_GT(near, 0);
    EXPECT_EQ(ranking.reward(3).nearness, 0);
    EXPECT_EQ(ranking.reward(1).coverage, 1);
}

TEST(TogetherRanking, RepeatingOneWordIsNoNearness) {
    const Texts texts({"house house house", "white"});
    TogetherRanking ranking(texts.reader(), sought({"white", "house"}), false);
    EXPECT_EQ(ranking.reward(1).nearness, 0);
    EXPECT_EQ(ranking.improve(1, 2.5), 2.5);
}

TEST(TogetherRanking, OneWordAloneHasNothingToStandTogetherWith) {
    const Texts texts({"white house"});
    TogetherRanking ranking(texts.reader(), sought({"white", "absent"}), true);
    EXPECT_FALSE(ranking.applies());
    EXPECT_EQ(ranking.improve(1, 2.5), 2.5);
}

TEST(TogetherRanking, QuestionsPreferArticlesWithMoreOfTheirWords) {
    const Texts texts({"white x x x x x x x x x house", "white", "x x x x"});
    TogetherRanking question(texts.reader(), sought({"white", "house"}), true);
    EXPECT_DOUBLE_EQ(question.reward(1).coverage, 1.5);
    EXPECT_LT(question.reward(2).coverage, 1.5);
    EXPECT_DOUBLE_EQ(question.reward(3).coverage, 1);
}

TEST(TogetherRanking, FunctionWordsDoNotCount) {
    const Texts texts({"the house"});
    Sought words = sought({"the", "house"});
    words.words[0].stop = true;
    EXPECT_FALSE(TogetherRanking(texts.reader(), words, false).applies());
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
