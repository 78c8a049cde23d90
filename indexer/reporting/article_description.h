// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "common/index/article_table.h"
#include "common/index/record.h"

namespace gazette::indexer {

/// An article as `indexer show` tells of it.
struct ShownArticle {
    std::uint64_t id = 0;
    index::Record record;
    index::ArticleRow row;
    bool with_terms = false;
    /// The bytes of the source file above the body; empty where the body is not the file's very
    /// bytes or the file is no longer the one that was read.
    std::string opening;
};

/// For people: each field on a line of its own with where it was found, every date that was seen,
/// then the body block by block with what each was taken for, then the terms when asked for.
/// Sanitised.
[[nodiscard]] std::string describe_article(const ShownArticle& shown);

/// For programs: one JSON object and a newline. Absent is null.
[[nodiscard]] std::string describe_article_json(const ShownArticle& shown);

} // namespace gazette::indexer
