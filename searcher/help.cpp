// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/help.h"

#include <array>
#include <utility>
#include <vector>

#include "common/base/error.h"
#include "common/cli/option_table.h"
#include "searcher/option_table.h"

namespace gazette::searcher {
namespace {

constexpr std::string_view brief_text = R"(usage: searcher [OPTIONS] QUERY...

  searcher putin sanctions                 any of the words, best first
  searcher '"security guarantees"'         a phrase: keep both quotes
  searcher putin NOT geneva                without a word
  searcher --since 2021-12 --outlet bbc gas    filters

)";

/// The options of the short help, in its order.
constexpr std::array<std::string_view, 8> brief_options{"limit", "since", "until",  "sort",
                                                        "files", "count", "format", "index"};

constexpr std::string_view examples =
    R"help(searcher finds news articles in an index made by indexer.

usage: searcher [OPTIONS] QUERY...

Examples:
  searcher putin sanctions               any of the words, best first
  searcher '"security guarantees"'       a phrase: keep both quotes
  searcher --all putin gas NOT geneva    every word, and one that must not occur
  searcher 'biden NEAR/5 putin'          at most 5 words apart
  searcher 'troop* title:ukraine'        beginnings of words; headlines only
  searcher --since 'last week' --sort -date gas     newest first
  searcher --since yesterday --outlet bbc    without words: all that there is
  searcher -c --facet outlet --histogram gas    how many, by whom, when
  searcher --like article.txt            articles like this one
  searcher -n 0 --since 2021-12 --until 2021-12 --outlet bbc -f csv gas
                                         one month, one outlet, as a table
  searcher -f html gas > gas.html        a page with passages and a chart
  "$EDITOR" "$(searcher -l -n 1 gas)"    open the best one
  searcher -l -0 -n 0 gas | xargs -0 wc -w    the files, for other programs
  searcher -f jsonl gas | jq -r .title   fields, for other programs

)help";

constexpr std::string_view epilogue = R"(
More help: --help query, dates, formats, scripting. man searcher says it all.

Settings: the long options above, as lines like limit = 20, in
~/.config/gazette/config. Environment: GAZETTE_INDEX, GAZETTE_PAGER or PAGER,
NO_COLOR, CLICOLOR_FORCE.

Exit status: 0 found; 1 nothing found; 2 usage; 3 printed but incomplete;
4 no usable index; 5 a failure.
)";

constexpr std::string_view query_help = R"(The query language:
  putin sanctions       any of the words; articles with all of them come first
  "moment of crisis"    the words side by side, in this order
  +putin sanctions      must have putin, better with sanctions
  putin -geneva         without geneva (in a shell: searcher -- putin -geneva)
  a AND b, a OR b, NOT a, (a OR b) AND c
  a NEAR/5 b, a w/5 b   at most 5 words apart, in any order
  a pre/3 b             a at most 3 words before b
  troop*                words that begin so (two letters at least)
  putin^2 gas           putin counts twice
  title:ukraine  body:  author:salama  outlet:bbc  lang:en  path:2021
  date:2021-12..2022-01 (see --help dates)

In scripts without blanks (Chinese, Japanese, Thai) a run of characters is read
as the words in it, any of which will do; in quotation marks it is a phrase. A
query in Vietnamese without any accents finds words with any.

Words find their other forms (sanction, sanctions, sanctioned) unless --exact is
given. Names in -sky find their other spellings (Zelenskyy, Zelenskiy). Accents
and capitals do not matter: melanie finds Mélanie. AND, OR, NOT and NEAR are
operators in capitals only. A query is never an error: what cannot be read as
written is searched as words and a note says so, unless --strict is given.
Arguments are joined by blanks: the shell eats quotation marks, so write
'"a phrase"'.

--expand finds more: the five best results are read, and the twenty words that
tell them most from other articles are added to the query, each weighing three
tenths of a word of it at most. Plain words then find articles with none but the
new ones, after the others as a rule; a query with operators, phrases, + or -
finds what it found, in a better order. --explain shows the words.

When nothing matches, words that no article has are replaced by the nearest that
some article has, one letter away or, from six letters on, two; a note says so.
Only text output does this, and the exit status stays 1; --suggest asks for it
in every format, --no-suggest turns it off.

Filters alone (--since, --outlet, ...) list what they leave, newest first.
)";

constexpr std::string_view dates_help = R"(Dates, in --since, --until and date:
  2021-12-30, 2021-12, 2021     a day, a month, a year
  'december 2021', '30 december 2021', december (the latest one), monday
  today, yesterday, -7d, -2w, -3m, -1y
  'this week', 'last month', 'last december', 'last 7 days', '7 days ago'
  date:2021-12..2022-01, date:..2021, date:2022..

  searcher --since 2021-12 --until 2021-12 gas         in that month
  searcher --since 'last december' --until 'last december' gas
  searcher 'gas date:2021-12-24..2021-12-26'           within the query
  searcher --since -7d --undated gas                   undated ones, too

Weeks begin on Monday. A month or year that is given counts from its first day
with --since and to its last with --until. An article of which only the month is
known (2021-12) matches where the month overlaps. Articles without a date are
left out by date filters unless --undated is given; --min-date-confidence X
leaves out articles whose date is less sure than X (0 to 1). --today DAY says
what 'yesterday' counts from.

--recent favours new articles: each keeps half of its score whatever its age,
and the other half halves every 30 days (--recent=1y: every year). Ages are
counted from --today, or from the newest article when that is older, and
articles without a date count as the oldest.
)";

constexpr std::string_view formats_help = R"(Formats, -f:
  text      for people: colour, links and paging on a terminal, plain otherwise
  jsonl     one object a line; last a line with counts when --facet or
            --histogram asks for them
  json      one document
  tsv, csv  rank score id date outlet title path; csv has a line of names
            first; with --facet or --histogram the counts are the rows
  html      a page that needs nothing else: passages, a chart over time
  template:'{date} {title}\n'    {{ is a brace; \n \t \0 \\ as in C

  -l prints paths only, -c the number of matches and the charts of --facet and
  --histogram, -q nothing: then the exit status tells.

--fields date,title,path chooses the fields of jsonl, json, tsv and csv. All:
  schema qid rank score id path title lead date date_source outlet authors lang
  words passages explanation date_confidence subtitle dateline credit body
  record line
-0 ends each record with NUL instead of a newline. --schema prints the JSON
Schema. Control characters, escape sequences and bidirectional overrides in
articles or names are never printed; JSON escapes them.
)";

constexpr std::string_view scripting_help = R"(Scripting:
  searcher -q gas && echo found            the exit status: 0 found, 1 not
  searcher -c gas                          how many
  searcher -f csv --histogram gas          how many a month, as a table
  searcher -l -0 gas | xargs -0 cp -t out/
  searcher -l -0 gas | while IFS= read -r -d '' f; do wc -w "$f"; done
  searcher -f jsonl -n 0 gas | jq -r 'select(.words > 900) | .title'
  printf '1\tgas\n2\tputin\n' | searcher --stdin -f jsonl -j 2
  searcher --stdin --trec run1 -n 1000 < topics.tsv > run.txt

Results go to stdout, everything else to stderr. The same index and query give
the same bytes: key order, digits and ties (newer first, then by id) are fixed;
the locale changes nothing, the terminal only text. With --stdin a query that
cannot be searched is named on stderr and the others go on; the status is then
2. Statuses: 0 found, 1 nothing, 2 usage, 3 incomplete (timeout), 4 no index,
5 failure. Give --no-config where a person's settings must not matter.
)";

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> topics{{
    {"query", query_help},
    {"dates", dates_help},
    {"formats", formats_help},
    {"scripting", scripting_help},
}};

} // namespace

std::string brief_help() {
    std::vector<cli::OptionRow> rows;
    for (const std::string_view name : brief_options) {
        for (const cli::OptionRow& row : option_table()) {
            if (row.long_name == name) {
                rows.push_back(row);
                rows.back().topic = "Options";
            }
        }
    }
    return std::string(brief_text) + cli::format_options(rows, {}) + "\n--help tells the rest.\n";
}

std::string general_help() {
    return std::string(examples) + cli::format_options(option_table(), {}) + std::string(epilogue);
}

std::string help_on(std::string_view topic) {
    std::vector<std::string_view> known;
    for (const auto& [name, text] : topics) {
        if (name == topic) {
            return std::string(text);
        }
        known.push_back(name);
    }
    std::string options = cli::format_options(option_table(), {}, topic);
    if (!topic.empty() && !options.empty()) {
        return options;
    }
    const std::string_view nearest = cli::nearest_name(topic, known);
    throw Error(ErrorKind::Usage, "there is no help on '" + std::string(topic) + "'",
                nearest.empty() ? "topics are query, dates, formats, scripting"
                                : "did you mean: searcher --help " + std::string(nearest));
}

} // namespace gazette::searcher
