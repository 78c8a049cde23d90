// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/article/article.h"
#include "common/index/reader.h"
#include "searcher/analyzer_pool.h"
#include "searcher/request.h"

namespace gazette::searcher {

/// So many words of an article are sought to find others like it.
inline constexpr std::size_t likeness_words = 25;

/// The words of `article` (headline and story) that tell it most from the others in the index, as a
/// query: the likeness_words of the highest count times log2((N + 1) / (n + 1/2)), N articles of
/// which n have the word in any form; function words and words that fewer than `least_articles`
/// have are left out. Empty when none is left. Throws Error{Damaged}.
[[nodiscard]] std::string telling_words(const article::Article& article,
                                        const index::IndexReader& reader,
                                        std::size_t least_articles, AnalyzerPool& analyzers);

/// `request` with the query that --like `what` asks for: an article's id, the path of a file, or -
/// for standard input. An article of the index is read as it was indexed and left out of what is
/// found; other files are read as plain text. Throws Error{Usage} when there is no such article or
/// nothing to search for in it, Error{Io}, Error{Damaged}.
[[nodiscard]] SearchRequest request_like(std::string_view what, SearchRequest request,
                                         const index::IndexReader& reader, AnalyzerPool& analyzers);

} // namespace gazette::searcher
