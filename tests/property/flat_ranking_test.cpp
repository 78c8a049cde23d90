// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <functional>
#include <random>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/matching/best_articles.h"
#include "searcher/matching/flat_matcher.h"
#include "searcher/searching/flat_ranking.h"
#include "tests/property/word_articles.h"

namespace gazette::searcher {
namespace {

using test::word;

/// Lets one article in `sides` pass.
class SomePass : public ArticleCheck {
  public:
    explicit SomePass(unsigned sides) : sides_(sides) {}
    [[nodiscard]] bool lets(const index::ArticlePlace& place) const {
        return sides_ != 0 && (place.docid * 2654435761U >> 8U) % sides_ == 0;
    }
    [[nodiscard]] bool passes(MatchContext& context, const index::ArticlePlace& place) override {
        return lets(place) && !context.was_over();
    }

  private:
    unsigned sides_; ///< 0: none passes
};

class FlatRanking : public test::WordArticles {
  protected:
    FlatRanking() : WordArticles(23) {}

    /// Scores of the articles that match and pass, the best first.
    [[nodiscard]] std::vector<double> expected_scores(const FlatQuery& query,
                                                      const SomePass& check) {
        std::vector<double> scores;
        for (const auto& [docid, score] : test::ask_xapian(*reader_, test::to_xapian(query))) {
            if (check.lets(reader_->locate(docid))) {
                scores.push_back(score);
            }
        }
        std::ranges::sort(scores, std::ranges::greater());
        return scores;
    }

    void expect_ranking(const FlatQuery& query, unsigned sides, std::size_t wanted,
                        bool count_all) {
        SomePass check(sides);
        ArticleCheck* const checks[] = {&check};
        MatchContext fresh = context();
        const Ranking ranking = rank_flat(query, checks, wanted, count_all, fresh);
        const std::vector<double> expected = expected_scores(query, check);
        const std::size_t least = std::min(wanted, expected.size());
        ASSERT_GE(ranking.articles.size(), least);
        ASSERT_LE(ranking.articles.size(), expected.size());
        std::set<std::uint32_t> docids;
        for (std::size_t place = 0; place < ranking.articles.size(); ++place) {
            EXPECT_TRUE(docids.insert(ranking.articles[place].docid).second) << "given twice";
            ASSERT_NEAR(ranking.articles[place].score, expected[place], 1e-9) << place;
        }
        EXPECT_TRUE(ranking.articles.size() == expected.size() || least == 0 ||
                    !same_score(expected[ranking.articles.size()], expected[least - 1]));
        EXPECT_LE(ranking.matches, expected.size());
        EXPECT_TRUE(!ranking.matches_exact || ranking.matches == expected.size());
        EXPECT_TRUE(!count_all || ranking.matches_exact);
    }
};

TEST_F(FlatRanking, FindsTheBestThatPassWhateverTheirShare) {
    const std::vector<FlatQuery> queries{
        {{{{word(1)}, true}}, {}},                           // all articles
        {{{{word(2), word(3)}, true}}, {word(1), word(30)}}, // lists that change their roles
        {{{{word(1)}, true}, {{word(2)}, true}}, {word(5)}}, // an intersection of thousands
        {{{{word(35)}, true}}, {}},                          // hardly any
        {{{{"late"}, false}}, {}},                           // all with one score
        {{{{"no such word"}, true}}, {}}};
    for (const FlatQuery& query : queries) {
        for (const unsigned sides : {0U, 1U, 2U, 90U, 700U, 4000U}) {
            for (const std::size_t wanted : {std::size_t{1}, std::size_t{26}, std::size_t{2000}}) {
                expect_ranking(query, sides, wanted, false);
            }
            expect_ranking(query, sides, 10, true);
        }
    }
}

TEST_F(FlatRanking, GivesAllThatPass) {
    const FlatQuery query{{{{word(2), word(3)}, true}, {{word(1)}, false}}, {word(9)}};
    for (const unsigned sides : {0U, 1U, 7U}) {
        SomePass check(sides);
        ArticleCheck* const checks[] = {&check};
        MatchContext fresh = context();
        const std::vector<std::uint32_t> found = match_flat(query, checks, fresh);
        EXPECT_EQ(found.size(), expected_scores(query, check).size());
        EXPECT_EQ(std::set(found.begin(), found.end()).size(), found.size());
    }
    MatchContext fresh = context();
    EXPECT_EQ(match_flat(query, {}, fresh).size(), expected_scores(query, SomePass(1)).size());
}

TEST_F(FlatRanking, EndsWhenTheTimeIsOver) {
    const FlatQuery many{{{{word(1), word(2), word(3)}, true}}, {}};
    const FlatQuery none{{{{word(1)}, true}, {{word(30)}, true}, {{word(31)}, true}}, {}};
    for (const FlatQuery& query : {many, none}) {
        MatchContext fresh = context();
        fresh.set_deadline(MatchContext::Clock::now() - std::chrono::seconds(1));
        FlatMatcher matcher(query, fresh);
        matcher.run([](const RankedArticle&) { return 0.0; });
        EXPECT_EQ(matcher.matches(), 0);
        EXPECT_FALSE(matcher.matches_exact());
        EXPECT_TRUE(fresh.was_over());
        SomePass check(1);
        ArticleCheck* const checks[] = {&check};
        MatchContext another = context();
        another.set_deadline(MatchContext::Clock::now() - std::chrono::seconds(1));
        EXPECT_FALSE(rank_flat(query, checks, 10, false, another).matches_exact);
    }
}

TEST(BestArticles, KeepsAllThatTieWithTheLast) {
    BestArticles best(2);
    for (std::uint32_t docid = 1; docid <= 3000; ++docid) {
        best.add({docid, docid == 7 ? 9.0 : docid % 3 == 0 ? 5.0 + 1e-10 : 5.0});
        best.add({docid + 10000, 5.0 - 1e-6});
    }
    const std::vector<RankedArticle> kept = best.take();
    ASSERT_EQ(kept.size(), 3000);
    EXPECT_EQ(kept.front().docid, 7);
    EXPECT_TRUE(std::ranges::all_of(kept, [](const auto& one) { return one.score >= 5.0; }));
}

TEST(BestArticles, TakesScoresOfNothing) {
    BestArticles best(1);
    for (std::uint32_t docid = 1; docid <= 600; ++docid) {
        best.add({docid, 0});
    }
    EXPECT_EQ(best.take().size(), 600);
    EXPECT_TRUE(BestArticles(3).take().empty());
}

} // namespace
} // namespace gazette::searcher
