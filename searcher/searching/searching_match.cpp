// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searching/searching_match.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "common/index/xapian_errors.h"
#include "searcher/matching/deadline_source.h"
#include "searcher/searching/flat_ranking.h"
#include "searcher/searching/result_order.h"

namespace gazette::searcher {
namespace {

Xapian::Query until_deadline(const Xapian::Query& query, MatchContext& context) {
    if (!context.has_deadline()) {
        return query;
    }
    return {Xapian::Query::OP_FILTER, query,
            Xapian::Query(std::make_unique<DeadlineSource>(context).release()->release())};
}

Xapian::Enquire make_enquire(const Xapian::Query& query, const Xapian::Weight& weight,
                             MatchContext& context) {
    Xapian::Enquire enquire(context.reader().database_for_query(query));
    enquire.set_query(until_deadline(query, context));
    enquire.set_weighting_scheme(weight);
    return enquire;
}

Xapian::Enquire make_unranked(const CompiledQuery& compiled, MatchContext& context) {
    // Scaled to nothing, so that not even our own sources are asked for weights.
    Xapian::Enquire enquire =
        make_enquire(Xapian::Query(0.0, compiled.query), Xapian::BoolWeight(), context);
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    return enquire;
}

/// Articles beyond the last wanted that are asked for, to see whether it ties with them.
constexpr std::size_t look_behind = 16;
/// Microseconds that the positions of an article's words take.
constexpr std::uint32_t look_again_work = 10;

/// The best `wanted` articles by the words' weights, and those that tie with the last of them.
Ranking rank_checked(const CompiledQuery& compiled, std::size_t wanted, bool count_all,
                     MatchContext& context) {
    const std::size_t all = context.reader().database().get_doccount();
    Xapian::Enquire enquire = make_enquire(compiled.query, Xapian::IneB2Weight(1.0), context);
    Ranking ranking;
    for (std::size_t asked = wanted + look_behind;; asked *= 2) {
        asked = std::min(asked, all);
        const Xapian::MSet found =
            enquire.get_mset(0, static_cast<Xapian::doccount>(asked),
                             static_cast<Xapian::doccount>(count_all ? all : 0));
        ranking.articles.clear();
        for (auto at = found.begin(); at != found.end(); ++at) {
            ranking.articles.push_back({*at, at.get_weight()});
        }
        ranking.matches = std::max<std::uint64_t>(found.get_matches_lower_bound(), found.size());
        ranking.matches_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
        // Xapian takes any of those that tie for the last place: it must not have had to choose.
        const bool complete =
            found.size() < asked || asked == all || wanted == 0 ||
            !same_score(ranking.articles[wanted - 1].score, ranking.articles.back().score);
        if (complete || context.was_over()) {
            break;
        }
    }
    order_equal_scores(context.reader(), ranking.articles);
    return ranking;
}

/// Puts the articles of `found`, which an unchecked query has found, that pass all checks into
/// `ranking`, until there are as many as wanted and all that tie with the last of them. True when
/// it has seen all of `found`.
bool take_passing(const Xapian::MSet& found, const std::vector<ArticleCheck*>& checks,
                  std::size_t wanted, MatchContext& context, Ranking& ranking) {
    for (auto at = found.begin(); at != found.end(); ++at) {
        const double score = at.get_weight();
        if (ranking.articles.size() >= wanted &&
            !same_score(score, ranking.articles[wanted - 1].score)) {
            return false;
        }
        const index::ArticlePlace place = context.reader().locate(*at);
        const bool passes = std::ranges::all_of(
            checks, [&](ArticleCheck* check) { return check->passes(context, place); });
        if (passes) {
            ranking.articles.push_back({*at, score});
        }
    }
    return true;
}

/// What rank_checked gives, by asking what the words leave open of the best articles only. Nothing
/// when so few pass that asking all of them in their order is quicker.
std::optional<Ranking> rank_unchecked(const CompiledQuery& compiled, std::size_t wanted,
                                      MatchContext& context) {
    constexpr std::size_t most_asked = 8192;
    const std::size_t all = context.reader().database().get_doccount();
    Xapian::Enquire enquire = make_enquire(compiled.unchecked, Xapian::IneB2Weight(1.0), context);
    for (std::size_t asked = (wanted + look_behind) * 4; asked <= most_asked;) {
        const std::size_t now = std::min(asked, all);
        const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(now));
        Ranking ranking;
        const bool seen = take_passing(found, compiled.parts.left_out, wanted, context, ranking);
        const std::size_t passing = ranking.articles.size();
        ranking.matches = passing;
        ranking.matches_exact = seen && found.size() < now;
        if (!seen || found.size() < now || now == all || context.was_over()) {
            order_equal_scores(context.reader(), ranking.articles);
            return ranking;
        }
        // As many as need be for enough to pass, and as many again.
        asked = passing == 0 ? most_asked + 1 : std::max(asked, asked * wanted / passing) * 2;
    }
    return std::nullopt;
}

Ranking rank_by_weight(const CompiledQuery& compiled, std::size_t wanted, bool count_all,
                       MatchContext& context) {
    if (compiled.flat) {
        return rank_flat(*compiled.flat, compiled.parts.left_out, wanted, count_all, context);
    }
    if (!count_all && wanted > 0 && !compiled.parts.left_out.empty()) {
        if (std::optional<Ranking> ranking = rank_unchecked(compiled, wanted, context)) {
            return std::move(*ranking);
        }
    }
    return rank_checked(compiled, wanted, count_all, context);
}

/// The best `wanted` articles by weight and recency. No factor is more than 1, so that an article
/// not asked for yet, whose weight is the least or less, cannot come before one that has more.
Ranking rank_by_recency(const CompiledQuery& compiled, std::size_t wanted, bool count_all,
                        const Recency& recency, MatchContext& context) {
    const std::size_t all = context.reader().database().get_doccount();
    for (std::size_t asked = std::max<std::size_t>(wanted, 1) * 2;; asked *= 2) {
        asked = std::min(asked, all);
        Ranking ranking = rank_by_weight(compiled, asked, count_all, context);
        const bool every = ranking.articles.size() < asked || asked == all;
        const double least = ranking.articles.empty() ? 0 : ranking.articles.back().score;
        for (RankedArticle& article : ranking.articles) {
            article.score *= recency.factor(article.docid);
        }
        std::ranges::stable_sort(ranking.articles, std::ranges::greater(), &RankedArticle::score);
        if (every || context.was_over() || wanted == 0 ||
            (ranking.articles[wanted - 1].score > least &&
             !same_score(ranking.articles[wanted - 1].score, least))) {
            order_equal_scores(context.reader(), ranking.articles);
            return ranking;
        }
    }
}

/// Adds what words that stand together gain to the scores of the first articles; nothing when the
/// time is over before all have been read.
void look_again(Ranking& ranking, Rewards& rewards, MatchContext& context) {
    const std::size_t again = rewards.together.applies() ? looked_at_again : 0;
    // As they stand in the segments: neighbours share what must be read.
    std::vector<std::pair<index::ArticlePlace, std::size_t>> places;
    for (std::size_t i = 0; i < std::min(again, ranking.articles.size()); ++i) {
        places.emplace_back(context.reader().locate(ranking.articles[i].docid), i);
    }
    std::ranges::sort(places);
    std::vector<RankedArticle> improved = ranking.articles;
    for (const auto& [place, number] : places) {
        if (context.is_over(look_again_work)) {
            return;
        }
        RankedArticle& article = improved[number];
        const double factor = rewards.recency ? rewards.recency->factor(article.docid) : 1;
        article.score = rewards.together.improve(article.docid, article.score / factor) * factor;
    }
    std::ranges::stable_sort(improved, std::ranges::greater(), &RankedArticle::score);
    order_equal_scores(context.reader(), improved);
    ranking.articles = std::move(improved);
}

void add_line(double value, std::string_view what, std::vector<std::string>& lines) {
    std::array<char, 32> number{};
    static_cast<void>(std::snprintf(number.data(), number.size(), "%.4f ", value));
    lines.push_back(number.data() + std::string(what));
}

} // namespace

Ranking rank(const CompiledQuery& compiled, const WantedPlaces& wanted, Rewards& rewards,
             MatchContext& context) {
    return index::translate_xapian_errors("the index", [&] {
        const std::size_t all = context.reader().database().get_doccount();
        const std::size_t offset = std::min(wanted.offset, all);
        const std::size_t end = offset + std::min(wanted.limit, all - offset);
        const std::size_t needed = std::max(end, rewards.together.applies() ? looked_at_again : 0);
        Ranking ranking =
            rewards.recency
                ? rank_by_recency(compiled, needed, wanted.count_all, *rewards.recency, context)
                : rank_by_weight(compiled, needed, wanted.count_all, context);
        look_again(ranking, rewards, context);
        ranking.articles.resize(std::min(end, ranking.articles.size()));
        const auto begin = ranking.articles.begin();
        ranking.articles.erase(
            begin, begin + static_cast<std::ptrdiff_t>(std::min(offset, ranking.articles.size())));
        return ranking;
    });
}

std::vector<std::uint32_t> match_all(const CompiledQuery& compiled, MatchContext& context) {
    return index::translate_xapian_errors("the index", [&] {
        if (compiled.flat) {
            return match_flat(*compiled.flat, compiled.parts.left_out, context);
        }
        Xapian::Enquire enquire = make_unranked(compiled, context);
        const Xapian::MSet found = enquire.get_mset(0, context.reader().database().get_doccount());
        return std::vector<std::uint32_t>(found.begin(), found.end());
    });
}

std::uint64_t count_matches(const CompiledQuery& compiled, MatchContext& context) {
    return index::translate_xapian_errors("the index", [&]() -> std::uint64_t {
        if (compiled.flat) {
            return match_flat(*compiled.flat, compiled.parts.left_out, context).size();
        }
        Xapian::Enquire enquire = make_unranked(compiled, context);
        const Xapian::MSet found =
            enquire.get_mset(0, 0, context.reader().database().get_doccount());
        return found.get_matches_lower_bound();
    });
}

std::vector<std::string> explain_score(const CompiledQuery& compiled, std::uint32_t docid,
                                       Rewards& rewards, MatchContext& context) {
    const std::string id =
        index::make_term(index::Field::Id, index::print_id(context.reader().row(docid).id));
    return index::translate_xapian_errors("the index", [&] {
        std::vector<std::string> lines;
        for (const ScorePart& part : compiled.score_parts) {
            Xapian::Enquire enquire =
                make_enquire(Xapian::Query(Xapian::Query::OP_FILTER, part.query, Xapian::Query(id)),
                             Xapian::IneB2Weight(1.0), context);
            const Xapian::MSet found = enquire.get_mset(0, 2);
            for (auto at = found.begin(); at != found.end(); ++at) {
                if (*at == docid) {
                    add_line(at.get_weight(), part.what, lines);
                }
            }
        }
        const TogetherReward reward = rewards.together.reward(docid);
        if (reward.nearness > 0) {
            add_line(reward.nearness, "for words near each other", lines);
        }
        if (reward.coverage > 1) {
            add_line(reward.coverage, "times, for the share of the question's words", lines);
        }
        if (rewards.recency) {
            add_line(rewards.recency->factor(docid), "times, for its date", lines);
        }
        return lines;
    });
}

} // namespace gazette::searcher
