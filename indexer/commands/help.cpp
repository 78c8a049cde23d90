// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include "common/cli/output.h"
#include "common/cli/version.h"
#include "common/index/schema.h"
#include "common/text/analyzer.h"
#include "indexer/commands/commands.h"
#include "indexer/option_table.h"

namespace gazette::indexer {
namespace {

void print(std::string_view text) {
    cli::Output output(STDOUT_FILENO, "standard output");
    output.write(text);
    output.flush();
}

} // namespace

cli::ExitCode run_help(const HelpOptions& options) {
    print(options.topic.empty() ? general_help() : help_on(options.topic));
    return cli::ExitCode::Success;
}

cli::ExitCode run_version() {
    print(cli::version_text("indexer", index::format_version, text::analyzer_identity()));
    return cli::ExitCode::Success;
}

} // namespace gazette::indexer
