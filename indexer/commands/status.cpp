// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include "common/cli/output.h"
#include "common/text/analyzer.h"
#include "indexer/building/index_writer.h"
#include "indexer/commands/commands.h"
#include "indexer/reporting/index_status.h"

namespace gazette::indexer {

cli::ExitCode run_status(const StatusOptions& options) {
    require_index(options.common.index_folder);
    const IndexStatus status = examine_index(
        index::IndexReader::open(options.common.index_folder, text::analyzer_identity()));
    cli::Output output(STDOUT_FILENO, "standard output");
    output.write(options.json ? describe_status_json(status) : describe_status(status));
    output.flush();
    return cli::ExitCode::Success;
}

} // namespace gazette::indexer
