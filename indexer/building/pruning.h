// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/building/known_articles.h"
#include "indexer/building/run_report.h"
#include "indexer/publishing/publisher.h"
#include "indexer/sources/source_scan.h"

namespace gazette::indexer {

/// What a run found vanished.
struct PruneResult {
    std::vector<Deletion> deleted;
    bool kept_some = false; ///< the safety valve kept articles of vanished files
};

/// The articles below `roots` that the run did not see and whose files are really gone: a file that
/// is there but was excluded or could not be read has not vanished. When a root is gone itself, or
/// more than half of its articles would go, they are kept and the report says so, unless `force`.
[[nodiscard]] PruneResult find_vanished(const KnownArticles& known, const std::vector<Root>& roots,
                                        bool force, RunReport& report);

} // namespace gazette::indexer
