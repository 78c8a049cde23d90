// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "searcher/matching/best_articles.h"
#include "searcher/matching/flat_matcher.h"
#include "tests/property/word_articles.h"

namespace gazette::searcher {
namespace {

using test::roll;
using test::word;

FlatQuery random_query(std::mt19937& random) {
    FlatQuery query;
    for (unsigned left = 1 + roll(random, 3) * roll(random, 2); left > 0; --left) {
        FlatQuery::Group& group = query.required.emplace_back();
        group.weighs = roll(random, 4) != 0;
        for (unsigned terms = 1 + roll(random, 2) * roll(random, 9); terms > 0; --terms) {
            group.terms.push_back(word(1 + roll(random, test::word_numbers)));
        }
    }
    if (roll(random, 4) == 0) {
        query.required.push_back({.terms = {"late"}});
    }
    for (unsigned terms = roll(random, 2) * roll(random, 4); terms > 0; --terms) {
        query.optional.push_back(word(1 + roll(random, test::word_numbers)));
    }
    return query;
}

class FlatMatching : public test::WordArticles {
  protected:
    FlatMatching() : WordArticles(21) {}
};

TEST_F(FlatMatching, GivesTheArticlesAndScoresThatXapianGives) {
    for (int i = 0; i < 300; ++i) {
        const FlatQuery query = random_query(random_);
        MatchContext fresh = context();
        FlatMatcher matcher(query, fresh);
        std::map<std::uint32_t, double> found;
        matcher.run([&found](const RankedArticle& article) {
            EXPECT_TRUE(found.emplace(article.docid, article.score).second);
            return 0.0;
        });
        const auto expected = test::ask_xapian(*reader_, test::to_xapian(query));
        ASSERT_EQ(found.size(), expected.size()) << test::to_xapian(query).get_description();
        EXPECT_EQ(matcher.matches(), expected.size());
        EXPECT_TRUE(matcher.matches_exact());
        for (const auto& [docid, score] : expected) {
            ASSERT_TRUE(found.contains(docid));
            ASSERT_NEAR(found[docid], score, 1e-9) << test::to_xapian(query).get_description();
        }
    }
}

TEST_F(FlatMatching, FindsTheBestWithoutLookingAtAll) {
    int inexact = 0;
    for (int i = 0; i < 300; ++i) {
        const FlatQuery query = random_query(random_);
        const std::size_t wanted = 1 + roll(random_, 40);
        MatchContext fresh = context();
        FlatMatcher matcher(query, fresh);
        BestArticles best(wanted);
        matcher.run([&best](const RankedArticle& article) {
            best.add(article);
            return best.floor();
        });
        const std::vector<RankedArticle> found = best.take();
        const auto all = test::ask_xapian(*reader_, test::to_xapian(query));
        std::vector<double> expected;
        for (const auto& [docid, score] : all) {
            expected.push_back(score);
        }
        std::ranges::sort(expected, std::ranges::greater());
        const std::size_t least = std::min(wanted, expected.size());
        ASSERT_GE(found.size(), least) << test::to_xapian(query).get_description();
        for (std::size_t place = 0; place < found.size(); ++place) {
            ASSERT_NEAR(found[place].score, expected[place], 1e-9);
            ASSERT_NEAR(found[place].score, all.at(found[place].docid), 1e-9);
        }
        // And all that tie with the last.
        EXPECT_TRUE(found.size() == expected.size() ||
                    !same_score(expected[found.size()], expected[least - 1]));
        EXPECT_LE(matcher.matches(), expected.size());
        EXPECT_TRUE(!matcher.matches_exact() || matcher.matches() == expected.size());
        inexact += matcher.matches_exact() ? 0 : 1;
    }
    EXPECT_GT(inexact, 10); // else nothing was passed over
}

TEST(Flatten, TakesListsOfTermsAndNothingElse) {
    using Xapian::Query;
    const Query a("a");
    const Query b("b");
    const Query any(Query::OP_OR, a, b);
    EXPECT_EQ(flatten(any, std::nullopt), (FlatQuery{{{{"a", "b"}, true}}, {}}));
    EXPECT_EQ(flatten(Query(Query::OP_AND, a, b), Query(0.0, any)),
              (FlatQuery{{{{"a"}, true}, {{"b"}, true}, {{"a", "b"}, false}}, {}}));
    EXPECT_EQ(flatten(Query(Query::OP_AND_MAYBE, a, any), std::nullopt),
              (FlatQuery{{{{"a"}, true}}, {"a", "b"}}));
    EXPECT_EQ(flatten(Query(Query::OP_FILTER, any, Query(Query::OP_AND, a, b)), std::nullopt),
              (FlatQuery{{{{"a"}, false}, {{"b"}, false}, {{"a", "b"}, true}}, {}}));
    EXPECT_EQ(flatten(std::nullopt, a), (FlatQuery{{{{"a"}, false}}, {}}));
    EXPECT_EQ(flatten(std::nullopt, std::nullopt), std::nullopt);
    EXPECT_EQ(flatten(Query(), std::nullopt), std::nullopt);
    EXPECT_EQ(flatten(Query(2.0, a), std::nullopt), std::nullopt);
    EXPECT_EQ(flatten(Query(Query::OP_AND_NOT, a, b), std::nullopt), std::nullopt);
    EXPECT_EQ(flatten(Query(Query::OP_OR, a, Query(Query::OP_AND, a, b)), std::nullopt),
              std::nullopt);
    EXPECT_EQ(flatten(Query::MatchAll, std::nullopt), std::nullopt);
}

} // namespace
} // namespace gazette::searcher
