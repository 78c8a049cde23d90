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

/// Drops the articles that do not pass. Looks at them as they stand in the segments: neighbours
/// share what must be read of the index.
void keep_passing(std::span<ArticleCheck* const> checks, MatchContext& context,
                  std::vector<RankedArticle>& articles) {
    const auto place_of = [&context](const RankedArticle& article) {
        return context.reader().locate(article.docid);
    };
    if (articles.size() > 1) {
        std::ranges::sort(articles, {}, place_of);
    }
    std::erase_if(articles, [&](const RankedArticle& article) {
        const index::ArticlePlace place = context.reader().locate(article.docid);
        return !std::ranges::all_of(
            checks, [&](ArticleCheck* check) { return check->passes(context, place); });
    });
}

/// The best article first, those that tie in no order. `articles` match the words; those are looked
/// at in the order of their scores until enough have passed.
Ranking rank_passing(std::vector<RankedArticle> articles, std::span<ArticleCheck* const> checks,
                     std::size_t wanted, bool count_all, MatchContext& context) {
    constexpr std::size_t first_batch = 32;
    Ranking ranking;
    const auto worse = [](const RankedArticle& left, const RankedArticle& right) {
        return left.score < right.score;
    };
    std::ranges::make_heap(articles, worse);
    const auto complete = [&] {
        return !count_all && ranking.articles.size() >= wanted &&
               (wanted == 0 ||
                !same_score(articles.front().score, ranking.articles[wanted - 1].score));
    };
    std::vector<RankedArticle> batch;
    std::size_t size = std::max(first_batch, wanted);
    for (; !articles.empty() && !complete() && !context.was_over(); size *= 2) {
        batch.clear();
        while (batch.size() < size && !articles.empty()) {
            std::ranges::pop_heap(articles, worse);
            batch.push_back(articles.back());
            articles.pop_back();
        }
        keep_passing(checks, context, batch);
        std::ranges::sort(batch, std::ranges::greater(), &RankedArticle::score);
        ranking.articles.insert(ranking.articles.end(), batch.begin(), batch.end());
    }
    ranking.matches = ranking.articles.size();
    ranking.matches_exact = articles.empty();
    return ranking;
}

} // namespace

Ranking rank_flat(const FlatQuery& query, std::span<ArticleCheck* const> checks, std::size_t wanted,
                  bool count_all, MatchContext& context) {
    FlatMatcher matcher(query, context);
    Ranking ranking;
    if (checks.empty()) {
        BestArticles best(std::max<std::size_t>(wanted, 1));
        matcher.run([&](const RankedArticle& article) {
            best.add(article);
            return count_all ? 0 : best.floor();
        });
        ranking = {best.take(), matcher.matches(), matcher.matches_exact()};
    } else {
        std::vector<RankedArticle> articles;
        matcher.run([&articles](const RankedArticle& article) {
            articles.push_back(article);
            return 0.0;
        });
        ranking = rank_passing(std::move(articles), checks, wanted, count_all, context);
    }
    order_equal_scores(context.reader(), ranking.articles);
    return ranking;
}

std::vector<std::uint32_t> match_flat(const FlatQuery& query, std::span<ArticleCheck* const> checks,
                                      MatchContext& context) {
    FlatMatcher matcher(query, context);
    std::vector<RankedArticle> articles;
    matcher.run([&articles](const RankedArticle& article) {
        articles.push_back(article);
        return 0.0;
    });
    if (!checks.empty()) {
        keep_passing(checks, context, articles);
    }
    std::vector<std::uint32_t> docids;
    docids.reserve(articles.size());
    for (const RankedArticle& article : articles) {
        docids.push_back(article.docid);
    }
    return docids;
}

} // namespace gazette::searcher
