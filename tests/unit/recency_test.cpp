// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/searching/recency.h"
#include "searcher/searching/searching.h"
#include "tests/support/article_index.h"

namespace gazette::searcher {
namespace {

TEST(RecencyFactor, HalvesTheLeadEveryHalfLife) {
    EXPECT_DOUBLE_EQ(recency_factor(0, 30), 1);
    EXPECT_DOUBLE_EQ(recency_factor(30, 30), 0.75);
    EXPECT_DOUBLE_EQ(recency_factor(60, 30), 0.625);
    EXPECT_DOUBLE_EQ(recency_factor(1e9, 30), 0.5);
    EXPECT_DOUBLE_EQ(recency_factor(-5, 30), 1);
}

class RecencyTest : public testing::Test {
  protected:
    /// The last letters of the paths found for `query`, best first.
    static std::string found(const index::IndexReader& reader, const SearchRequest& request) {
        std::string names;
        for (const Hit& hit : Searching(reader).search(request).hits) {
            names.push_back(reader.path(hit.docid).back());
        }
        return names;
    }

    test::ArticleIndex index_;
};

TEST_F(RecencyTest, PutsTheNewBeforeTheOldThatFitALittleBetter) {
    index_.add({{.path = "/n/a", .body = "Gas gas for us.", .date = "2019-01-01"},
                {.path = "/n/b", .body = "Gas for all here.", .date = "2021-12-30"},
                {.path = "/n/c", .body = "Gas for all here."},
                {.path = "/n/d", .body = "Gas for all here.", .date = "2021-12-01"}});
    const index::IndexReader reader = index_.open();
    EXPECT_EQ(found(reader, {.query = "gas", .today = {2022, 1, 1}}), "abdc");
    EXPECT_EQ(found(reader, {.query = "gas", .today = {2022, 1, 1}, .half_life_days = 30}), "bdac");
    // As seen from 2019, the others are dated in the future: as new as can be.
    const Recency then(reader, {2019, 1, 31}, 30);
    EXPECT_DOUBLE_EQ(then.factor(1), 1);
    EXPECT_DOUBLE_EQ(then.factor(2), 1);
    EXPECT_DOUBLE_EQ(then.factor(3), 0.5);
}

TEST_F(RecencyTest, CountsAgesFromTheNewestArticleOfAnArchive) {
    index_.add({{.path = "/n/a", .body = "Gas.", .date = "2001-03-31"},
                {.path = "/n/b", .body = "Gas.", .date = "2001-03"},
                {.path = "/n/c", .body = "Gas.", .date = "2001-03-01"}});
    const index::IndexReader reader = index_.open();
    const Recency recency(reader, {2026, 1, 1}, 30);
    EXPECT_DOUBLE_EQ(recency.factor(1), 1);
    EXPECT_DOUBLE_EQ(recency.factor(2), 0.75);
    EXPECT_DOUBLE_EQ(recency.factor(3), 0.75);
}

TEST_F(RecencyTest, FindsTheNewHoweverManyFitBetter) {
    std::vector<test::SmallArticle> articles;
    for (int i = 0; i < 300; ++i) {
        articles.push_back({.path = "/n/" + std::to_string(i) + "o",
                            .body = "Gas gas pipe.",
                            .date = "2010-01-01"});
    }
    articles.push_back({.path = "/n/n", .body = "Gas pipe and oil.", .date = "2021-12-30"});
    index_.add(articles);
    const index::IndexReader reader = index_.open();
    SearchRequest request{.query = "gas", .today = {2022, 1, 1}, .limit = 1};
    EXPECT_EQ(found(reader, request), "o");
    request.half_life_days = 30;
    EXPECT_EQ(found(reader, request), "n");
    request.query = "gas pipe oil";
    request.explain = true;
    const SearchResult result = Searching(reader).search(request);
    ASSERT_FALSE(result.hits.empty());
    EXPECT_EQ(result.hits[0].explanation.back(), "1.0000 times, for its date");
}

} // namespace
} // namespace gazette::searcher
