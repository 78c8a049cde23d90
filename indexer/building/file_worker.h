// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/index/record.h"
#include "common/text/language_detection.h"
#include "indexer/building/known_articles.h"
#include "indexer/building/run_report.h"
#include "indexer/building/segment_builder.h"
#include "indexer/parsing/parser.h"
#include "indexer/publishing/publisher.h"
#include "indexer/sources/source_scan.h"

namespace gazette::indexer {

/// One source file to take in.
struct WorkItem {
    SourceFile file;
    std::vector<KnownArticle> known; ///< what the index holds of it, by id
    std::string content;             ///< its bytes, when there is no file to read: standard input
    bool has_content = false;
};

/// What a worker has finished: to be published in the order in which it came from that worker.
struct Batch {
    std::string segment; ///< a finished folder; empty when there is nothing to add
    std::vector<Deletion> deleted;
};

/// When a worker hands over what it has.
struct BatchLimits {
    std::size_t memory_bytes = 0;         ///< this worker's share
    std::uint32_t articles = UINT32_MAX;  ///< at most so many
    std::chrono::milliseconds interval{}; ///< at the latest so long after the first article
};

/// What a worker needs to know; all of it outlives the worker.
struct WorkerSetting {
    const std::filesystem::path& index_folder;
    const ParseOptions& parse;
    bool mtime_dates = false;
    bool force = false;   ///< take files in anew even when their bytes are the same
    bool dry_run = false; ///< build nothing
    BatchLimits limits;
    const KnownArticles& known;
    const text::LanguageDetector& languages; ///< for articles that do not state theirs
    RunReport& report;
    std::function<void(Batch&&)> hand_over;
    std::function<bool()> should_stop; ///< asked before each record: leave the file where it is
};

/// Reads, parses and indexes files, one after another, in one thread.
class FileWorker {
  public:
    explicit FileWorker(WorkerSetting setting);

    /// Takes one file in. What is wrong with the file goes to the report; throws only when the
    /// index cannot be written (Error{Io}) or memory ends.
    void process(const WorkItem& item);
    /// Hands over when it is time: to be called when there is nothing to do.
    void hand_over_if_due();
    /// Hands over whatever there is.
    void hand_over();

  private:
    class FileRun;
    friend class FileRun;

    void start_batch();
    [[nodiscard]] bool is_due() const;

    WorkerSetting setting_;
    std::optional<SegmentBuilder> builder_;
    std::vector<Deletion> deleted_;
    std::optional<std::chrono::steady_clock::time_point> batch_started_;
};

} // namespace gazette::indexer
