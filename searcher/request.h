// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/article/date.h"

namespace gazette::searcher {

/// The order of the articles found. Ties go by date, newest first, then by id.
enum class SortKey { Score, Oldest, Newest, Outlet, Path };

/// What articles can be counted by.
enum class FacetField { Outlet, Author, Language, Year, Month, Day };

/// One --facet: its field and how many values to keep (the most frequent); 0 keeps all.
struct FacetRequest {
    FacetField field = FacetField::Outlet;
    std::size_t limit = 10;
};

/// What articles must be, whatever the words say. Values of one filter are alternatives; different
/// filters must all hold.
struct Filters {
    std::optional<article::Date> since{}; ///< a full day, inclusive
    std::optional<article::Date> until{}; ///< a full day, inclusive
    bool keep_undated = false;            ///< since and until let articles without a date through
    std::optional<double> min_date_confidence{}; ///< 0..1; articles without a date have 0
    std::vector<std::string> outlets{};          ///< as typed; compared folded, word by word
    std::vector<std::string> authors{};          ///< the same
    std::vector<std::string> languages{};        ///< codes
    std::vector<std::string> folders{}; ///< absolute paths: the article's file is below one

    [[nodiscard]] bool empty() const noexcept {
        return !since && !until && !min_date_confidence && outlets.empty() && authors.empty() &&
               languages.empty() && folders.empty();
    }
};

/// One search, said completely: the same request on the same index gives the same result, but for
/// the timeout.
struct SearchRequest {
    std::string query{}; ///< as typed, arguments joined by blanks; with filters it may be empty
    Filters filters{};
    article::Date today{};                   ///< what "yesterday" in the query counts from
    std::optional<std::uint64_t> left_out{}; ///< the id of an article that is not to be found
    bool all_words = false;                  ///< every word must occur (--all), not any
    bool exact = false;   ///< words match as written, not by their stem (--exact)
    bool expand = false;  ///< add words that the best articles share (--expand)
    bool strict = false;  ///< what cannot be read as written is an Error{Usage}
    bool suggest = false; ///< when nothing matches, repair spelling and search again
    std::optional<double> half_life_days{}; ///< favour the new (--recent), as recency.h says; > 0
    SortKey sort = SortKey::Score;
    std::size_t limit = 10; ///< hits to give; SIZE_MAX: all
    std::size_t offset = 0; ///< hits to leave out first
    bool count = false;     ///< SearchResult::matches must be exact
    std::vector<FacetRequest> facets{};
    std::optional<FacetField> histogram{}; ///< Year, Month or Day
    std::optional<double> timeout_s{};     ///< stop after so long and give what was found
    bool explain = false;
};

} // namespace gazette::searcher
