// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/function_ref.h"
#include "common/index/article_table.h"
#include "common/index/record.h"
#include "common/index/segment.h"

namespace gazette::indexer {

/// Something wrong with an index.
struct Finding {
    std::string path; ///< the file or folder
    std::string what;
};

/// Compares an article's record, analysed again, with what the segment holds of
/// `docid`: terms, frequencies, positions. Returns what differs, nothing when all agree. Given by
/// whoever builds documents.
using CheckDocument = FunctionRef<std::optional<std::string>(
    const index::Segment& segment, std::uint32_t docid, const index::ArticleRow& row,
    const index::Record& record)>;

struct VerifyOptions {
    std::string_view analyzer;       ///< text::analyzer_identity()
    std::uint32_t sample = 200;      ///< documents a segment to analyse again, spread evenly
    std::size_t max_findings = 1000; ///< stop after so many
};

struct VerifyReport {
    std::vector<Finding> findings;
    std::uint64_t files = 0;    ///< hashed
    std::uint64_t bytes = 0;    ///< of them
    std::uint64_t articles = 0; ///< rows and records read
    std::uint64_t sampled = 0;  ///< documents analysed again
};

/// Checks everything of the index in `folder`: the manifest, each file's size and hash, the glass
/// tables, every row and record, the vocabulary's order, the deleted sets, all counts, and a sample
/// of documents by `check_document`. Damage is a finding, never an exception; throws only
/// Error{NoIndex} when there is no index of ours at all and Error{Io} when the folder cannot be
/// read. `progress` is called with bytes done and bytes in all.
[[nodiscard]] VerifyReport
verify_index(const std::filesystem::path& folder, const VerifyOptions& options,
             CheckDocument check_document,
             FunctionRef<void(std::uint64_t done, std::uint64_t all)> progress);

} // namespace gazette::indexer
