// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/article/date.h"
#include "common/index/reader.h"

namespace gazette::indexer {

/// What an index holds, in figures.
struct IndexStatus {
    std::filesystem::path folder;
    std::uint64_t articles = 0;
    std::uint64_t undated = 0;
    std::optional<article::Date> first_date;
    std::optional<article::Date> last_date;
    std::uint64_t source_bytes = 0; ///< of all source files, each counted once
    std::uint64_t source_files = 0;
    std::uint64_t words = 0;
    std::uint64_t deleted = 0; ///< articles that wait for a merge to go
    std::uint64_t outlets = 0; ///< different names
    index::Manifest manifest;
};

/// Reads the rows of all articles. Throws as IndexReader.
[[nodiscard]] IndexStatus examine_index(const index::IndexReader& reader);

/// For people; the first line is "articles: N". Sanitised.
[[nodiscard]] std::string describe_status(const IndexStatus& status);

/// For programs: one JSON object and a newline.
[[nodiscard]] std::string describe_status_json(const IndexStatus& status);

} // namespace gazette::indexer
