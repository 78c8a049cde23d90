// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <unistd.h>

#include "common/base/error.h"
#include "common/cli/output.h"
#include "common/cli/run.h"
#include "common/text/analyzer.h"
#include "indexer/building/index_writer.h"
#include "indexer/commands/commands.h"
#include "indexer/reporting/article_description.h"
#include "indexer/sources/article_lookup.h"
#include "indexer/sources/source_reader.h"

namespace gazette::indexer {
namespace {

/// Longer files are mapped while they are looked at.
constexpr std::size_t largest_copied = std::size_t{32} << 20U;

/// What stands above the body in its file, where that is still the file that was read.
std::string opening_of(const index::Record& record, const index::ArticleRow& row) {
    const std::optional<std::uint64_t> above = record.article.body_offset;
    if (!above || *above == 0) {
        return {};
    }
    try {
        const SourceContent source(record.path, largest_copied);
        const bool unchanged =
            source.bytes().size() == row.source_size && source.mtime_ns() == row.source_mtime_ns;
        return std::string(unchanged ? source.bytes().substr(0, *above) : std::string_view());
    } catch (const Error&) {
        return {}; // gone or unreadable: the index tells of the article all the same
    }
}

} // namespace

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
            ShownArticle shown{row.id, segment.record(place.docid), row, options.terms, {}};
            shown.opening = opening_of(shown.record, row);
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
