// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include "common/cli/output.h"
#include "common/cli/terminal.h"
#include "common/text/analyzer.h"
#include "indexer/building/index_writer.h"
#include "indexer/commands/commands.h"
#include "indexer/reporting/article_listing.h"

namespace gazette::indexer {

cli::ExitCode run_list(const ListOptions& options) {
    require_index(options.common.index_folder);
    const index::IndexReader reader =
        index::IndexReader::open(options.common.index_folder, text::analyzer_identity());
    cli::Output output(STDOUT_FILENO, "standard output");
    list_articles(reader,
                  {options.format, options.fields, options.files, options.ends_nul ? '\0' : '\n',
                   options.ends_nul || !cli::is_terminal(STDOUT_FILENO)},
                  [&](std::string_view bytes) { output.write(bytes); });
    output.flush();
    return cli::ExitCode::Success;
}

} // namespace gazette::indexer
