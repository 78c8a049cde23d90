// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/cli/run.h"
#include "common/cli/signals.h"
#include "common/cli/terminal.h"
#include "common/index/index_folder.h"
#include "common/index/manifest.h"
#include "indexer/building/index_writer.h"
#include "indexer/building/updating.h"
#include "indexer/commands/commands.h"
#include "indexer/sources/article_lookup.h"
#include "indexer/sources/source_scan.h"

namespace gazette::indexer {
namespace {

namespace fs = std::filesystem;

/// The folder that the new index grows in, removed again unless it was swapped in. What a killed
/// rebuild left there is removed first.
class NewIndex {
  public:
    explicit NewIndex(fs::path current) : path_(std::move(current)) {
        path_ += ".rebuild";
        switch (index::classify_folder(path_)) {
        case index::FolderKind::Foreign:
            throw Error(ErrorKind::Io, path_.native() + " is in the way of the new index");
        case index::FolderKind::Ours:
        case index::FolderKind::Empty:
            fs::remove_all(path_);
            break;
        case index::FolderKind::Absent:
            break;
        }
        index::prepare_folder(path_);
    }
    ~NewIndex() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    NewIndex(const NewIndex&) = delete;
    NewIndex& operator=(const NewIndex&) = delete;
    NewIndex(NewIndex&&) = delete;
    NewIndex& operator=(NewIndex&&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; }
    /// Puts the new index in the place of `current` in one step; the old one is then in path().
    void swap_with(const fs::path& current) {
        if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, current.c_str(), RENAME_EXCHANGE) != 0) {
            throw io_error("cannot swap in", path_.native(), errno,
                           "the file system must be able to exchange two folders");
        }
        sync_path(fs::absolute(current).parent_path());
    }

  private:
    fs::path path_;
};

/// Rebuilding must not lose articles: each source must still be there.
void require_sources(const std::vector<index::SourceFact>& sources) {
    if (sources.empty()) {
        throw Error(ErrorKind::NoIndex, "the index has no recorded sources",
                    "indexer add PATH... records them");
    }
    for (const index::SourceFact& source : sources) {
        if (source.path == stream_path) {
            throw Error(ErrorKind::Io, "articles of standard input cannot be read again",
                        "indexer remove - drops them; then add them anew after the rebuild");
        }
        if (!resolve_root(source.path).exists) {
            throw Error(ErrorKind::Io, "the source " + source.path + " is gone",
                        "indexer remove drops it and its articles from the index");
        }
    }
}

/// The real folder behind `folder`, so that a link to an index stays a link.
fs::path real_folder(const fs::path& folder) {
    return fs::canonical(folder);
}

} // namespace

cli::ExitCode run_rebuild(const RebuildOptions& options) {
    using Clock = cli::Progress::Clock;
    const Clock::time_point started = Clock::now();
    require_index(options.common.index_folder);
    const fs::path folder = real_folder(options.common.index_folder);
    const WriterLock lock = lock_index(folder, options.patience);
    const std::vector<index::SourceFact> sources = index::read_manifest(folder).sources;
    require_sources(sources);

    cli::Progress progress(options.progress, "indexer", STDERR_FILENO,
                           cli::is_terminal(STDERR_FILENO),
                           cli::terminal_size(STDERR_FILENO, {}).columns, started);
    RunReport report("indexer", options.common.verbose, progress, nullptr);
    cli::catch_stop_signals();
    const auto should_stop = [] { return cli::stop_signal() != 0; };
    NewIndex fresh(folder);
    {
        IndexWriter writer(fresh.path(), options.patience);
        for (const index::SourceFact& source : sources) {
            UpdateRequest request;
            request.index_folder = fresh.path();
            request.paths = {source.path};
            request.reading = read_recorded(source.options);
            request.work = options.work;
            static_cast<void>(update_index(request, &writer.publisher(), report, should_stop));
        }
        progress.clear();
        if (const int signal = cli::stop_signal(); signal != 0) {
            cli::print_message("indexer", "stopped; the index is as it was");
            std::error_code ignored;
            fs::remove_all(fresh.path(), ignored);
            cli::die_of(signal);
        }
        fresh.swap_with(folder);
    }
    if (!options.common.quiet) {
        const std::chrono::duration<double> seconds = Clock::now() - started;
        cli::print_message("indexer", "rebuilt: " + summarize(report, false, seconds.count()));
    }
    return report.tally().skipped == 0 ? cli::ExitCode::Success : cli::ExitCode::Incomplete;
}

} // namespace gazette::indexer
