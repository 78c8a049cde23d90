// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/commands.h"

#include <variant>

#include "common/base/error.h"

namespace gazette::indexer {
namespace {

struct Dispatch {
    cli::ExitCode operator()(const AddOptions& options) const { return run_add(options); }
    cli::ExitCode operator()(const HelpOptions& options) const { return run_help(options); }
    cli::ExitCode operator()(const auto&) const {
        throw Error(ErrorKind::Usage, "this build has only add, help and --version");
    }
    cli::ExitCode operator()(const ShowVersion&) const { return run_version(); }
};

} // namespace

cli::ExitCode run_command(const Options& options) {
    return std::visit(Dispatch(), options);
}

} // namespace gazette::indexer
