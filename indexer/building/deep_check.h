// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "common/base/function_ref.h"
#include "common/index/reader.h"
#include "indexer/publishing/verify.h"

namespace gazette::indexer {

/// Compares the articles of an index with the files they were made from, parsed again with the
/// options that were recorded: adds a finding for every file that is gone or cannot be read, and
/// for every article that is no longer, or not yet, what its file holds. Articles that came from no
/// file are passed over. `progress` is told the files done and all of them. Throws Error{Damaged}.
void compare_with_sources(const index::IndexReader& reader, std::vector<Finding>& findings,
                          FunctionRef<void(std::uint64_t done, std::uint64_t all)> progress);

} // namespace gazette::indexer
