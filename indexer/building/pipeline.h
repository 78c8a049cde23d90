// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/building/known_articles.h"
#include "indexer/building/run_report.h"
#include "indexer/parsing/parser.h"
#include "indexer/publishing/publisher.h"
#include "indexer/sources/source_scan.h"

namespace gazette::indexer {

/// What a run takes in and how.
struct PipelineInput {
    std::vector<Root> roots; ///< that exist
    ScanRules rules;
    std::vector<std::string> streams; ///< contents that come from no file, such as standard input
    ParseOptions parse;
    bool mtime_dates = false;
    bool force = false; ///< take in anew what has not changed
    bool dry_run = false;
    bool count_first = false; ///< scan beforehand for the bytes there are, to show the share done
};

/// How hard a run works.
struct PipelineLimits {
    std::size_t jobs = 1;
    std::size_t memory_bytes = 0; ///< of the heap, all in all
    std::uint64_t commit_articles = 0;
    std::chrono::milliseconds commit_interval{};
};

/// Scans, reads, parses and indexes in parallel and publishes what is done every few seconds. One
/// thread scans and finds out what has not changed; `jobs` threads read, parse and invert, each
/// into segments of its own; one publishes. Returns what came last and is left to be published,
/// with whatever else ends the run. `publisher` is null in a dry run. `should_stop` is asked often,
/// from several threads: once it says so, what is in hand is finished and nothing more is begun.
/// Throws the first error of any thread when all have ended: Error{Io} of the index,
/// Error{Damaged}, std::bad_alloc.
[[nodiscard]] Publication run_pipeline(const PipelineInput& input, const PipelineLimits& limits,
                                       KnownArticles& known, Publisher* publisher,
                                       RunReport& report, const std::function<bool()>& should_stop);

} // namespace gazette::indexer
