// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/index/article_table.h"
#include "common/index/record.h"
#include "common/index/segment.h"

namespace gazette::indexer {

/// What an article holds of one term.
struct ListedTerm {
    std::uint64_t frequency = 0;
    std::vector<std::uint32_t> positions; ///< rising, each once

    bool operator==(const ListedTerm&) const = default;
};

/// All terms of an article by their bytes, prefixes included, as the document builder makes them
/// from its record.
[[nodiscard]] std::map<std::string, ListedTerm> list_terms(std::uint64_t id,
                                                           const index::Record& record);

/// Compares list_terms() with what `segment` holds of `docid`. Returns what differs, nothing when
/// all agree. Xapian's errors pass through.
[[nodiscard]] std::optional<std::string> compare_terms(const index::Segment& segment,
                                                       std::uint32_t docid,
                                                       const index::ArticleRow& row,
                                                       const index::Record& record);

} // namespace gazette::indexer
