// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "common/base/function_ref.h"
#include "common/index/reader.h"

namespace gazette::indexer {

/// How `indexer list` prints.
struct ListingLayout {
    std::string format; ///< text, json, jsonl, tsv, csv, html, template:TEXT
    std::string fields; ///< separated by commas; empty: the format's own
    bool only_paths = false;
    char line_end = '\n';
    bool exact_paths = true; ///< of only_paths: names go out as their very bytes
};

/// The names of the fields that a listing knows.
[[nodiscard]] std::span<const std::string_view> listing_fields() noexcept;

/// Prints every live article, sorted by path, then id, one line each, handing the bytes to
/// `write` piece by piece. Everything that comes from outside is sanitised, except for exact
/// paths. Throws Error{Usage} when the layout cannot be understood, before anything is
/// written.
void list_articles(const index::IndexReader& reader, const ListingLayout& layout,
                   FunctionRef<void(std::string_view)> write);

} // namespace gazette::indexer
