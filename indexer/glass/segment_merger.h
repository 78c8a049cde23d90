// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "common/base/function_ref.h"
#include "indexer/glass/written_database.h"

namespace gazette::indexer {

/// One database to merge.
struct MergeSource {
    /// Where its files are. It was written by GlassDatabaseWriter: by the inverter or by a merge.
    std::filesystem::path folder;
    /// Whether a docid, from 1, is to be left out; asked once for each. Empty: none is.
    std::function<bool(std::uint32_t)> is_deleted;
    /// The checks of the tables' blocks (index::BlockChecks), valid during the merge. Empty: nobody
    /// vouches for the bytes.
    std::string_view postlist_checks = {};
    std::string_view position_checks = {};
};

/// Told how many of all bytes have been read; answers whether to go on. Called from two threads in
/// turn, never from both at once.
using MergeProgress = FunctionRef<bool(std::uint64_t done, std::uint64_t total)>;

/// Merges `sources` into one new database in `folder`, which exists and holds none. Documents keep
/// their order, source by source, and are numbered from 1 without gaps; deleted ones are left out.
/// The posting and position tables are byte for byte those that the inverter would have written of
/// the remaining documents, so that a search cannot tell a merge from a fresh build.
///
/// Reads each source once, in sequence, one thread for each of the two tables. Holds some 0.3 MB a
/// source, one posting list (about three bytes a document), and four bytes a document of a source
/// with deleted ones. No document left makes an empty database.
///
/// Empty when `proceed`, which is asked every 256 KB or so, answered false. Throws Error{Io} when a
/// file cannot be read or written, and Error{Damaged} when a source is not what was written: always
/// with checks, else for many changes, though not all. When it does not return a database, the
/// folder holds unusable files that the caller removes.
[[nodiscard]] std::optional<WrittenDatabase> merge_databases(std::span<const MergeSource> sources,
                                                             const std::filesystem::path& folder,
                                                             MergeProgress proceed);

} // namespace gazette::indexer
