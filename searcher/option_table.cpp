// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/option_table.h"

#include <array>

namespace gazette::searcher {
namespace {

using cli::Takes;

constexpr std::string_view showing = "What to show";
constexpr std::string_view narrowing = "How to narrow";
constexpr std::string_view printing = "How to print";
constexpr std::string_view batches = "Many queries";
constexpr std::string_view help = "Help";

constexpr auto options = std::to_array<cli::OptionRow>({
    {"limit", 'n', Takes::Value, "N", "so many results (default 10; 0: all)", "", showing},
    {"offset", '\0', Takes::Value, "N", "leave out the first N results", "", showing},
    {"passages", 'k', Takes::Value, "N", "passages a result (default 2; 0: none)", "", showing},
    {"context", '\0', Takes::Value, "SIZE",
     "how long a passage is: sentence, paragraph, or a number of characters (default sentence)", "",
     showing, "sentence paragraph"},
    {"sort", '\0', Takes::Value, "KEY",
     "score, date (oldest first), -date (newest first), outlet or path (default score)", "",
     showing, "score date -date outlet path"},
    {"recent", '\0', Takes::Optionally, "HALFLIFE",
     "favour new articles: what they have ahead, at most twice the score, halves every 30d (the "
     "default), 2w, 6m or 1y",
     "", showing, "30d 2w 6m 1y"},
    {"like", '\0', Takes::Value, "ID|FILE|-",
     "articles like this one: an article's id, its file, another text file, or - for standard "
     "input",
     "", showing},
    {"files", 'l', Takes::Nothing, "", "only the paths", "", showing},
    {"count", 'c', Takes::Nothing, "", "only the number of articles that match", "", showing},
    {"quiet", 'q', Takes::Nothing, "", "nothing: the exit status tells", "", showing},
    {"facet", '\0', Takes::Value, "FIELD[:N]",
     "count the matches by outlet, author, lang, year, month or day, the N most frequent "
     "(default 10; 0: all); repeatable",
     "", showing, "outlet author lang year month day"},
    {"histogram", '\0', Takes::Optionally, "UNIT",
     "draw the matches over time by day, month or year (default month)", "", showing,
     "day month year"},
    {"explain", '\0', Takes::Nothing, "",
     "how the query was understood, why each result matched and how its score came about", "",
     showing},

    {"index", 'd', Takes::Value, "DIR",
     "the index folder (default: $GAZETTE_INDEX, else the nearest gazette.idx); repeatable: "
     "searched as one",
     "", narrowing},
    {"since", '\0', Takes::Value, "WHEN",
     "not before: 2021-12-30, 2021-12, 2021, yesterday, 'last week', -7d", "", narrowing},
    {"until", '\0', Takes::Value, "WHEN", "not after; a month or year counts to its last day", "",
     narrowing},
    {"outlet", '\0', Takes::Value, "NAME", "only this outlet; repeatable: any of them", "",
     narrowing},
    {"author", '\0', Takes::Value, "NAME", "only this author; repeatable: any of them", "",
     narrowing},
    {"lang", '\0', Takes::Value, "CODE", "only this language (en, de); repeatable: any of them", "",
     narrowing},
    {"under", '\0', Takes::Value, "PATH", "only files below this folder; repeatable: any of them",
     "", narrowing},
    {"undated", '\0', Takes::Nothing, "", "date filters keep articles without a date", "",
     narrowing},
    {"min-date-confidence", '\0', Takes::Value, "X",
     "only articles whose date is at least so sure, 0 to 1", "", narrowing},
    {"today", '\0', Takes::Value, "DAY", "what 'yesterday' counts from (default: today)", "",
     narrowing},
    {"all", '\0', Takes::Nothing, "", "every word must occur", "", narrowing},
    {"any", '\0', Takes::Nothing, "", "any word will do, more are better (the default)", "",
     narrowing},
    {"exact", '\0', Takes::Nothing, "", "words as written: no other endings", "", narrowing},
    {"expand", '\0', Takes::Nothing, "",
     "find more: also what has the words that the best results share", "", narrowing},
    {"strict", '\0', Takes::Nothing, "",
     "a query that cannot be read as written is an error, not words", "", narrowing},
    {"suggest", '\0', Takes::Nothing, "",
     "when nothing matches, repair the spelling in every format, and exit with 0 for what that "
     "finds (text does so by itself, but exits with 1)",
     "", narrowing},
    {"no-suggest", '\0', Takes::Nothing, "", "never repair the spelling", "", narrowing},

    {"format", 'f', Takes::Value, "FORMAT",
     "text, jsonl, json, tsv, csv, html or template:'{date} {title}\\n' (default text)", "",
     printing, "text jsonl json tsv csv html"},
    {"fields", '\0', Takes::Value, "LIST",
     "the fields of jsonl, json, tsv and csv, separated by commas", "", printing},
    {"null", '0', Takes::Nothing, "", "records end in NUL, not in newline", "", printing},
    {"color", '\0', Takes::Value, "WHEN", "auto, always or never (default auto)", "", printing,
     "auto always never"},
    {"hyperlink-format", '\0', Takes::Value, "URL",
     "links of titles on a terminal, with {host}, {path} and {line}; none: no links (default "
     "file://{host}{path})",
     "", printing, "none"},
    {"no-pager", '\0', Takes::Nothing, "", "never page, however long the output", "", printing},
    {"schema", '\0', Takes::Nothing, "", "print the JSON Schema of the JSON output and stop", "",
     printing},

    {"stdin", '\0', Takes::Nothing, "",
     "read queries from standard input, one a line: QUERY, or ID<TAB>QUERY", "", batches},
    {"jobs", 'j', Takes::Value, "N", "threads for --stdin (default 1)", "", batches},
    {"trec", '\0', Takes::Value, "TAG", "print a TREC run: qid Q0 docid rank score TAG", "",
     batches},
    {"timeout", '\0', Takes::Value, "TIME",
     "stop after 500ms, 2s, 1m; print what was found and exit with 3", "", batches},

    {"no-config", '\0', Takes::Nothing, "", "do not read the configuration file", "", help},
    {"help", 'h', Takes::Optionally, "TOPIC",
     "-h: in short; --help: this text; topics: query, dates, formats, scripting", "", help,
     "query dates formats scripting"},
    {"version", 'V', Takes::Nothing, "", "versions of the program and its parts", "", help},
});

} // namespace

std::span<const cli::OptionRow> option_table() noexcept {
    return options;
}

} // namespace gazette::searcher
