// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "searcher/matching/ranked_article.h"

namespace gazette::searcher {

/// Keeps the best of many articles: the `wanted` best by score, and all that tie with the last of
/// them.
class BestArticles {
  public:
    /// `wanted`: at least 1.
    explicit BestArticles(std::size_t wanted)
        : wanted_(wanted), room_(std::max(2 * wanted, least_room)) {}

    /// An article below this is none of the best; 0 as long as too few are known.
    [[nodiscard]] double floor() const noexcept { return floor_; }

    void add(const RankedArticle& article) {
        if (article.score >= floor_) {
            articles_.push_back(article);
            if (articles_.size() >= room_) {
                drop_worse();
            }
        }
    }

    /// The best first; those that tie in no order.
    [[nodiscard]] std::vector<RankedArticle> take() {
        drop_worse();
        std::ranges::sort(articles_, std::ranges::greater(), &RankedArticle::score);
        return std::move(articles_);
    }

  private:
    static constexpr std::size_t least_room = 256;

    void drop_worse() {
        if (articles_.size() <= wanted_) {
            return;
        }
        const auto last = articles_.begin() + static_cast<std::ptrdiff_t>(wanted_ - 1);
        std::ranges::nth_element(articles_, last, std::ranges::greater(), &RankedArticle::score);
        const double score = last->score;
        std::erase_if(articles_, [score](const RankedArticle& article) {
            return article.score < score && !same_score(article.score, score);
        });
        floor_ = least_same_score(score);
        room_ = std::max(room_, 2 * articles_.size());
    }

    std::size_t wanted_;
    std::size_t room_;
    double floor_ = 0;
    std::vector<RankedArticle> articles_;
};

} // namespace gazette::searcher
