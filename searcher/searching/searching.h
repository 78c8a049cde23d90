// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "common/index/reader.h"
#include "searcher/request.h"
#include "searcher/result.h"

namespace gazette::searcher {

/// Searches open indexes: request -> result. Keeps what it learns about the index from one search
/// to the next. For one thread.
class Searching {
  public:
    /// `reader` must outlive the object.
    explicit Searching(const index::IndexReader& reader);
    ~Searching();
    Searching(const Searching&) = delete;
    Searching& operator=(const Searching&) = delete;
    Searching(Searching&&) = delete;
    Searching& operator=(Searching&&) = delete;

    /// Throws Error{Usage} for a request without words and filters, for a query over a limit of
    /// query.h, and under `strict` for one that cannot be read as written; Error{Damaged} and
    /// Error{Io} when the index cannot be read. No exception of Xapian's leaves it.
    [[nodiscard]] SearchResult search(const SearchRequest& request);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace gazette::searcher
