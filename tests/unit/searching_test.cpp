// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "searcher/searching/searching.h"
#include "tests/support/article_index.h"

namespace gazette::searcher {
namespace {

using test::ArticleIndex;
using test::SmallArticle;

/// Articles are named by the last letter of their path.
const std::vector<SmallArticle>& small_corpus() {
    static const std::vector<SmallArticle> articles{
        {.path = "/news/2021/a",
         .body = "The troop build-up near the border worries Washington.\nU.S. troops wait.",
         .title = "Build-up at the border",
         .date = "2021-12-30",
         .outlet = "The Guardian",
         .authors = {"Mona Salama", "Jim Heintz"}},
        {.path = "/news/2021/b",
         .body = "President Putin told us that the buildup was no threat. A moment of crisis.",
         .date = "2021-12",
         .outlet = "BBC News",
         .authors = {"Jim Heintz"}},
        {.path = "/news/2020/c",
         .body = "Covid 19 spreads. Coal from Donbas is short.\nUniversities close.",
         .date = "2021",
         .outlet = "BBC News"},
        {.path = "/mail/d",
         .body = "The covid-19 vaccine is universal. Pipelines and the pipeline.",
         .title = "Vaccine",
         .captions = {"Putin in Geneva (AP Photo)"}},
        {.path = "/mail/e",
         .body = "Der Krieg in der Ukraine geht weiter. Soldaten warten.",
         .date = "2022-01-02",
         .language = "de"},
    };
    return articles;
}

/// Built once: publishing takes its time. Tests that change their index build another.
const ArticleIndex& shared_index() {
    static ArticleIndex index;
    static const bool filled = (index.add(small_corpus()), true);
    EXPECT_TRUE(filled);
    return index;
}

class SearchingTest : public testing::Test {
  protected:
    /// Gives this test an index of its own.
    ArticleIndex& own_index() {
        own_ = std::make_unique<ArticleIndex>();
        own_->add(small_corpus());
        return *own_;
    }

    [[nodiscard]] index::IndexReader open() const { return (own_ ? *own_ : shared_index()).open(); }

    SearchResult search(const SearchRequest& request) {
        const index::IndexReader reader = open();
        return Searching(reader).search(request);
    }

    SearchResult search(std::string_view query) {
        return search({.query = std::string(query), .today = {2022, 1, 3}});
    }

    /// The last letters of the paths of the articles found, best first.
    std::string found(const SearchRequest& request) {
        const index::IndexReader reader = open();
        std::string names;
        for (const Hit& hit : Searching(reader).search(request).hits) {
            names.push_back(reader.path(hit.docid).back());
        }
        return names;
    }

    /// The same, in the order of the letters.
    std::string found(std::string_view query) {
        std::string names = found({.query = std::string(query), .today = {2022, 1, 3}});
        std::ranges::sort(names);
        return names;
    }

  private:
    std::unique_ptr<ArticleIndex> own_;
};

struct Case {
    std::string_view query;
    std::string_view found;
};

TEST_F(SearchingTest, FindsWhatQueriesSay) {
    const std::vector<Case> cases{
        {"putin", "bd"},
        {"putin coal", "bcd"},
        {"putin AND coal", ""},
        {"+putin coal", "bd"},
        {"putin -geneva", "b"},
        {"putin NOT geneva", "b"},
        {"-putin", "ace"},
        {"NOT putin AND coal", "c"},
        {"(putin OR coal) AND NOT geneva", "bc"},
        {"\"moment of crisis\"", "b"},
        {"\"crisis of moment\"", ""},
        {"\"washington u.s.\"", ""},
        {"worries NEAR/4 u.s.", "a"},
        {"worries w/2 u.s.", ""},
        {"coal pre/2 donbas", "c"},
        {"donbas pre/2 coal", ""},
        {"donbas NEAR/2 coal", "c"},
        {"(coal OR troops) NEAR/3 (\"from donbas\" OR wait)", "ac"},
        {"\"pipeline putin\"", ""}, // the caption stands in a zone of its own
        {"pipeline NEAR/50 putin", ""},
        {"pipe*", "d"},
        {"univers*", "cd"},
        {"universi*", "c"},
        {"universal*", "d"},
        {"title:vaccine", "d"},
        {"title:putin", ""},
        {"title:vacc*", "d"},
        {"body:build", "a"},
        {"body:vaccine", "d"},
        {"body:putin", "bd"},
        {"author:heintz", "ab"},
        {"author:\"jim heintz\"", "ab"},
        {"author:\"salama jim\"", ""},
        {"author:sal*", "a"},
        {"outlet:guardian", "a"},
        {"outlet:bbc outlet:guardian", "abc"},
        {"putin outlet:bbc", "b"},
        {"putin OR outlet:bbc", "bcd"},
        {"path:mail", "de"},
        {"lang:de", "e"},
        {"lang:german", "e"},
        {"soldat", "e"},
        {"date:2021-12-30", "abc"},
        {"date:2021-12-01..2021-12-29", "bc"},
        {"date:2022", "e"},
        {"date:yesterday", "e"},
        {"date:..2021-11", "c"},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(found(one.query), one.found) << one.query;
    }
}

TEST_F(SearchingTest, HyphensJoinAndPart) {
    EXPECT_EQ(found("build-up"), "ab");
    EXPECT_EQ(found("buildup"), "ab");
    EXPECT_EQ(found("covid-19"), "cd");
    EXPECT_EQ(found("covid19"), "d");
    EXPECT_EQ(found("\"covid-19 vaccine\""), "d");
    EXPECT_EQ(found("\"covid-19 spreads\""), "c");
    EXPECT_EQ(found("\"troop build-up near\""), "a");
    EXPECT_EQ(found("build-up NEAR/3 troop"), "a");
    EXPECT_EQ(found("putin -build-up"), "d");
}

TEST_F(SearchingTest, TellsTheCountryFromThePronoun) {
    EXPECT_EQ(found("U.S. troops"), "a");
    EXPECT_EQ(found("us troops"), "a");
    EXPECT_EQ(found("US"), "a");
    EXPECT_EQ(found("us"), "ab");
    EXPECT_EQ(found("\"told us\""), "b");
    EXPECT_EQ(found("\"us troops\""), "a");
}

TEST_F(SearchingTest, DropsFunctionWordsOnlyBesideOthers) {
    EXPECT_EQ(found("the coal of it"), "c");
    EXPECT_EQ(found("the"), "abd");
    EXPECT_EQ(found("+the coal"), "abd");
    EXPECT_EQ(found("what was the"), "abd");
    EXPECT_EQ(found("der krieg in der ukraine"), "e");
}

TEST_F(SearchingTest, MatchesFormsAsWrittenWhenTold) {
    const auto exact = [&](std::string_view query) {
        return found({.query = std::string(query), .exact = true});
    };
    EXPECT_EQ(exact("troops"), "a");
    EXPECT_EQ(exact("pipelines"), "d");
    EXPECT_EQ(exact("university"), "");
    EXPECT_EQ(exact("universities"), "c");
    EXPECT_EQ(exact("universal"), "d");
    EXPECT_EQ(exact("\"universities close\""), "c");
    EXPECT_EQ(exact("\"universal close\""), "");
    EXPECT_EQ(exact("\"is universal\""), "d");
    EXPECT_EQ(exact("wait NEAR/3 troops"), "a");
}

TEST_F(SearchingTest, WantsEveryWordWhenTold) {
    EXPECT_EQ(found({.query = "putin the geneva", .all_words = true}), "d");
    EXPECT_EQ(found({.query = "putin coal", .all_words = true}), "");
}

TEST_F(SearchingTest, FiltersWithAndWithoutWords) {
    EXPECT_EQ(found({.filters = {.since = article::Date{2021, 12, 31}}}), "ebc");
    EXPECT_EQ(found({.filters = {.until = article::Date{2021, 12, 29}}}), "bc");
    EXPECT_EQ(found({.filters = {.until = article::Date{2021, 12, 29}, .keep_undated = true}}),
              "bcd");
    EXPECT_EQ(found({.query = "putin", .filters = {.since = article::Date{2021, 1, 1}}}), "b");
    EXPECT_EQ(found({.filters = {.min_date_confidence = 0.5}}), "eabc");
    EXPECT_EQ(found({.filters = {.min_date_confidence = 0.95}}), "");
    EXPECT_EQ(found({.filters = {.outlets = {"guardian", "bbc"}}}), "abc");
    EXPECT_EQ(found({.filters = {.authors = {"Mona Salama"}}}), "a");
    EXPECT_EQ(found({.filters = {.languages = {"de"}}}), "e");
    EXPECT_EQ(found({.filters = {.folders = {"/news"}}}), "abc");
    EXPECT_EQ(found({.filters = {.folders = {"/"}}}), "eabcd");
    EXPECT_EQ(found({.filters = {.folders = {"/new"}}}), "");
    EXPECT_EQ(found({.filters = {.folders = {"/news/2021", "/mail"}}}), "eabd");
    EXPECT_EQ(found({.filters = {.outlets = {"bbc"}, .folders = {"/news/2021"}}}), "b");
}

TEST_F(SearchingTest, SortsAndPages) {
    const auto sorted = [&](SortKey key, std::size_t offset = 0, std::size_t limit = 10) {
        return found(
            {.filters = {.min_date_confidence = 0}, .sort = key, .limit = limit, .offset = offset});
    };
    EXPECT_EQ(sorted(SortKey::Newest), "eabcd");
    EXPECT_EQ(sorted(SortKey::Oldest), "cbaed");
    EXPECT_EQ(sorted(SortKey::Path), "decab");
    EXPECT_EQ(sorted(SortKey::Outlet), "bcaed");
    EXPECT_EQ(sorted(SortKey::Newest, 1, 2), "ab");
    EXPECT_EQ(sorted(SortKey::Newest, 4, 2), "d");
    EXPECT_EQ(sorted(SortKey::Newest, 9, 2), "");
    EXPECT_EQ(found({.query = "putin", .sort = SortKey::Oldest}), "bd");
    EXPECT_EQ(found({.query = "putin", .limit = 1, .offset = 5}), "");
}

TEST_F(SearchingTest, CountsWhatItSays) {
    EXPECT_EQ(search({.query = "the", .limit = 1, .count = true}).matches, 3U);
    const SearchResult counted = search({.query = "the", .limit = 0, .count = true});
    EXPECT_EQ(counted.matches, 3U);
    EXPECT_TRUE(counted.matches_exact);
    EXPECT_TRUE(counted.hits.empty());
}

std::string print(const Facet& facet) {
    std::string text;
    for (const FacetCount& count : facet.counts) {
        text.append(count.value).append("=").append(std::to_string(count.articles)).append(" ");
    }
    return text;
}

TEST_F(SearchingTest, CountsFacetsOverAllMatches) {
    const SearchResult result = search({.filters = {.min_date_confidence = 0},
                                        .limit = 1,
                                        .facets = {{FacetField::Outlet, 0},
                                                   {FacetField::Outlet, 1},
                                                   {FacetField::Author, 0},
                                                   {FacetField::Language, 0},
                                                   {FacetField::Month, 0}},
                                        .histogram = FacetField::Year});
    ASSERT_EQ(result.facets.size(), 5U);
    EXPECT_EQ(print(result.facets[0]), "=2 BBC News=2 The Guardian=1 ");
    EXPECT_EQ(print(result.facets[1]), "=2 ");
    EXPECT_EQ(print(result.facets[2]), "=3 Jim Heintz=2 Mona Salama=1 ");
    EXPECT_EQ(print(result.facets[3]), "en=4 de=1 ");
    EXPECT_EQ(print(result.facets[4]), "=1 2021=1 2021-12=2 2022-01=1 ");
    ASSERT_TRUE(result.histogram);
    EXPECT_EQ(print(*result.histogram), "=1 2021=3 2022=1 ");
}

TEST_F(SearchingTest, PutsOrderIntoEqualScoresByDateThenId) {
    own_index().add({{.path = "/same/x", .body = "zebra", .date = "2020-01-01"},
                     {.path = "/same/y", .body = "zebra", .date = "2021-01-01"},
                     {.path = "/same/z", .body = "zebra"}});
    EXPECT_EQ(found({.query = "zebra"}), "yxz");
    EXPECT_EQ(found({.query = "zebra", .limit = 1}), "y");
    EXPECT_EQ(found({.query = "zebra", .limit = 1, .offset = 1}), "x");
}

TEST_F(SearchingTest, LeavesOutDeletedArticles) {
    ArticleIndex& index = own_index();
    index.add({{.path = "/more/f", .body = "Putin again, in one more segment."}});
    EXPECT_EQ(found("putin"), "bdf");
    index.remove({"/news/2021/b"});
    EXPECT_EQ(found("putin"), "df");
    EXPECT_EQ(found("-putin"), "ace");
    EXPECT_EQ(found("put*"), "df");
    EXPECT_EQ(search({.query = "putin", .limit = 0, .count = true}).matches, 2U);
}

TEST_F(SearchingTest, SaysWhatItDidNotUnderstand) {
    EXPECT_EQ(search("putin OR").notes.size(), 1U);
    EXPECT_EQ(search("lang:xx").notes.size(), 1U);
    const SearchResult nothing = search("(((");
    EXPECT_EQ(nothing.notes.size(), 1U);
    EXPECT_EQ(nothing.matches, 0U);
    EXPECT_THROW(search(" "), Error);
    EXPECT_THROW(search({.query = "(((", .strict = true}), Error);
}

TEST_F(SearchingTest, StopsWhenTheTimeIsOver) {
    const SearchResult result = search({.query = "the", .timeout_s = 0.0});
    EXPECT_FALSE(result.matches_exact && !result.incomplete && result.hits.empty());
    EXPECT_EQ(search({.query = "the", .timeout_s = 60.0}).hits.size(), 3U);
    EXPECT_FALSE(search({.query = "the", .timeout_s = 60.0}).incomplete);
}

TEST_F(SearchingTest, TellsSnippetsWhatWasSought) {
    const Sought sought = search("\"moment of crisis\" put* -geneva author:jim").sought;
    std::vector<std::string> forms;
    for (const SoughtWord& word : sought.words) {
        forms.push_back(word.form);
        EXPECT_GT(word.weight, 0);
    }
    EXPECT_EQ(forms, (std::vector<std::string>{"moment", "of", "crisis", "put"}));
    EXPECT_TRUE(sought.words[1].stop);
    EXPECT_EQ(sought.words[3].form_rule, SoughtWord::FormRule::StartsWith);
    ASSERT_EQ(sought.groups.size(), 1U);
    EXPECT_EQ(sought.groups[0].words, (std::vector<std::uint32_t>{0, 1, 2}));
    EXPECT_EQ(sought.groups[0].window, 3U);
}

TEST_F(SearchingTest, ExplainsScoresByTheirParts) {
    const SearchResult result = search({.query = "coal donbas", .explain = true});
    ASSERT_EQ(result.hits.size(), 1U);
    double sum = 0;
    for (const std::string& line : result.hits[0].explanation) {
        sum += std::stod(line);
    }
    EXPECT_NEAR(sum, result.hits[0].score, 0.001);
    EXPECT_FALSE(result.understood.empty());
}

TEST(SearchingInManyLanguages, ALoneRunOfIdeographsIsAQuestionNotAPhrase) {
    ArticleIndex index;
    index.add({{.path = "/n/a", .body = "\u53F0\u98CE\u7ECF\u8FC7\u65E5\u672C", .language = "zh"},
               {.path = "/n/b", .body = "\u53F0\u98CE\u635F\u5931\u5DE8\u5927", .language = "zh"}});
    const index::IndexReader reader = index.open();
    // what the typhoon has damaged
    const SearchResult result =
        Searching(reader).search({.query = "\u53F0\u98CE\u9020\u6210\u4EC0\u4E48\u635F\u5931"});
    ASSERT_EQ(result.hits.size(), 2U);
    EXPECT_EQ(reader.path(result.hits[0].docid), "/n/b");
    // the same with a number in it: typhoon, in 2019, what damage
    EXPECT_EQ(Searching(reader)
                  .search({.query = "\u53F0\u98CE\u57282019\u5E74\u9020\u6210\u4EC0\u4E48\u635F"
                                    "\u5931"})
                  .hits.size(),
              2U);
}

TEST(SearchingInManyLanguages, VietnameseWordsAreToldByTheirAccentsWhereTheyAreTyped) {
    ArticleIndex index;
    index.add({{.path = "/n/a", .body = "B\u00E0n gh\u1EBF", .language = "vi"},
               {.path = "/n/b", .body = "B\u00E1n nh\u00E0", .language = "vi"},
               {.path = "/n/c", .body = "Em\u00EDlia hát", .language = "vi"}});
    const index::IndexReader reader = index.open();
    const auto count = [&](std::string_view query) {
        return Searching(reader).search({.query = std::string(query)}).hits.size();
    };
    EXPECT_EQ(count("b\u00E0n"), 1U);
    EXPECT_EQ(count("b\u00E1n"), 1U);
    EXPECT_EQ(count("ban"), 2U);
    EXPECT_EQ(count("emilia"), 1U);
    EXPECT_EQ(count("Em\u00EDlia"), 1U);
}

TEST(SearchingForNames, SlavicNamesMeetInTheirSpellings) {
    ArticleIndex index;
    index.add({{.path = "/n/a", .body = "Zelensky spoke."},
               {.path = "/n/b", .body = "Zelenskyy spoke."},
               {.path = "/n/c", .body = "Volodymyr Zelenskiy spoke."},
               {.path = "/n/d", .body = "Zelenska spoke."}});
    const index::IndexReader reader = index.open();
    for (const std::string query : {"zelensky", "Zelenskyy", "zelenskyj", "\"Zelenskiy spoke\""}) {
        EXPECT_EQ(Searching(reader).search({.query = query}).hits.size(), 3U) << query;
    }
    EXPECT_EQ(Searching(reader).search({.query = "Zelenskyy", .exact = true}).hits.size(), 1U);
    EXPECT_EQ(Searching(reader).search({.query = "risky"}).hits.size(), 0U);
}

} // namespace
} // namespace gazette::searcher
