// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searching/ranking.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gazette::searcher {
namespace {

/// Words of longer queries beyond these, the most frequent ones, are not looked at: each costs a
/// look into the positions of every article, and the rarer ones decide.
constexpr std::size_t max_words = 16;
/// Occurrences of one word looked at in one article: the first ones.
constexpr std::size_t max_occurrences = 1000;

/// Words farther apart do not stand together. 5 and 16 measure the same as 8.
constexpr std::uint32_t window = 8;
/// Half of what a word can gain is had when its company weighs this much in an article of average
/// length; longer articles need more, as in BM25 with b = .75.
constexpr double half_company = 1.0;
constexpr double length_share = 0.75;

/// How much more a question's article with all its words is worth than one with none. Twice as much
/// measures the same.
constexpr double coverage_share = 0.5;
/// A longer question is a topic described at length: no article is expected to have all of it.
constexpr std::size_t max_question_words = 12;

double rarity(double articles, double with_word) {
    return std::max(0.1, std::log2((articles + 1) / (with_word + 0.5)));
}

} // namespace

bool asks_question(std::string_view query) noexcept {
    // ASCII, Arabic, Armenian, full width
    constexpr auto marks = std::to_array<std::string_view>({"?", "\u061F", "\u055E", "\uFF1F"});
    return std::ranges::any_of(marks, [query](std::string_view mark) {
        return query.find(mark) != std::string_view::npos;
    });
}

TogetherRanking::TogetherRanking(const index::IndexReader& reader, const Sought& sought,
                                 bool question)
    : reader_(&reader) {
    const auto articles = static_cast<double>(reader.database().get_doccount());
    for (const SoughtWord& word : sought.words) {
        if (word.stop || word.form_rule != SoughtWord::FormRule::Any) {
            continue;
        }
        double with_word = 0;
        for (const std::string& term : word.terms) {
            with_word += static_cast<double>(reader.document_frequency(term));
        }
        if (with_word > 0) {
            words_.push_back(
                {TermPositions(word.terms), rarity(articles, std::min(with_word, articles))});
        }
    }
    rewards_coverage_ = question && words_.size() <= max_question_words;
    if (words_.size() > max_words) {
        std::ranges::stable_sort(words_, std::ranges::greater{}, &Word::rarity);
        words_.erase(words_.begin() + max_words, words_.end());
    }
    for (const Word& word : words_) {
        all_rarity_ += word.rarity;
    }
    if (applies()) {
        average_length_ = std::max(1.0, reader.average_length());
    }
}

void TogetherRanking::read_positions(Xapian::docid docid) {
    occurrences_.clear();
    const index::ArticlePlace place = reader_->locate(docid);
    const index::PositionTable& table = reader_->segment(place.segment).positions();
    for (std::uint32_t number = 0; number < words_.size(); ++number) {
        positions_.clear();
        words_[number].positions.find(table, place.docid, positions_);
        if (words_[number].positions.terms().size() > 1) {
            std::ranges::sort(positions_);
        }
        positions_.resize(std::min(positions_.size(), max_occurrences));
        for (const std::uint32_t position : positions_) {
            occurrences_.push_back({position, number});
        }
    }
    std::ranges::sort(occurrences_, [](const Occurrence& left, const Occurrence& right) {
        return left.position != right.position ? left.position < right.position
                                               : left.word < right.word;
    });
}

/// After Buettcher, Clarke and Lushman (2006), with the distance not squared: two neighbouring
/// occurrences of different words give each other the other's rarity over their distance.
double TogetherRanking::nearness(Xapian::docid docid) {
    company_.assign(words_.size(), 0);
    bool any = false;
    for (std::size_t i = 1; i < occurrences_.size(); ++i) {
        const Occurrence& left = occurrences_[i - 1];
        const Occurrence& right = occurrences_[i];
        const std::uint32_t distance = right.position - left.position;
        if (left.word != right.word && distance > 0 && distance <= window) {
            company_[left.word] += words_[right.word].rarity / distance;
            company_[right.word] += words_[left.word].rarity / distance;
            any = true;
        }
    }
    if (!any) {
        return 0;
    }
    const index::ArticlePlace place = reader_->locate(docid);
    const double length =
        static_cast<double>(reader_->segment(place.segment).lengths().of(place.docid)) /
        average_length_;
    const double half = half_company * (1 - length_share + length_share * length);
    double sum = 0;
    for (const double company : company_) {
        sum += company / (company + half);
    }
    return sum;
}

TogetherReward TogetherRanking::reward(Xapian::docid docid) {
    TogetherReward gained;
    if (!applies()) {
        return gained;
    }
    read_positions(docid);
    gained.nearness = nearness(docid);
    if (rewards_coverage_) {
        std::vector<bool> seen(words_.size());
        double covered = 0;
        for (const Occurrence& occurrence : occurrences_) {
            if (!seen[occurrence.word]) {
                seen[occurrence.word] = true;
                covered += words_[occurrence.word].rarity;
            }
        }
        gained.coverage += coverage_share * covered / all_rarity_;
    }
    return gained;
}

} // namespace gazette::searcher
