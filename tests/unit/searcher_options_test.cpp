// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "searcher/config_file.h"
#include "searcher/help.h"
#include "searcher/option_table.h"
#include "searcher/options.h"
#include "tests/support/temp_folder.h"

namespace gazette::searcher {
namespace {

/// Surroundings in which -d is not needed and nothing of this machine is seen.
Surroundings quiet_surroundings() {
    Surroundings surroundings;
    surroundings.search.variable = "/news/gazette.idx";
    surroundings.search.current_folder = "/news";
    surroundings.today = {2022, 1, 15};
    return surroundings;
}

SearchOptions parse(const std::vector<std::string>& arguments,
                    const Surroundings& surroundings = quiet_surroundings()) {
    return std::get<SearchOptions>(parse_options(arguments, surroundings));
}

/// The message and hint of the usage error that `arguments` make; empty when they are accepted.
std::string refusal(const std::vector<std::string>& arguments,
                    const Surroundings& surroundings = quiet_surroundings()) {
    try {
        (void)parse_options(arguments, surroundings);
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Usage);
        return std::string(error.message()) + (error.hint().empty() ? "" : " | ") + error.hint();
    }
    return "";
}

TEST(SearcherOptions, JoinsPlainArgumentsToOneQuery) {
    EXPECT_EQ(parse({"putin", "sanctions"}).request.query, "putin sanctions");
    EXPECT_EQ(parse({"-n", "3", "putin", "-f", "tsv", "sanctions"}).request.query,
              "putin sanctions");
    EXPECT_EQ(parse({"--", "-putin", "--all"}).request.query, "-putin --all");
}

TEST(SearcherOptions, HaveTheDefaultsOfTheManual) {
    const SearchOptions options = parse({"gas"});
    EXPECT_EQ(options.request.limit, 10U);
    EXPECT_EQ(options.request.offset, 0U);
    EXPECT_EQ(options.request.sort, SortKey::Score);
    EXPECT_FALSE(options.request.all_words);
    EXPECT_EQ(options.print.format, OutputFormat::Text);
    EXPECT_EQ(options.print.passages, 2U);
    EXPECT_EQ(options.print.record_end, '\n');
    EXPECT_FALSE(options.print.color);
    EXPECT_EQ(options.jobs, 1U);
    EXPECT_EQ(options.indexes, (std::vector<std::filesystem::path>{"/news/gazette.idx"}));
    EXPECT_FALSE(options.pager);
}

TEST(SearcherOptions, ReadEveryValue) {
    const SearchOptions options = parse({"-n",
                                         "0",
                                         "--offset=5",
                                         "-k3",
                                         "--context",
                                         "120",
                                         "--sort",
                                         "-date",
                                         "--facet",
                                         "outlet:3",
                                         "--facet=month",
                                         "--histogram",
                                         "--since",
                                         "2021-12",
                                         "--until",
                                         "2021-12",
                                         "--outlet",
                                         "a b",
                                         "--outlet",
                                         "c",
                                         "--author",
                                         "x",
                                         "--lang",
                                         "EN",
                                         "--under",
                                         "/news/../news/2021/",
                                         "--undated",
                                         "--min-date-confidence",
                                         "0.5",
                                         "--all",
                                         "--exact",
                                         "--strict",
                                         "-d",
                                         "one",
                                         "-dtwo",
                                         "--timeout",
                                         "500ms",
                                         "gas"});
    EXPECT_EQ(options.request.limit, SIZE_MAX);
    EXPECT_EQ(options.request.offset, 5U);
    EXPECT_EQ(options.print.passages, 3U);
    EXPECT_EQ(options.print.context.characters, 120U);
    EXPECT_EQ(options.request.sort, SortKey::Newest);
    ASSERT_EQ(options.request.facets.size(), 2U);
    EXPECT_EQ(options.request.facets[0].limit, 3U);
    EXPECT_EQ(options.request.facets[1].field, FacetField::Month);
    EXPECT_EQ(options.request.histogram, FacetField::Month);
    EXPECT_EQ(options.request.filters.since, (article::Date{2021, 12, 1}));
    EXPECT_EQ(options.request.filters.until, (article::Date{2021, 12, 31}));
    EXPECT_EQ(options.request.filters.outlets, (std::vector<std::string>{"a b", "c"}));
    EXPECT_EQ(options.request.filters.languages, (std::vector<std::string>{"en"}));
    EXPECT_EQ(options.request.filters.folders, (std::vector<std::string>{"/news/2021"}));
    EXPECT_TRUE(options.request.filters.keep_undated);
    EXPECT_EQ(options.request.filters.min_date_confidence, 0.5);
    EXPECT_TRUE(options.request.all_words && options.request.exact && options.request.strict);
    EXPECT_EQ(options.indexes.size(), 2U);
    EXPECT_EQ(options.request.timeout_s, 0.5);
}

TEST(SearcherOptions, ReadHalfLivesInDays) {
    EXPECT_EQ(parse({"gas"}).request.half_life_days, std::nullopt);
    EXPECT_EQ(parse({"--recent", "gas"}).request.half_life_days, 30);
    EXPECT_EQ(parse({"--recent=2w", "gas"}).request.half_life_days, 14);
    EXPECT_EQ(parse({"--recent=1.5y", "gas"}).request.half_life_days, 547.875);
}

TEST(SearcherOptions, RepairSpellingForReadersAndWhereAskedFor) {
    EXPECT_TRUE(parse({"gas"}).request.suggest);
    EXPECT_FALSE(parse({"gas"}).repaired_counts);
    EXPECT_FALSE(parse({"--no-suggest", "gas"}).request.suggest);
    EXPECT_FALSE(parse({"-f", "json", "gas"}).request.suggest);
    EXPECT_FALSE(parse({"-q", "gas"}).request.suggest);
    EXPECT_TRUE(parse({"-q", "--suggest", "gas"}).request.suggest);
    EXPECT_TRUE(parse({"--no-suggest", "--suggest", "gas"}).repaired_counts);
}

TEST(SearcherOptions, CountDaysFromToday) {
    EXPECT_EQ(parse({"--since", "yesterday"}).request.filters.since, (article::Date{2022, 1, 14}));
    EXPECT_EQ(parse({"--today", "2021-12-30", "--since", "-7d"}).request.filters.since,
              (article::Date{2021, 12, 23}));
}

TEST(SearcherOptions, TakeTheLastOfAllAndAny) {
    EXPECT_TRUE(parse({"--any", "--all", "gas"}).request.all_words);
    EXPECT_FALSE(parse({"--all", "--any", "gas"}).request.all_words);
}

TEST(SearcherOptions, NameWhatIsWrong) {
    struct Case {
        std::vector<std::string> arguments;
        std::string refusal;
    };
    const std::vector<Case> cases{
        {{},
         "nothing to search for | searcher WORD... searches; searcher --help explains; "
         "--since and the other filters list articles without words"},
        {{"putin", "-geneva"},
         "unknown option -g | to leave out a word, write: searcher -- putin "
         "-geneva   or: searcher putin NOT geneva"},
        {{"--limt", "3", "gas"}, "unknown option --limt | did you mean --limit?"},
        {{"-n", "x", "gas"},
         "--limit cannot be 'x' | it takes a whole number of at most 4294967295"},
        {{"-f", "jsnol", "gas"}, "--format cannot be 'jsnol' | did you mean jsonl?"},
        {{"-f", "template", "gas"},
         "--format cannot be 'template' | it takes the template after a colon: "
         "template:'{date} {title}\\n'"},
        {{"-f", "template:{titel}", "gas"}, "there is no field 'titel' | did you mean title?"},
        {{"--sort", "size", "gas"},
         "--sort cannot be 'size' | it takes score, date, -date, outlet, path"},
        {{"--since", "someday"},
         "--since cannot be 'someday' | it takes 2021-12-30, 2021-12, 2021, yesterday, 'last "
         "week' or -7d; see --help dates"},
        {{"--lang", "klingon"},
         "--lang cannot be 'klingon' | it takes a language's code such as en or de (ISO 639-1)"},
        {{"--min-date-confidence", "2"},
         "--min-date-confidence cannot be '2' | it takes a number from 0 to 1"},
        {{"--timeout", "0", "gas"},
         "--timeout cannot be '0' | it takes a time such as 500ms, 2s "
         "or 1m"},
        {{"--context", "0", "gas"},
         "--context cannot be '0' | it takes sentence, paragraph or a number of characters"},
        {{"--recent=soon", "gas"},
         "--recent cannot be 'soon' | it takes a half life such as 30d, 2w, 6m or 1y"},
        {{"--recent=0", "gas"},
         "--recent cannot be '0' | it takes a half life such as 30d, 2w, 6m or 1y"},
        {{"--expand", "--sort", "date", "gas"},
         "--expand finds articles that are only like what is sought, best first; --sort orders by "
         "something else"},
        {{"--recent", "--sort", "date", "gas"},
         "--recent changes scores, and --sort orders by something else"},
        {{"-l", "-c", "gas"}, "--count and --files exclude each other"},
        {{"-l", "-f", "json", "gas"},
         "--format says how results are printed, and -l, -c, -q and --trec say it too"},
        {{"-0", "gas"}, "--null is for -l and the formats jsonl, tsv, csv and template"},
        {{"--fields", "title", "gas"},
         "--fields is for the formats jsonl, json, tsv and csv | template:'{date} {title}\\n' "
         "puts fields where you want them"},
        {{"-l", "--facet", "outlet", "gas"},
         "--facet and --histogram are for -c and the formats text, jsonl, json, tsv, csv and html"},
        {{"--stdin", "gas"}, "--stdin reads the queries; there is no room for another one"},
        {{"--trec", "a b", "gas"},
         "--trec cannot be 'a b' | it takes one word of ASCII, the name of the run"},
        {{"-d", "", "gas"}, "--index needs the name of a folder"},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(refusal(one.arguments), one.refusal);
    }
}

TEST(SearcherOptions, TellHelpFromHelpInShort) {
    const auto help = [](const std::vector<std::string>& arguments) {
        return std::get<HelpOptions>(parse_options(arguments, quiet_surroundings()));
    };
    EXPECT_TRUE(help({"-h"}).brief);
    EXPECT_FALSE(help({"--help"}).brief);
    EXPECT_EQ(help({"--help", "dates"}).topic, "dates");
    EXPECT_EQ(help({"--help=query"}).topic, "query");
    EXPECT_TRUE(std::holds_alternative<ShowVersion>(
        parse_options(std::vector<std::string>{"-V"}, quiet_surroundings())));
    EXPECT_TRUE(std::holds_alternative<ShowSchema>(
        parse_options(std::vector<std::string>{"--schema"}, quiet_surroundings())));
}

TEST(SearcherOptions, PutTheCommandLineBeforeTheConfigurationFile) {
    const test::TempFolder folder;
    Surroundings surroundings = quiet_surroundings();
    surroundings.config_file =
        folder.write("config", "# mine\nlimit = 20\n\nsort=-date\nall\nformat = jsonl\n");
    const SearchOptions options = parse({"gas"}, surroundings);
    EXPECT_EQ(options.request.limit, 20U);
    EXPECT_EQ(options.request.sort, SortKey::Newest);
    EXPECT_TRUE(options.request.all_words);
    EXPECT_EQ(options.print.format, OutputFormat::Jsonl);
    EXPECT_EQ(parse({"-n", "3", "gas"}, surroundings).request.limit, 3U);
    EXPECT_FALSE(parse({"--any", "gas"}, surroundings).request.all_words);
    EXPECT_EQ(parse({"-l", "gas"}, surroundings).print.format, OutputFormat::Files);
    EXPECT_EQ(parse({"--no-config", "gas"}, surroundings).request.limit, 10U);
    surroundings.config_file = folder.write("bad", "limt = 20\n");
    EXPECT_EQ(refusal({"gas"}, surroundings), folder.path().native() +
                                                  "/bad: unknown option --limt | did you mean "
                                                  "--limit?");
    surroundings.config_file = folder.path() / "absent";
    EXPECT_EQ(parse({"gas"}, surroundings).request.limit, 10U);
}

TEST(ConfigFile, SetsFlagsAndKnowsHome) {
    const test::TempFolder folder;
    Surroundings surroundings = quiet_surroundings();
    surroundings.search.home = "/home/ada";
    surroundings.config_file =
        folder.write("config", "exact = true\nundated = false\nindex = ~/news.idx\n");
    const SearchOptions options = parse({"gas"}, surroundings);
    EXPECT_TRUE(options.request.exact);
    EXPECT_FALSE(options.request.filters.keep_undated);
    EXPECT_EQ(options.indexes, (std::vector<std::filesystem::path>{"/home/ada/news.idx"}));
    surroundings.config_file = folder.write("config", "exact = maybe\n");
    EXPECT_NE(refusal({"gas"}, surroundings), "");
    EXPECT_EQ(refusal({"--no-config", "gas"}, surroundings), "");
}

TEST(SearcherOptions, HintAtValuesThatBecameWords) {
    EXPECT_EQ(parse({"--histogram", "year", "gas"}).hints.size(), 1U);
    EXPECT_EQ(parse({"--recent", "30d", "gas"}).hints.size(), 1U);
    EXPECT_TRUE(parse({"--histogram=year", "--recent", "gas", "day"}).hints.empty());
    EXPECT_TRUE(parse({"--", "--histogram", "year"}).hints.empty());
}

TEST(SearcherOptions, AcceptEveryValueThatCompletionsOffer) {
    for (const cli::OptionRow& row : option_table()) {
        std::string_view rest = row.choices;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            const std::string argument =
                "--" + std::string(row.long_name) + "=" + std::string(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            EXPECT_EQ(refusal({argument, "gas"}), "") << argument;
        }
    }
}

TEST(ConfigFile, RefusesWhatIsNoSetting) {
    EXPECT_EQ(parse_config("limit=20\r\n no-pager \n", "config"),
              (std::vector<std::string>{"--limit=20", "--no-pager"}));
    EXPECT_THROW((void)parse_config("-n 20\n", "config"), Error);
    EXPECT_THROW((void)parse_config("limit 20\n", "config"), Error);
}

TEST(SearcherHelp, ListsEveryOptionAndKeepsToEightyColumns) {
    const std::string text = general_help();
    for (const cli::OptionRow& row : option_table()) {
        EXPECT_NE(text.find("--" + std::string(row.long_name)), std::string::npos) << row.long_name;
    }
    for (const std::string& page : {text, brief_help(), help_on("query"), help_on("dates"),
                                    help_on("formats"), help_on("scripting")}) {
        std::size_t begin = 0;
        while (begin < page.size()) {
            const std::size_t end = page.find('\n', begin);
            ASSERT_NE(end, std::string::npos);
            EXPECT_LE(end - begin, 81U) << page.substr(begin, end - begin);
            begin = end + 1;
        }
    }
    EXPECT_LE(std::ranges::count(brief_help(), '\n'), 25);
    EXPECT_THROW((void)help_on("nosuch"), Error);
}

TEST(SearcherHelp, NamesOnlyOptionsThatThereAre) {
    const std::string all = general_help() + help_on("query") + help_on("dates") +
                            help_on("formats") + help_on("scripting");
    for (std::size_t at = all.find("--"); at != std::string::npos; at = all.find("--", at + 2)) {
        std::size_t end = at + 2;
        while (end < all.size() && ((all[end] >= 'a' && all[end] <= 'z') || all[end] == '-')) {
            ++end;
        }
        const std::string name = all.substr(at + 2, end - at - 2);
        if (!name.empty()) {
            EXPECT_TRUE(std::ranges::any_of(option_table(), [&](const cli::OptionRow& row) {
                return row.long_name == name;
            })) << name;
        }
    }
}

TEST(OptionTable, HasEachNameOnce) {
    std::string shorts;
    std::vector<std::string_view> longs;
    for (const cli::OptionRow& row : option_table()) {
        EXPECT_EQ(std::ranges::find(longs, row.long_name), longs.end()) << row.long_name;
        longs.push_back(row.long_name);
        if (row.short_name != '\0') {
            EXPECT_EQ(shorts.find(row.short_name), std::string::npos) << row.short_name;
            shorts += row.short_name;
        }
        EXPECT_EQ(row.takes == cli::Takes::Nothing, row.argument.empty()) << row.long_name;
        EXPECT_FALSE(row.help.empty() || row.help.ends_with('.')) << row.long_name;
    }
}

} // namespace
} // namespace gazette::searcher
