// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.h"

#include <variant>

#include <unistd.h>

#include "common/cli/output.h"
#include "common/cli/run.h"
#include "common/cli/version.h"
#include "common/index/schema.h"
#include "common/text/analyzer.h"
#include "searcher/batch.h"
#include "searcher/help.h"
#include "searcher/options.h"
#include "searcher/printing/json_schema.h"
#include "searcher/printing/pager.h"
#include "searcher/printing/presenting.h"
#include "searcher/printing/printer.h"
#include "searcher/searching/likeness.h"
#include "searcher/session.h"

namespace gazette::searcher {
namespace {

using cli::ExitCode;

ExitCode print(std::string_view text) {
    cli::Output out(STDOUT_FILENO, "standard output");
    out.write(text);
    out.flush();
    return ExitCode::Success;
}

void tell_that_nothing_matches(const Filters& filters) {
    cli::print_message("searcher", "no article matches");
    if ((filters.since || filters.until) && !filters.keep_undated) {
        cli::print_message("searcher", "hint: --undated looks among articles without a date, too");
    }
}

ExitCode run_one(const SearchOptions& options, const Printer& printer) {
    for (const std::string& hint : options.hints) {
        cli::print_message("searcher", "hint: " + hint);
    }
    Session session = open_session(options.indexes);
    const SearchRequest request = options.like ? request_like(*options.like, options.request,
                                                              *session.reader, session.analyzers)
                                               : options.request;
    SearchResult result = session.searching->search(request);
    session.mark_incomplete(result);
    for (const std::string& note : session.unreadable) {
        cli::print_message("searcher", note);
    }
    for (const std::string& note : result.notes) {
        cli::print_message("searcher", note);
    }
    PagedOutput out(options.pager, options.lines);
    printer.begin(out.buffer());
    print_answer(*session.reader, printer, options.print, session.analyzers,
                 {std::nullopt, request.query, &result}, request.offset, out.buffer(),
                 [&] { return out.pass(); });
    printer.end(out.buffer());
    out.finish();
    if (options.for_people && result.matches == 0) {
        tell_that_nothing_matches(options.request.filters);
    }
    if (result.incomplete) {
        return ExitCode::Partial;
    }
    return options.matched(result) ? ExitCode::Success : ExitCode::Incomplete;
}

struct Run {
    ExitCode operator()(const SearchOptions& options) const {
        const std::unique_ptr<Printer> printer = make_printer(options.print);
        return options.from_stdin ? run_batch(options, *printer) : run_one(options, *printer);
    }
    ExitCode operator()(const HelpOptions& help) const {
        if (help.brief) {
            return print(brief_help());
        }
        return print(help.topic.empty() ? general_help() : help_on(help.topic));
    }
    ExitCode operator()(const ShowVersion& /*version*/) const {
        return print(
            cli::version_text("searcher", index::format_version, text::analyzer_identity()));
    }
    ExitCode operator()(const ShowSchema& /*schema*/) const { return print(json_schema()); }
};

} // namespace

ExitCode run(std::span<const std::string> arguments) {
    return std::visit(Run{}, parse_options(arguments, read_surroundings()));
}

} // namespace gazette::searcher
