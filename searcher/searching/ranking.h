// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/reader.h"
#include "searcher/matching/term_positions.h"
#include "searcher/query/sought.h"

namespace gazette::searcher {

/// So many of the articles that their words rank best are looked at once more. Measured: 25, 30 and
/// 50 give the same nDCG@10 to four places on all test collections, 20 differs by up to 0.0008, 100
/// and 400 by 0.0002. They take 70 microseconds of a batch's query.
inline constexpr std::size_t looked_at_again = 25;

/// Whether the query's text asks a question: it holds a question mark of some script.
[[nodiscard]] bool asks_question(std::string_view query) noexcept;

/// What an article gains by how its words stand, beside what each word gives alone.
struct TogetherReward {
    double nearness = 0; ///< added to the score
    double coverage = 1; ///< then the score is multiplied by it; at least 1
};

/// Rewards articles where different words of the query stand near each other and, for questions,
/// articles that have more of its words. What each rule gained and costs: common/README.md,
/// Ranking. For one thread; the reader must outlive it.
class TogetherRanking {
  public:
    /// `question`: as asks_question tells. Looks the frequencies of the words up.
    TogetherRanking(const index::IndexReader& reader, const Sought& sought, bool question);

    /// False when there is nothing to reward: fewer than two words that the index has.
    [[nodiscard]] bool applies() const noexcept { return words_.size() > 1; }

    /// Reads the positions of the words in the article: see TermPositions. Throws Error{Damaged}.
    [[nodiscard]] TogetherReward reward(Xapian::docid docid);

    /// `score` with the reward of the article: never below `score`.
    [[nodiscard]] double improve(Xapian::docid docid, double score) {
        const TogetherReward gained = reward(docid);
        return (score + gained.nearness) * gained.coverage;
    }

  private:
    struct Word {
        TermPositions positions;
        double rarity = 0; ///< log2((N + 1) / (n + 1/2)), as IneB2 has it
    };
    struct Occurrence {
        std::uint32_t position;
        std::uint32_t word;
    };

    void read_positions(Xapian::docid docid);
    [[nodiscard]] double nearness(Xapian::docid docid);

    const index::IndexReader* reader_;
    std::vector<Word> words_;
    double all_rarity_ = 0;
    double average_length_ = 1;
    bool rewards_coverage_ = false;
    std::vector<Occurrence> occurrences_;  ///< of the article being looked at, by position
    std::vector<std::uint32_t> positions_; ///< of one word
    std::vector<double> company_;          ///< by word: what stands near its occurrences
};

} // namespace gazette::searcher
