// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "common/base/function_ref.h"
#include "common/index/deleted_set.h"
#include "common/index/record.h"
#include "common/index/segment.h"

namespace gazette::indexer {

/// A segment to merge, with what to leave out (a snapshot: the segment's own set may be older).
struct SegmentToMerge {
    const index::Segment* segment = nullptr;
    const index::DeletedSet* deleted = nullptr;
};

/// Calls `sink` once for each different (form, stem) of the text of `record`, as the document
/// builder counts them into the vocabulary.
using FormsOfRecord =
    FunctionRef<void(const index::Record& record,
                     FunctionRef<void(std::string_view form, std::string_view stem)> sink)>;

/// Writes articles.dat, records.dat and vocabulary.dat of the merger of `sources` into `folder`,
/// which must exist: the sources' articles one source after another without the deleted ones,
/// docids dense from 1. Records are copied as they are stored. The vocabulary's counts lose the
/// articles left out, whose records are analysed again by `forms_of`, so that the result is what a
/// fresh build of the same articles would give. Returns the number of articles. Throws Error{Io},
/// Error{Damaged}; files begun are removed then.
std::uint32_t merge_segment_files(std::span<const SegmentToMerge> sources,
                                  const std::filesystem::path& folder, FormsOfRecord forms_of);

} // namespace gazette::indexer
