// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "searcher/searching/searching.h"
#include "searcher/searching/spelling.h"
#include "tests/support/article_index.h"

namespace gazette::searcher {
namespace {

TEST(EditDistance, CountsEachKindOfEditOnce) {
    EXPECT_EQ(edit_distance(U"putin", U"putin", 2), 0U);
    EXPECT_EQ(edit_distance(U"putin", U"puttin", 2), 1U);
    EXPECT_EQ(edit_distance(U"putin", U"ptin", 2), 1U);
    EXPECT_EQ(edit_distance(U"putin", U"putan", 2), 1U);
    EXPECT_EQ(edit_distance(U"putin", U"puitn", 2), 1U);
    EXPECT_EQ(edit_distance(U"putin", U"uptni", 2), 2U);
    EXPECT_EQ(edit_distance(U"\u043c\u0438\u0440", U"\u043c\u0435\u0440", 2), 1U);
}

TEST(EditDistance, SaysNoMoreThanThatTheMostIsPassed) {
    EXPECT_EQ(edit_distance(U"ukraine", U"geneva", 2), 3U);
    EXPECT_EQ(edit_distance(U"a", U"abcdef", 2), 3U);
    EXPECT_EQ(edit_distance(U"", U"ab", 2), 2U);
    EXPECT_EQ(edit_distance(U"", U"abc", 2), 3U);
    EXPECT_EQ(edit_distance(U"ab", U"ba", 0), 1U);
}

TEST(EditDistance, AllowsTwoEditsFromSixLettersOn) {
    EXPECT_EQ(most_edits(3), 1U);
    EXPECT_EQ(most_edits(5), 1U);
    EXPECT_EQ(most_edits(6), 2U);
}

TEST(NearestForm, TakesFewestEditsThenMostArticlesThenByteOrder) {
    NearestForm nearest("sanktoins");
    EXPECT_EQ(nearest.form(), "");
    nearest.offer("mankind", 1000);
    EXPECT_EQ(nearest.form(), "");
    nearest.offer("sanctions", 5);
    nearest.offer("sanktionz", 5);
    EXPECT_EQ(nearest.form(), "sanctions");
    nearest.offer("sanktionen", 4);
    EXPECT_EQ(nearest.form(), "sanctions");
    nearest.offer("sinktions", 9);
    EXPECT_EQ(nearest.form(), "sinktions");
    nearest.offer("sanktions", 1);
    EXPECT_EQ(nearest.form(), "sanktions");
    nearest.offer("sanctions", 500);
    EXPECT_EQ(nearest.form(), "sanktions");
}

TEST(NearestForm, TakesOnlyWordsOfLetters) {
    NearestForm nearest("gast");
    nearest.offer("ga5t", 9);
    nearest.offer("ga.t", 9);
    nearest.offer("gast", 9);
    EXPECT_EQ(nearest.form(), "");
    nearest.offer("g\u00e4st", 1);
    EXPECT_EQ(nearest.form(), "g\u00e4st");
}

class SpellingTest : public testing::Test {
  protected:
    SpellingTest() {
        index_.add({{.path = "/news/a",
                     .body = "President Putin spoke of sanctions.\nThe build-up worries Geneva.",
                     .date = "2021-12-30",
                     .authors = {"Mona Salama"}},
                    {.path = "/news/b", .body = "Pipelines were built in 2021.", .date = "2021"}});
    }

    [[nodiscard]] std::optional<std::string> repair(std::string_view query) const {
        const index::IndexReader reader = index_.open();
        AnalyzerPool analyzers;
        LengthFactors length_factors(reader.average_length());
        MatchContext context(reader, analyzers, length_factors);
        return repair_spelling(query, context);
    }

    test::ArticleIndex index_;
};

TEST_F(SpellingTest, ReplacesOnlyWordsThatTheIndexLacks) {
    EXPECT_EQ(repair("Puttin sanktions"), "putin sanctions");
    EXPECT_EQ(repair("+putni \"moment of sanktions\"^2 title:genva"),
              "+putin \"moment of sanctions\"^2 title:geneva");
    EXPECT_EQ(repair("biuld-up"), "build-up");
}

TEST_F(SpellingTest, LeavesAloneWhatMustStayAsWritten) {
    for (const std::string_view query :
         {"", "putin", "sanctioned", "zzzzzz", "-puttin", "NOT puttin", "puttin*", "2022",
          "author:salana", "bx", "\xff\xfe", "\u6e2c\u8a66"}) {
        EXPECT_EQ(repair(query), std::nullopt) << query;
    }
}

TEST_F(SpellingTest, IsSearchedOnlyWhenAskedForAndNothingElseMatches) {
    const index::IndexReader reader = index_.open();
    Searching searching(reader);
    const SearchResult repaired = searching.search({.query = "puttin", .suggest = true});
    EXPECT_EQ(repaired.matches, 1U);
    EXPECT_EQ(repaired.corrected, "putin");
    ASSERT_EQ(repaired.notes.size(), 1U);
    EXPECT_EQ(repaired.notes.front(), "nothing found for puttin; showing results for putin");
    EXPECT_EQ(searching.search({.query = "puttin"}).matches, 0U);
    EXPECT_EQ(searching.search({.query = "puttin geneva", .suggest = true}).corrected,
              std::nullopt);
    Filters later;
    later.since = article::Date{2022, 1, 1};
    const SearchResult nothing =
        searching.search({.query = "puttin", .filters = later, .suggest = true});
    EXPECT_EQ(nothing.corrected, std::nullopt);
    EXPECT_TRUE(nothing.notes.empty());
}

} // namespace
} // namespace gazette::searcher
