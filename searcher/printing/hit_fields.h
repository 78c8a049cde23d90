// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/row_format.h"
#include "common/index/record.h"
#include "searcher/result.h"
#include "searcher/snippets/snippet.h"

namespace gazette::searcher {

/// The version of the JSON output. Keys are only ever added under one version.
inline constexpr int json_schema_version = 1;

/// One article found, with everything of it that is printed.
struct PrintedHit {
    const Hit* hit = nullptr; ///< never null; outlives this object
    std::uint64_t rank = 0;   ///< from 1, offset included
    std::string id;
    std::string path;
    std::string outlet;
    index::Record record; ///< empty when the printer does not need it
    std::vector<Passage> passages;
    std::vector<TextRange> title_marks;
};

/// The names of the fields that --fields and templates may ask for.
[[nodiscard]] std::span<const std::string_view> known_fields() noexcept;

/// The fields of a JSON object, in order, when none are asked for.
[[nodiscard]] std::span<const std::string_view> json_fields(bool explain) noexcept;

/// The columns of TSV and CSV when none are asked for.
[[nodiscard]] std::span<const std::string_view> column_fields(bool many_queries) noexcept;

/// Whether a field needs the stored record, and whether it needs passages.
struct FieldNeeds {
    bool record = false;
    bool passages = false;
};
[[nodiscard]] FieldNeeds needs_of(std::string_view field) noexcept;

/// One field of a hit; `field` is one of known_fields().
[[nodiscard]] cli::Cell make_cell(std::string_view field, const PrintedHit& hit,
                                  const std::optional<std::string>& query_id);

} // namespace gazette::searcher
