// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/commands.h"

#include <variant>

namespace gazette::indexer {
namespace {

struct Dispatch {
    cli::ExitCode operator()(const AddOptions& options) const { return run_add(options); }
    cli::ExitCode operator()(const HelpOptions& options) const { return run_help(options); }
    cli::ExitCode operator()(const ListOptions& options) const { return run_list(options); }
    cli::ExitCode operator()(const ShowOptions& options) const { return run_show(options); }
    cli::ExitCode operator()(const StatusOptions& options) const { return run_status(options); }
    cli::ExitCode operator()(const CompactOptions& options) const { return run_compact(options); }
    cli::ExitCode operator()(const RemoveOptions& options) const { return run_remove(options); }
    cli::ExitCode operator()(const VerifyOptionsGiven& options) const {
        return run_verify(options);
    }
    cli::ExitCode operator()(const RebuildOptions& options) const { return run_rebuild(options); }
    cli::ExitCode operator()(const ShowVersion&) const { return run_version(); }
};

} // namespace

cli::ExitCode run_command(const Options& options) {
    return std::visit(Dispatch(), options);
}

} // namespace gazette::indexer
