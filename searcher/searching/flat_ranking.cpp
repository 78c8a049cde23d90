// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searching/flat_ranking.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "searcher/matching/best_articles.h"
#include "searcher/matching/flat_matcher.h"
#include "searcher/searching/result_order.h"

namespace gazette::searcher {
namespace {

/// An article, and where it stands.
struct PlacedArticle {
    index::ArticlePlace place;
    RankedArticle article;
};

/// Those of `articles` that pass, in the order in which they stand in the segments; they are looked
/// at so: neighbours share what must be read of the index.
std::vector<RankedArticle> passing_of(std::span<const RankedArticle> articles,
                                      std::span<ArticleCheck* const> checks,
                                      MatchContext& context) {
    std::vector<PlacedArticle> placed;
    placed.reserve(articles.size());
    for (const RankedArticle& article : articles) {
        placed.push_back({context.reader().locate(article.docid), article});
    }
    if (!std::ranges::is_sorted(placed, {}, &PlacedArticle::place)) {
        std::ranges::sort(placed, {}, &PlacedArticle::place);
    }
    std::vector<RankedArticle> passing;
    for (const PlacedArticle& one : placed) {
        const bool passes = std::ranges::all_of(
            checks, [&](ArticleCheck* check) { return check->passes(context, one.place); });
        if (passes) {
            passing.push_back(one.article);
        }
    }
    return passing;
}

void best_first(std::vector<RankedArticle>& articles) {
    std::ranges::sort(articles, std::ranges::greater(), &RankedArticle::score);
}

/// Puts those of `articles` that pass behind `passing`, which are better or tie: the best first,
/// those that tie in no order. Looks at no more when `wanted` have passed and all that tie with the
/// last of them; true when it has looked at all.
bool take_passing(std::vector<RankedArticle> articles, std::span<ArticleCheck* const> checks,
                  std::size_t wanted, MatchContext& context, std::vector<RankedArticle>& passing) {
    constexpr std::size_t first_batch = 32;
    best_first(articles);
    std::size_t seen = 0;
    for (std::size_t size = std::max(first_batch, wanted); seen < articles.size(); size *= 2) {
        const bool complete =
            passing.size() >= wanted &&
            (wanted == 0 || !same_score(articles[seen].score, passing[wanted - 1].score));
        if (complete || context.was_over()) {
            return false;
        }
        const std::size_t count = std::min(size, articles.size() - seen);
        std::vector<RankedArticle> batch =
            passing_of(std::span(articles).subspan(seen, count), checks, context);
        best_first(batch);
        passing.insert(passing.end(), batch.begin(), batch.end());
        seen += count;
    }
    return !context.was_over();
}

std::vector<std::uint32_t> docids_of(std::span<const RankedArticle> articles) {
    std::vector<std::uint32_t> docids;
    docids.reserve(articles.size());
    for (const RankedArticle& article : articles) {
        docids.push_back(article.docid);
    }
    return docids;
}

std::vector<RankedArticle> match_words(const FlatQuery& query, MatchContext& context) {
    FlatMatcher matcher(query, context);
    std::vector<RankedArticle> articles;
    matcher.run([&articles](const RankedArticle& article) {
        articles.push_back(article);
        return 0.0;
    });
    return articles;
}

/// The best `wanted` articles by their words, and those that tie with the last.
Ranking rank_words(const FlatQuery& query, std::size_t wanted, bool count_all,
                   MatchContext& context) {
    FlatMatcher matcher(query, context);
    BestArticles best(std::max<std::size_t>(wanted, 1));
    matcher.run([&](const RankedArticle& article) {
        best.add(article);
        return count_all ? 0 : best.floor();
    });
    return {best.take(), matcher.matches(), matcher.matches_exact()};
}

Ranking rank_passing(const FlatQuery& query, std::span<ArticleCheck* const> checks,
                     std::size_t wanted, bool count_all, MatchContext& context) {
    // Enough of so many pass mostly, and all are many where the words are common.
    constexpr std::size_t first_candidates = 1024;
    Ranking ranking;
    std::vector<RankedArticle>& passing = ranking.articles;
    std::vector<RankedArticle> articles;
    if (!count_all && wanted < first_candidates) {
        articles = rank_words(query, first_candidates, false, context).articles;
        const bool are_all = articles.size() < first_candidates;
        std::vector<std::uint32_t> looked_at = docids_of(articles);
        const bool seen = take_passing(std::move(articles), checks, wanted, context, passing);
        ranking.matches = passing.size();
        if (are_all || !seen || passing.size() >= wanted || context.was_over()) {
            ranking.matches_exact = are_all && seen;
            return ranking;
        }
        articles = match_words(query, context);
        std::ranges::sort(looked_at);
        std::erase_if(articles, [&looked_at](const RankedArticle& article) {
            return std::ranges::binary_search(looked_at, article.docid);
        });
    } else {
        articles = match_words(query, context);
        wanted = count_all ? articles.size() : wanted;
    }
    ranking.matches_exact = take_passing(std::move(articles), checks, wanted, context, passing);
    ranking.matches = passing.size();
    return ranking;
}

} // namespace

Ranking rank_flat(const FlatQuery& query, std::span<ArticleCheck* const> checks, std::size_t wanted,
                  bool count_all, MatchContext& context) {
    Ranking ranking = checks.empty() ? rank_words(query, wanted, count_all, context)
                                     : rank_passing(query, checks, wanted, count_all, context);
    order_equal_scores(context.reader(), ranking.articles);
    return ranking;
}

std::vector<std::uint32_t> match_flat(const FlatQuery& query, std::span<ArticleCheck* const> checks,
                                      MatchContext& context) {
    FlatQuery weightless = query;
    weightless.optional.clear();
    for (FlatQuery::Group& group : weightless.required) {
        group.weighs = false;
    }
    std::vector<RankedArticle> articles = match_words(weightless, context);
    if (!checks.empty()) {
        articles = passing_of(articles, checks, context);
    }
    return docids_of(articles);
}

} // namespace gazette::searcher
