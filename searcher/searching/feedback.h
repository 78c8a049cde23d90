// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "common/index/reader.h"
#include "searcher/analyzer_pool.h"
#include "searcher/compiling/query_compiler.h"

namespace gazette::searcher {

/// --expand looks at so many of the best articles, takes so many of their words, and weighs the one
/// that tells most like so much of a word of the query. Measured: common/README.md, Ranking.
inline constexpr std::size_t feedback_articles = 5;
inline constexpr std::size_t feedback_words = 20;
inline constexpr double feedback_share = 0.3;

/// A word that the best articles share.
struct FeedbackWord {
    std::string term;
    std::string form;  ///< folded, for people
    double weight = 0; ///< of a word of the query: 0 to feedback_share
};

/// The words of the articles `docids` that tell them most from the others in the index (Amati's
/// Bo1, 2003), heaviest first, at most feedback_words. Throws Error{Damaged}, Error{Io}.
[[nodiscard]] std::vector<FeedbackWord> feedback_words_of(std::span<const std::uint32_t> docids,
                                                          const index::IndexReader& reader,
                                                          AnalyzerPool& analyzers);

/// Adds `words` to the query. One of plain words then finds what has only the new ones, too; others
/// (with operators, phrases, must and not) keep to what they match and are ranked by them.
void add_feedback(std::span<const FeedbackWord> words, const index::IndexReader& reader,
                  CompiledQuery& compiled);

} // namespace gazette::searcher
