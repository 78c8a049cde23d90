// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/base/function_ref.h"
#include "common/index/deleted_set.h"
#include "common/index/manifest.h"
#include "indexer/publishing/publisher.h"

namespace gazette::indexer {

/// A published segment to merge, as the publisher described it: values, so that the merge can run
/// beside further publishing.
struct MergeInput {
    index::SegmentFact fact;
    index::DeletedSet deleted;
};

/// The segments of `publisher` at `places` of its manifest.
[[nodiscard]] std::vector<MergeInput> take_merge_inputs(const Publisher& publisher,
                                                        const std::vector<std::size_t>& places);

/// Builds one segment in `index_folder` from what is live in `inputs`, ready to be published.
/// `proceed` is told the bytes done and all of them, now and then and from several threads in turn;
/// when it answers false the merge is given up, its files are removed and nothing is returned.
/// Throws Error{Io}, Error{Damaged}; the files are removed then.
[[nodiscard]] std::optional<Merge>
merge_segments(const std::filesystem::path& index_folder, const std::vector<MergeInput>& inputs,
               FunctionRef<bool(std::uint64_t done, std::uint64_t all)> proceed);

} // namespace gazette::indexer
