// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query_compiler_nearness.h"

#include <algorithm>
#include <array>

namespace gazette::searcher {
namespace {

// Measured on eleven test collections against BM25 without nearness: these shares of the words' own
// weights gain on all of them, larger ones lose on some.
constexpr double phrase_share = 0.1;
constexpr double near_share = 0.05;
constexpr Xapian::termcount near_window = 8;
/// Pairs beyond these cost time and tell nothing more.
constexpr std::size_t max_pairs = 12;

Xapian::Query any_of(const std::vector<std::string>& terms) {
    return terms.size() == 1 ? Xapian::Query(terms.front())
                             : Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

} // namespace

Xapian::Query reward_nearness(const Xapian::Query& query, const std::vector<NearWord>& words,
                              std::vector<ScorePart>& score_parts) {
    std::vector<Xapian::Query> rewards;
    for (std::size_t i = 0; i + 1 < words.size() && i < max_pairs; ++i) {
        const NearWord& left = words[i];
        const NearWord& right = words[i + 1];
        if (left.terms.empty() || right.terms.empty() || left.terms == right.terms) {
            continue;
        }
        const std::array<Xapian::Query, 2> pair{any_of(left.terms), any_of(right.terms)};
        const std::string names = left.text + " " + right.text;
        rewards.emplace_back(near_share, Xapian::Query(Xapian::Query::OP_NEAR, pair.begin(),
                                                       pair.end(), near_window));
        score_parts.push_back({names + " near each other", rewards.back()});
        if (right.place == left.place + 1) {
            rewards.emplace_back(
                phrase_share, Xapian::Query(Xapian::Query::OP_PHRASE, pair.begin(), pair.end(), 2));
            score_parts.push_back({names + " side by side", rewards.back()});
        }
    }
    if (rewards.empty()) {
        return query;
    }
    return {Xapian::Query::OP_AND_MAYBE, query,
            Xapian::Query(Xapian::Query::OP_OR, rewards.begin(), rewards.end())};
}

} // namespace gazette::searcher
