// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/updating.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <utility>

#include "common/base/error.h"
#include "common/index/index_folder.h"
#include "common/text/analyzer.h"
#include "indexer/building/pipeline.h"
#include "indexer/building/pruning.h"
#include "indexer/building/publishing_loop.h"
#include "indexer/sources/article_lookup.h"
#include "indexer/sources/recorded_sources.h"

namespace gazette::indexer {
namespace {

/// One article may take this share of the memory: its text is held about five times over while it
/// is parsed, stored and inverted.
constexpr std::size_t article_share = 16;

/// Takes the stream out of `request`.
PipelineInput make_input(UpdateRequest& request) {
    PipelineInput input;
    input.rules.follow = request.reading.follow;
    input.rules.is_article_name = is_article_name;
    for (const std::string& glob : request.reading.excludes) {
        input.rules.excludes.emplace_back(glob);
    }
    for (const std::string& glob : request.reading.includes) {
        input.rules.includes.emplace_back(glob);
    }
    input.rules.index_folder = identity_of(request.index_folder);
    if (request.from_stream) {
        input.streams.push_back(std::move(request.stream));
    }
    input.parse = request.reading.parse;
    input.parse.limits.max_article_bytes =
        std::min(input.parse.limits.max_article_bytes, request.work.memory_bytes / article_share);
    input.mtime_dates = request.reading.mtime_dates;
    input.dry_run = request.dry_run;
    input.count_first = request.count_first;
    return input;
}

/// What is recorded for rebuild: the roots, and standard input where it was read.
std::vector<Root> sources_of(const UpdateRequest& request, std::vector<Root> roots) {
    if (request.from_stream) {
        roots.push_back({std::string(stream_path), true, false});
    }
    return roots;
}

index::OpenIndex open_known(const UpdateRequest& request) {
    if (index::classify_folder(request.index_folder) != index::FolderKind::Ours) {
        return {request.index_folder, {}, {}};
    }
    return index::open_index(request.index_folder, text::analyzer_identity());
}

/// Removes what a failed run leaves in the index folder, when a scope is left by an exception.
class SweepOnFailure {
  public:
    explicit SweepOnFailure(Publisher* publisher) : publisher_(publisher) {}
    ~SweepOnFailure() {
        if (publisher_ == nullptr || std::uncaught_exceptions() <= exceptions_before_) {
            return;
        }
        try {
            publisher_->sweep();
        } catch (const Error&) { // NOLINT(bugprone-empty-catch): the next writer sweeps again
        }
    }
    SweepOnFailure(const SweepOnFailure&) = delete;
    SweepOnFailure& operator=(const SweepOnFailure&) = delete;
    SweepOnFailure(SweepOnFailure&&) = delete;
    SweepOnFailure& operator=(SweepOnFailure&&) = delete;

  private:
    Publisher* publisher_;
    int exceptions_before_ = std::uncaught_exceptions();
};

index::UpdateFact describe_update(const RunReport& report) {
    const Tally tally = report.tally();
    index::UpdateFact fact;
    fact.finished_s = std::chrono::duration_cast<std::chrono::seconds>(
                          std::chrono::system_clock::now().time_since_epoch())
                          .count();
    fact.added = tally.added;
    fact.changed = tally.changed;
    fact.unchanged = tally.unchanged;
    fact.removed = tally.removed;
    fact.skipped = tally.skipped;
    fact.examples = report.skipped_examples();
    return fact;
}

} // namespace

bool update_index(UpdateRequest request, Publisher* publisher, RunReport& report,
                  const std::function<bool()>& should_stop) {
    const SweepOnFailure sweep_on_failure(publisher);
    const index::OpenIndex index = open_known(request);
    KnownArticles known(index);
    PipelineInput input = make_input(request);
    const std::vector<Root> roots = resolve_roots(request.paths);
    for (const Root& root : roots) {
        if (root.exists) {
            input.roots.push_back(root);
        } else if (known.unseen_below(root.path).known == 0 || !request.prune) {
            report.note({root.path, {}, Outcome::Skipped, "no such file or folder", {}});
        }
    }
    input.force = options_changed(index.manifest, roots, request.reading);
    if (publisher != nullptr) {
        std::vector<index::SourceFact> sources =
            with_roots(publisher->manifest(), sources_of(request, roots), request.reading);
        if (sources != publisher->manifest().sources) {
            Publication publication;
            publication.sources = std::move(sources);
            publisher->publish(publication);
        }
    }
    std::optional<PublishingLoop> finishing; // begun here: it tells what the run adds
    if (publisher != nullptr) {
        finishing.emplace(*publisher);
    }
    Publication last = run_pipeline(input,
                                    {request.work.jobs, request.work.memory_bytes,
                                     request.work.commit_articles, request.work.commit_interval},
                                    known, publisher, report, should_stop);
    if (should_stop()) {
        if (publisher != nullptr && (!last.added.empty() || !last.deleted.empty())) {
            publisher->publish(last);
        }
        return true;
    }
    PruneResult pruned;
    if (request.prune) {
        pruned = find_vanished(known, roots, request.force_prune, report);
    }
    if (finishing) {
        last.deleted.insert(last.deleted.end(), pruned.deleted.begin(), pruned.deleted.end());
        last.last_update = describe_update(report);
        publisher->publish(last);
        finishing->finish_merging([&](std::uint64_t done, std::uint64_t all) {
            report.show_progress({"merging", 0, 0, done, all});
            return !should_stop();
        });
        publisher->sweep();
    }
    return !pruned.kept_some;
}

} // namespace gazette::indexer
