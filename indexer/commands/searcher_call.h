// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gazette::indexer {

/// The ids of all articles of the index in `folder` that `query` finds, as the searcher understands
/// it: the program beside this one is asked, so that `remove --query` and `searcher` can never
/// disagree. Throws Error{Usage} when it cannot accept the query (it has said why), Error{Internal}
/// when there is none beside this program, Error{Io} when it fails otherwise.
[[nodiscard]] std::vector<std::uint64_t> find_by_query(const std::filesystem::path& folder,
                                                       const std::string& query);

} // namespace gazette::indexer
