// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include "common/cli/output.h"
#include "common/cli/run.h"
#include "common/text/analyzer.h"
#include "indexer/building/index_writer.h"
#include "indexer/commands/commands.h"
#include "indexer/reporting/article_description.h"
#include "indexer/sources/article_lookup.h"

namespace gazette::indexer {

cli::ExitCode run_show(const ShowOptions& options) {
    require_index(options.common.index_folder);
    const index::IndexReader reader =
        index::IndexReader::open(options.common.index_folder, text::analyzer_identity());
    cli::Output output(STDOUT_FILENO, "standard output");
    bool complete = true;
    bool first = true;
    for (const std::string& name : options.articles) {
        const std::vector<index::ArticlePlace> places = find_articles(reader, name);
        if (places.empty()) {
            cli::print_message("indexer", name + ": no such article in the index");
            complete = false;
        }
        for (const index::ArticlePlace& place : places) {
            const index::Segment& segment = reader.segment(place.segment);
            const index::ArticleRow row = segment.articles().row(place.docid);
            const ShownArticle shown{row.id, segment.record(place.docid), row, options.terms};
            if (!options.json) {
                output.write(first ? "" : "\n");
            }
            output.write(options.json ? describe_article_json(shown) : describe_article(shown));
            first = false;
        }
    }
    output.flush();
    return complete ? cli::ExitCode::Success : cli::ExitCode::Incomplete;
}

} // namespace gazette::indexer
