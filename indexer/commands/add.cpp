// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <chrono>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/cli/numbers.h"
#include "common/cli/output.h"
#include "common/cli/run.h"
#include "common/cli/signals.h"
#include "common/cli/terminal.h"
#include "common/index/index_folder.h"
#include "indexer/building/index_writer.h"
#include "indexer/building/updating.h"
#include "indexer/commands/commands.h"
#include "indexer/sources/path_list.h"
#include "indexer/sources/source_reader.h"

namespace gazette::indexer {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view program = "indexer";
/// Records on standard input must fit into memory; larger collections go through a file.
constexpr std::size_t largest_stream = std::size_t{64} << 20U;

/// The file that --report names, or standard output; nothing when there is none to write.
class ReportFile {
  public:
    explicit ReportFile(const std::string& name) : name_(name) {
        if (name.empty()) {
            return;
        }
        if (name == "-") {
            name_ = "standard output";
            output_.emplace(STDOUT_FILENO, name_);
            return;
        }
        constexpr mode_t file_mode = 0644;
        fd_ = UniqueFd(::open(name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, file_mode));
        if (!fd_) {
            throw io_error("cannot create", name, errno);
        }
        output_.emplace(fd_.get(), name_);
    }
    [[nodiscard]] cli::Output* output() { return output_ ? &*output_ : nullptr; }
    void finish() {
        if (output_) {
            output_->flush();
        }
        if (const int error_number = fd_.close(); error_number != 0) {
            throw io_error("cannot finish writing", name_, error_number);
        }
    }

  private:
    std::string name_;
    UniqueFd fd_;
    std::optional<cli::Output> output_;
};

} // namespace

cli::ExitCode run_add(const AddOptions& options) {
    const Clock::time_point started = Clock::now();
    const cli::TerminalEnvironment environment;
    const bool on_terminal = cli::is_terminal(STDERR_FILENO);
    cli::Progress progress(options.progress, program, STDERR_FILENO, on_terminal,
                           cli::terminal_size(STDERR_FILENO, environment).columns, started);
    ReportFile report_file(options.report);
    RunReport report(program, options.common.verbose, progress, report_file.output());

    UpdateRequest request;
    request.index_folder = options.common.index_folder;
    request.paths = options.paths;
    request.from_stream = std::erase(request.paths, "-") > 0;
    if (request.from_stream) {
        // Before the lock is taken and signals are caught: however long the other side takes,
        // nobody waits for us and we can be stopped.
        request.stream = read_stream(STDIN_FILENO, "standard input", largest_stream);
    }
    append_listed_paths(options.path_list, request.paths);
    request.reading = options.reading;
    request.work = options.work;
    request.prune = options.prune;
    request.force_prune = options.force_prune;
    request.dry_run = options.dry_run;
    request.count_first = options.progress == cli::ProgressMode::Always ||
                          options.progress == cli::ProgressMode::Json ||
                          (options.progress == cli::ProgressMode::Auto && on_terminal);

    cli::catch_stop_signals();
    const auto should_stop = [] { return cli::stop_signal() != 0; };
    bool complete = false;
    if (options.dry_run) {
        complete = update_index(std::move(request), nullptr, report, should_stop);
    } else {
        index::prepare_folder(request.index_folder);
        IndexWriter writer(request.index_folder, options.patience);
        complete = update_index(std::move(request), &writer.publisher(), report, should_stop);
    }
    progress.clear();
    report_file.finish();
    if (const int signal = cli::stop_signal(); signal != 0) {
        cli::print_message(program, "stopped; what was published stays");
        cli::die_of(signal);
    }
    if (!options.common.quiet) {
        const std::chrono::duration<double> seconds = Clock::now() - started;
        cli::print_message(program, summarize(report, options.dry_run, seconds.count()));
    }
    return complete && report.tally().skipped == 0 ? cli::ExitCode::Success
                                                   : cli::ExitCode::Incomplete;
}

} // namespace gazette::indexer
