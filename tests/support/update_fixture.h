// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/building/run_report.h"
#include "indexer/building/updating.h"

namespace gazette::test {

/// How an update of a test is done.
struct UpdateCall {
    std::filesystem::path index;
    std::vector<std::string> paths;
    std::size_t jobs = 1;
    std::uint64_t commit_articles = 0; ///< 0: everything at the end
    indexer::ReadingOptions reading;
    bool prune = true;
    bool force_prune = false;
    bool dry_run = false;
};

struct UpdateResult {
    bool complete = false; ///< what update_index returned
    indexer::Tally tally;
    std::vector<std::string> skipped; ///< "path: reason"
};

/// Brings an index up to date in process, as `indexer add` does; makes it when it is not there.
[[nodiscard]] UpdateResult update(const UpdateCall& call);

/// Merges everything into one segment, as `indexer compact` does.
void compact(const std::filesystem::path& index);

/// Everything an index answers from, as text that does not depend on segments and docids: every
/// live article's row and record, every term with the articles that have it, their frequencies and
/// positions, and the vocabulary. Two indexes with equal dumps cannot be told apart by a search.
[[nodiscard]] std::string dump_index(const std::filesystem::path& index);

} // namespace gazette::test
