// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/building/run_report.h"
#include "indexer/options.h"
#include "indexer/publishing/publisher.h"

namespace gazette::indexer {

/// What to bring an index up to date with.
struct UpdateRequest {
    std::filesystem::path index_folder;
    std::vector<std::string> paths; ///< as the user gave them
    bool from_stream = false;       ///< `stream` holds records, too
    std::string stream;             ///< what standard input gave
    ReadingOptions reading;
    WorkOptions work;
    bool prune = true;
    bool force_prune = false;
    bool dry_run = false;
    bool count_first = false; ///< see PipelineInput
};

/// Brings the index that `publisher` writes up to date and records what was done; with a null
/// publisher (dry run) only reports what would be. Articles of files that have vanished below the
/// given paths go, unless a path is gone itself or has lost more than half of its articles: then
/// they are kept and false is returned. When `should_stop` says so, ends early with everything
/// finished published. Throws Error and std::bad_alloc; what was published stays.
[[nodiscard]] bool update_index(UpdateRequest request, Publisher* publisher, RunReport& report,
                                const std::function<bool()>& should_stop);

} // namespace gazette::indexer
