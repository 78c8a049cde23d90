// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "common/index/reader.h"
#include "searcher/analyzer_pool.h"
#include "searcher/searching/searching.h"

namespace gazette::searcher {

/// What one thread searches with: the indexes open, and what has been learnt of their words.
struct Session {
    std::unique_ptr<index::IndexReader> reader; ///< what `searching` refers to
    AnalyzerPool analyzers;
    std::unique_ptr<Searching> searching;
    /// Of several indexes, those that could not be opened: a message each.
    std::vector<std::string> unreadable;

    /// What is found without some of the indexes is not all that there is.
    void mark_incomplete(SearchResult& result) const noexcept {
        result.incomplete = result.incomplete || !unreadable.empty();
        result.matches_exact = result.matches_exact && unreadable.empty();
    }
};

/// Opens all of `folders` as one. One that cannot be opened beside others that can is left out and
/// named in `unreadable`; otherwise throws as index::open_index does.
[[nodiscard]] Session open_session(std::span<const std::filesystem::path> folders);

} // namespace gazette::searcher
