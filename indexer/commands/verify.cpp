// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/verify.h"

#include <unistd.h>

#include "common/cli/json_writer.h"
#include "common/cli/numbers.h"
#include "common/cli/output.h"
#include "common/cli/progress.h"
#include "common/cli/run.h"
#include "common/cli/sanitize.h"
#include "common/cli/terminal.h"
#include "common/text/analyzer.h"
#include "indexer/building/deep_check.h"
#include "indexer/building/index_writer.h"
#include "indexer/commands/commands.h"
#include "indexer/reporting/term_listing.h"

namespace gazette::indexer {
namespace {

std::string describe(const VerifyReport& report, bool deep) {
    std::string out;
    for (const Finding& finding : report.findings) {
        out += cli::sanitize_line(finding.path + ": " + finding.what) + "\n";
    }
    out +=
        report.findings.empty() ? "ok: " : cli::counted(report.findings.size(), "finding") + ": ";
    out += cli::counted(report.files, "file") + ", " + cli::with_size_unit(report.bytes) + ", " +
           cli::counted(report.articles, "article") + ", " + cli::with_thousands(report.sampled) +
           " of them analysed again" + (deep ? ", all compared with their files\n" : "\n");
    return out;
}

std::string describe_json(const VerifyReport& report) {
    std::string out;
    cli::JsonWriter json(out);
    json.begin_object();
    json.key("ok");
    json.boolean(report.findings.empty());
    json.key("findings");
    json.begin_array();
    for (const Finding& finding : report.findings) {
        json.begin_object();
        json.path(finding.path);
        json.key("what");
        json.string(finding.what);
        json.end_object();
    }
    json.end_array();
    json.key("files");
    json.natural(report.files);
    json.key("bytes");
    json.natural(report.bytes);
    json.key("articles");
    json.natural(report.articles);
    json.key("sampled");
    json.natural(report.sampled);
    json.end_object();
    return out.append("\n");
}

} // namespace

cli::ExitCode run_verify(const VerifyOptionsGiven& options) {
    using Clock = cli::Progress::Clock;
    require_index(options.common.index_folder);
    cli::Progress progress(options.progress, "indexer", STDERR_FILENO,
                           cli::is_terminal(STDERR_FILENO),
                           cli::terminal_size(STDERR_FILENO, {}).columns, Clock::now());
    const std::string analyzer = text::analyzer_identity();
    VerifyOptions checks;
    checks.analyzer = analyzer;
    const auto check = [](const index::Segment& segment, std::uint32_t docid,
                          const index::ArticleRow& row, const index::Record& record) {
        return compare_terms(segment, docid, row, record);
    };
    VerifyReport report = verify_index(
        options.common.index_folder, checks, check, [&](std::uint64_t done, std::uint64_t all) {
            progress.update({"checking", 0, 0, done, all}, Clock::now());
        });
    const bool is_damaged = !report.findings.empty();
    if (options.deep && !is_damaged) {
        compare_with_sources(index::IndexReader::open(options.common.index_folder, analyzer),
                             report.findings, [&](std::uint64_t done, std::uint64_t all) {
                                 progress.update({"comparing", done, all, 0, 0}, Clock::now());
                             });
    }
    progress.clear();
    cli::Output output(STDOUT_FILENO, "standard output");
    output.write(options.json ? describe_json(report)
                              : describe(report, options.deep && !is_damaged));
    output.flush();
    if (is_damaged) {
        cli::print_message("indexer", "the index is damaged");
        cli::print_message("indexer", "hint: indexer rebuild makes it anew from its sources");
        return cli::ExitCode::NoIndex;
    }
    return report.findings.empty() ? cli::ExitCode::Success : cli::ExitCode::Incomplete;
}

} // namespace gazette::indexer
