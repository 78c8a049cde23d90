// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/option_table.h"

#include <array>
#include <vector>

#include "common/base/error.h"

namespace gazette::indexer {
namespace {

using cli::Takes;

constexpr std::array<cli::CommandRow, 9> commands{{
    {"add", "PATH...", "make the index if needed, and bring it up to date with PATHs"},
    {"remove", "PATH...", "drop articles by path, folder or glob, or those a query finds"},
    {"list", "", "one line an article: id, date, outlet, title"},
    {"show", "ID|PATH...", "what was understood of an article, and where each field came from"},
    {"status", "", "how many articles, what dates and languages, sizes, the last update"},
    {"verify", "", "check every file of the index"},
    {"compact", "", "merge everything into one segment with nothing deleted left in it"},
    {"rebuild", "", "make the index anew from its sources and swap it in when ready"},
    {"help", "[COMMAND]", "explain a command"},
}};

constexpr std::string_view writers = "add remove compact rebuild";
constexpr std::string_view adders = "add rebuild";
constexpr std::string_view printers = "list show status verify";

constexpr std::array<cli::OptionRow, 34> options{{
    {"index", 'd', Takes::Value, "DIR", "the index folder (default: $GAZETTE_INDEX, ./gazette.idx)",
     "", "Index"},
    {"wait", '\0', Takes::Optionally, "TIME",
     "wait so long for another writer to finish (default 60s; --wait alone: for ever)", writers,
     "Index"},
    {"no-wait", '\0', Takes::Nothing, "", "give up at once when another writer is at work", writers,
     "Index"},

    {"from", '\0', Takes::Value, "FORMAT",
     "what the files are: auto text markdown html json jsonl csv tsv mbox mail nitf newsml "
     "newsml-g2 rss iptc7901 ninjs (default auto)",
     "add", "Reading",
     "auto text markdown html jsonl json csv tsv mbox mail nitf newsml newsml-g2 rss iptc7901 "
     "ninjs"},
    {"map", '\0', Takes::Value, "FIELD=KEY",
     "where records keep a field: title subtitle body date author outlet lang id path; "
     "repeatable",
     "add", "Reading"},
    {"encoding", '\0', Takes::Value, "NAME", "character set of the files (default auto)", "add",
     "Reading", "auto"},
    {"lang", '\0', Takes::Value, "CODE", "language of the articles, ISO 639-1 (default auto)",
     "add", "Reading", "auto"},
    {"outlet", '\0', Takes::Value, "NAME",
     "outlet of articles that state none; dir: the name of the file's folder", "add", "Reading",
     "dir"},
    {"date", '\0', Takes::Value, "DAY", "date of all articles, whatever they state", "add",
     "Reading"},
    {"mtime-dates", '\0', Takes::Nothing, "", "date undated articles by their file's time", "add",
     "Reading"},

    {"follow", '\0', Takes::Nothing, "", "follow symbolic links out of the given folders", "add",
     "Choosing files"},
    {"exclude", 'x', Takes::Value, "GLOB",
     "leave out files and folders that match, but not what a later !GLOB does; repeatable", "add",
     "Choosing files"},
    {"include", '\0', Takes::Value, "GLOB", "of files, take only those that match; repeatable",
     "add", "Choosing files"},
    {"files-from", '\0', Takes::Value, "FILE", "read paths from FILE, one a line (- for stdin)",
     "add remove", "Choosing files"},
    {"null", '0', Takes::Nothing, "", "names in --files-from end in NUL, not in newline",
     "add remove", "Choosing files"},
    {"no-prune", '\0', Takes::Nothing, "", "keep articles whose files have vanished", "add",
     "Choosing files"},
    {"force-prune", '\0', Takes::Nothing, "",
     "drop vanished articles even when a folder is gone or lost more than half of them", "add",
     "Choosing files"},

    {"jobs", 'j', Takes::Value, "N", "threads that read and analyse (default: one a core)", adders,
     "Working"},
    {"memory", '\0', Takes::Value, "SIZE",
     "bound of the heap, such as 256M or 1G (default 256M, least 64M); threads that it leaves "
     "under "
     "24M each are not started, and an article longer than a sixteenth of it is skipped",
     adders, "Working"},
    {"commit", '\0', Takes::Value, "N|TIME",
     "publish after so many articles or so much time, such as 5000 or 10s (default 5s)", adders,
     "Working"},
    {"dry-run", 'n', Takes::Nothing, "", "say what would be done and change nothing", "add remove",
     "Working"},

    {"query", '\0', Takes::Value, "QUERY", "drop what this query of the searcher finds", "remove",
     "Choosing articles"},
    {"terms", '\0', Takes::Nothing, "", "also the terms of each article with their positions",
     "show", "Choosing articles"},
    {"deep", '\0', Takes::Nothing, "", "also compare the index with the files it was made from",
     "verify", "Choosing articles"},

    {"format", 'f', Takes::Value, "FORMAT",
     "text or json; for list also jsonl, tsv, csv, html, template:TEXT", printers, "Output",
     "text json jsonl tsv csv html"},
    {"fields", '\0', Takes::Value, "LIST", "the fields to print, separated by commas", "list",
     "Output"},
    {"files", 'l', Takes::Nothing, "", "only paths", "list", "Output"},
    {"null", '0', Takes::Nothing, "", "lines end in NUL, not in newline", "list", "Output"},
    {"report", '\0', Takes::Value, "FILE",
     "write one JSON line an input to FILE (- for standard output)", "add", "Output"},
    {"progress", '\0', Takes::Value, "WHEN", "auto, always, never or json (default auto)",
     "add compact rebuild verify", "Output", "auto always never json"},
    {"quiet", 'q', Takes::Nothing, "",
     "no summary and no progress; what was skipped is still named", "", "Output"},
    {"verbose", 'v', Takes::Nothing, "", "say what is done with each input", "", "Output"},

    {"help", 'h', Takes::Optionally, "TOPIC", "this text, or one on a command or heading", "",
     "Help", "add remove list show status verify compact rebuild help"},
    {"version", 'V', Takes::Nothing, "", "versions of the program and its parts", "", "Help"},
}};

constexpr std::string_view introduction =
    "indexer makes and keeps a full-text index of news articles for searcher.\n"
    "\n"
    "usage: indexer COMMAND [OPTIONS] [ARGUMENT...]\n"
    "\n"
    "Examples:\n"
    "  indexer add articles/            make ./gazette.idx, or bring it up to date\n"
    "  searcher putin sanctions         search it\n"
    "  indexer add --outlet dir -x '*.bak' archive/    outlets named by folders\n"
    "  indexer add --from jsonl --map body=text news.jsonl    one article a line\n"
    "  find . -name '*.txt' -mtime -1 -print0 | indexer add --files-from - -0\n"
    "  indexer show articles/0001.txt   what was understood of one article\n"
    "  indexer remove --query outlet:test    drop what a search finds\n"
    "  indexer status                   how much there is, and what failed\n"
    "\n"
    "Commands:\n";

constexpr std::string_view epilogue =
    "\n"
    "indexer help COMMAND explains a command and its options; man indexer says it\n"
    "all. The index is what -d DIR names, else $GAZETTE_INDEX, else ./gazette.idx.\n"
    "\n"
    "Exit status: 0 all done; 1 done, but some inputs were skipped (each named);\n"
    "2 usage; 4 no usable index, or another writer held it too long; 5 a failure.\n";

const cli::CommandRow* command_named(std::string_view name) {
    for (const cli::CommandRow& row : commands) {
        if (row.name == name) {
            return &row;
        }
    }
    return nullptr;
}

std::string help_on_command(const cli::CommandRow& row) {
    std::string text = "usage: indexer ";
    text.append(row.name).append(" [OPTIONS]");
    if (!row.arguments.empty()) {
        text.append(" ").append(row.arguments);
    }
    text.append("\n\n").append(row.help).append("\n\n");
    return text + cli::format_options(options, row.name);
}

} // namespace

std::span<const cli::CommandRow> command_table() noexcept {
    return commands;
}

std::span<const cli::OptionRow> option_table() noexcept {
    return options;
}

std::string general_help() {
    constexpr std::size_t name_width = 10;
    std::string text(introduction);
    for (const cli::CommandRow& row : commands) {
        text.append("  ").append(row.name).append(name_width - row.name.size(), ' ');
        text.append(row.help).append("\n");
    }
    return text.append(epilogue);
}

std::string help_on(std::string_view topic) {
    if (const cli::CommandRow* row = command_named(topic); row != nullptr) {
        return help_on_command(*row);
    }
    std::vector<std::string_view> known;
    for (const cli::OptionRow& row : options) {
        if (row.topic == topic) {
            return cli::format_options(options, {}, topic);
        }
        known.push_back(row.topic);
    }
    for (const cli::CommandRow& row : commands) {
        known.push_back(row.name);
    }
    const std::string_view nearest = cli::nearest_name(topic, known);
    throw Error(ErrorKind::Usage, "there is no help on " + std::string(topic),
                nearest.empty() ? "indexer --help lists the commands"
                                : "did you mean: indexer help " + std::string(nearest));
}

} // namespace gazette::indexer
