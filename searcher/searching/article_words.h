// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>

#include "common/article/article.h"
#include "searcher/analyzer_pool.h"

namespace gazette::searcher {

/// A word of one or several articles.
struct CountedWord {
    std::string form; ///< folded, the first that was met
    double count = 0; ///< occurrences of any form
};

/// The words of articles by their terms.
using WordCounts = std::map<std::string, CountedWord, std::less<>>;

/// Adds the words that say what `article` is about - headline and story, without function words,
/// numbers and single letters - to `words`.
void count_words(const article::Article& article, AnalyzerPool& analyzers, WordCounts& words);

} // namespace gazette::searcher
