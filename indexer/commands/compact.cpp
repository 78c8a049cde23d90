// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <numeric>

#include <unistd.h>

#include "common/cli/numbers.h"
#include "common/cli/progress.h"
#include "common/cli/run.h"
#include "common/cli/signals.h"
#include "common/cli/terminal.h"
#include "indexer/building/index_writer.h"
#include "indexer/building/merging.h"
#include "indexer/commands/commands.h"

namespace gazette::indexer {

cli::ExitCode run_compact(const CompactOptions& options) {
    using Clock = cli::Progress::Clock;
    require_index(options.common.index_folder);
    IndexWriter writer(options.common.index_folder, options.patience);
    Publisher& publisher = writer.publisher();
    const std::uint64_t bytes_before = publisher.manifest().file_bytes();
    const std::uint64_t deleted = publisher.manifest().rows() - publisher.manifest().articles();
    const bool is_compact = publisher.manifest().segments.size() <= 1 && deleted == 0;
    if (!is_compact) {
        cli::Progress progress(options.progress, "indexer", STDERR_FILENO,
                               cli::is_terminal(STDERR_FILENO),
                               cli::terminal_size(STDERR_FILENO, {}).columns, Clock::now());
        cli::catch_stop_signals();
        std::vector<std::size_t> all(publisher.manifest().segments.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        std::optional<Merge> merge =
            merge_segments(publisher.folder(), take_merge_inputs(publisher, all),
                           [&](std::uint64_t done, std::uint64_t total) {
                               progress.update({"merging", 0, 0, done, total}, Clock::now());
                               return cli::stop_signal() == 0;
                           });
        progress.clear();
        if (!merge) {
            cli::print_message("indexer", "stopped; the index is as it was");
            cli::die_of(cli::stop_signal());
        }
        Publication publication;
        publication.merges.push_back(std::move(*merge));
        publisher.publish(publication);
        publisher.sweep();
    }
    if (!options.common.quiet) {
        cli::print_message("indexer",
                           cli::counted(publisher.manifest().articles(), "article") + " in " +
                               cli::counted(publisher.manifest().segments.size(), "segment") +
                               ", " + cli::counted(deleted, "deleted one") + " gone; " +
                               cli::with_size_unit(bytes_before) + " before, " +
                               cli::with_size_unit(publisher.manifest().file_bytes()) + " now");
    }
    return cli::ExitCode::Success;
}

} // namespace gazette::indexer
