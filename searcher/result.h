// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/index/article_table.h"
#include "searcher/query/sought.h"
#include "searcher/request.h"

namespace gazette::searcher {

/// One article found. Its text is fetched only when it is printed: IndexReader::record(docid).
struct Hit {
    std::uint32_t docid = 0; ///< of the reader that searched
    double score = 0;        ///< 0 when nothing was ranked (filters without words)
    index::ArticleRow row;
    /// With SearchRequest::explain: why it matched and how its score came about, a line each.
    std::vector<std::string> explanation;
};

/// One value of a facet. For dates "2021", "2021-12" or "2021-12-30"; empty: articles without one.
struct FacetCount {
    std::string value;
    std::uint64_t articles = 0;
};

/// How the matching articles divide by one field: most frequent first, ties by value; dates oldest
/// first. Of all matches, not only of the hits given.
struct Facet {
    FacetField field = FacetField::Outlet;
    std::vector<FacetCount> counts;
};

/// What one search found.
struct SearchResult {
    std::vector<Hit> hits;          ///< those from `offset` on, at most `limit`
    std::uint64_t matches = 0;      ///< articles that match: all of them, or at least so many
    bool matches_exact = true;      ///< whether `matches` is the number and not a lower bound
    bool incomplete = false;        ///< the time was over, or an index could not be read
    std::vector<std::string> notes; ///< what to tell the user on stderr, a sentence each
    std::vector<Facet> facets;      ///< as asked, in the order asked
    std::optional<Facet> histogram;
    Sought sought;
    std::optional<std::string> corrected; ///< the repaired query that was searched instead
    /// With SearchRequest::explain: the query as understood, a line each.
    std::vector<std::string> understood;
};

} // namespace gazette::searcher
