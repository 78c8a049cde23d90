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
#include "tests/support/test_index.h"

namespace gazette::searcher {
namespace {

unsigned roll(std::mt19937& random, unsigned sides) {
    return std::uniform_int_distribution<unsigned>(0, sides - 1)(random);
}

constexpr unsigned vocabulary = 60;

/// Word n is in about one article in n; words from 40 on are in none.
std::string word(unsigned number) {
    return "w" + std::to_string(number);
}

std::vector<test::TinyArticle> random_articles(std::mt19937& random, std::size_t count,
                                               const std::string& prefix) {
    std::vector<std::string> bodies;
    for (std::size_t i = 0; i < count; ++i) {
        std::string& body = bodies.emplace_back("x");
        for (unsigned number = 1; number < 40; ++number) {
            const bool has = roll(random, number * (number > 30 ? 50 : 1)) == 0;
            for (unsigned left = has ? 1 + roll(random, 4) * roll(random, 3) : 0; left > 0;
                 --left) {
                body.append(" ").append(word(number));
            }
        }
        // Rare in the first window, in most articles afterwards.
        body.append(i > 4200 || roll(random, 200) == 0 ? " late" : "");
        body.append(roll(random, 30), ' ').append(roll(random, 4) == 0 ? " y y y y y y y y" : "");
    }
    return test::articles(bodies, prefix);
}

FlatQuery random_query(std::mt19937& random) {
    FlatQuery query;
    for (unsigned left = 1 + roll(random, 3) * roll(random, 2); left > 0; --left) {
        FlatQuery::Group& group = query.required.emplace_back();
        group.weighs = roll(random, 4) != 0;
        for (unsigned terms = 1 + roll(random, 2) * roll(random, 9); terms > 0; --terms) {
            group.terms.push_back(word(1 + roll(random, vocabulary)));
        }
    }
    if (roll(random, 4) == 0) {
        query.required.push_back({.terms = {"late"}});
    }
    for (unsigned terms = roll(random, 2) * roll(random, 4); terms > 0; --terms) {
        query.optional.push_back(word(1 + roll(random, vocabulary)));
    }
    return query;
}

Xapian::Query any_of(const std::vector<std::string>& terms) {
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

/// The same for Xapian.
Xapian::Query to_xapian(const FlatQuery& query) {
    std::vector<Xapian::Query> required;
    for (const FlatQuery::Group& group : query.required) {
        required.push_back(group.weighs ? any_of(group.terms)
                                        : Xapian::Query(0.0, any_of(group.terms)));
    }
    const Xapian::Query all(Xapian::Query::OP_AND, required.begin(), required.end());
    return query.optional.empty()
               ? all
               : Xapian::Query(Xapian::Query::OP_AND_MAYBE, all, any_of(query.optional));
}

std::map<std::uint32_t, double> ask_xapian(const index::IndexReader& reader,
                                           const Xapian::Query& query) {
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(reader.without_deleted(query));
    enquire.set_weighting_scheme(Xapian::IneB2Weight(1.0));
    const Xapian::MSet found = enquire.get_mset(0, reader.database().get_doccount());
    std::map<std::uint32_t, double> scores;
    for (auto at = found.begin(); at != found.end(); ++at) {
        scores.emplace(*at, at.get_weight());
    }
    return scores;
}

class FlatMatching : public testing::Test {
  protected:
    /// Segments of several windows, of one, of next to nothing; with deletions.
    void fill(std::mt19937& random) {
        for (const std::size_t size : {std::size_t{9000}, std::size_t{300}, std::size_t{2}}) {
            const std::string name =
                index_.add(random_articles(random, size, "/" + std::to_string(size) + "/"));
            for (unsigned left = size > 2 ? 40 : 1; left > 0; --left) {
                index_.remove(name, 1 + roll(random, static_cast<unsigned>(size)));
            }
        }
    }

    test::TestIndex index_;
};

TEST_F(FlatMatching, GivesTheArticlesAndScoresThatXapianGives) {
    std::mt19937 random(21);
    fill(random);
    const index::IndexReader reader = index_.open();
    AnalyzerPool analyzers;
    LengthFactors factors(reader.average_length());
    for (int i = 0; i < 300; ++i) {
        const FlatQuery query = random_query(random);
        MatchContext context(reader, analyzers, factors);
        FlatMatcher matcher(query, context);
        std::map<std::uint32_t, double> found;
        matcher.run([&found](const RankedArticle& article) {
            EXPECT_TRUE(found.emplace(article.docid, article.score).second);
            return 0.0;
        });
        const auto expected = ask_xapian(reader, to_xapian(query));
        ASSERT_EQ(found.size(), expected.size()) << to_xapian(query).get_description();
        EXPECT_EQ(matcher.matches(), expected.size());
        EXPECT_TRUE(matcher.matches_exact());
        for (const auto& [docid, score] : expected) {
            ASSERT_TRUE(found.contains(docid));
            ASSERT_NEAR(found[docid], score, 1e-9) << to_xapian(query).get_description();
        }
    }
}

TEST_F(FlatMatching, FindsTheBestWithoutLookingAtAll) {
    std::mt19937 random(22);
    fill(random);
    const index::IndexReader reader = index_.open();
    AnalyzerPool analyzers;
    LengthFactors factors(reader.average_length());
    int inexact = 0;
    for (int i = 0; i < 300; ++i) {
        const FlatQuery query = random_query(random);
        const std::size_t wanted = 1 + roll(random, 40);
        MatchContext context(reader, analyzers, factors);
        FlatMatcher matcher(query, context);
        BestArticles best(wanted);
        matcher.run([&best](const RankedArticle& article) {
            best.add(article);
            return best.floor();
        });
        const std::vector<RankedArticle> found = best.take();
        const auto all = ask_xapian(reader, to_xapian(query));
        std::vector<double> expected;
        for (const auto& [docid, score] : all) {
            expected.push_back(score);
        }
        std::ranges::sort(expected, std::ranges::greater());
        const std::size_t least = std::min(wanted, expected.size());
        ASSERT_GE(found.size(), least) << to_xapian(query).get_description();
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
