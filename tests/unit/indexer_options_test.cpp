// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "indexer/option_table.h"
#include "indexer/options.h"
#include "indexer/parsing/format.h"

namespace gazette::indexer {
namespace {

Surroundings quiet_surroundings() {
    Surroundings surroundings;
    surroundings.search.current_folder = "/here";
    surroundings.cores = 4;
    return surroundings;
}

Options parse(const std::vector<std::string>& arguments) {
    return parse_options(arguments, quiet_surroundings());
}

template <class Command>
Command parse_as(const std::vector<std::string>& arguments) {
    return std::get<Command>(parse(arguments));
}

std::string refusal_of(const std::vector<std::string>& arguments) {
    try {
        static_cast<void>(parse(arguments));
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Usage);
        return std::string(error.message());
    }
    return "accepted";
}

TEST(IndexerOptions, HasDefaults) {
    const auto add = parse_as<AddOptions>({"add", "a"});
    EXPECT_EQ(add.common.index_folder, "/here/gazette.idx");
    EXPECT_EQ(add.work.jobs, 4U);
    EXPECT_EQ(add.work.memory_bytes, std::size_t{256} << 20U);
    EXPECT_EQ(add.work.commit_articles, 0U);
    EXPECT_EQ(add.work.commit_interval, std::chrono::seconds(5));
    EXPECT_EQ(add.patience, std::chrono::seconds(60));
    EXPECT_TRUE(add.prune);
    EXPECT_FALSE(add.dry_run);
    EXPECT_TRUE(add.reading.recorded.empty());
}

TEST(IndexerOptions, ReadsHowHardToWork) {
    const auto add =
        parse_as<AddOptions>({"add", "a", "-j3", "--memory", "1G", "--commit", "500", "--wait=2m"});
    EXPECT_EQ(add.work.jobs, 3U);
    EXPECT_EQ(add.work.memory_bytes, std::size_t{1} << 30U);
    EXPECT_EQ(add.work.commit_articles, 500U);
    EXPECT_EQ(add.patience, std::chrono::minutes(2));
    EXPECT_EQ(parse_as<AddOptions>({"add", "a", "--commit", "500ms"}).work.commit_interval,
              std::chrono::milliseconds(500));
    EXPECT_EQ(parse_as<AddOptions>({"add", "a", "--wait"}).patience, std::nullopt);
    EXPECT_EQ(parse_as<AddOptions>({"add", "a", "--no-wait"}).patience,
              std::chrono::milliseconds(0));
}

TEST(IndexerOptions, RecordsWhatRebuildNeedsAndReadsItBack) {
    const auto add = parse_as<AddOptions>({"add", "a", "--lang", "de", "-x", "*.tmp", "-x", "old/",
                                           "--map", "title=head", "--outlet", "dir",
                                           "--mtime-dates", "--from", "text", "-j2"});
    const std::vector<std::pair<std::string, std::string>> expected{
        {"lang", "de"},    {"exclude", "*.tmp"}, {"exclude", "old/"}, {"map", "title=head"},
        {"outlet", "dir"}, {"mtime-dates", ""},  {"from", "text"}};
    EXPECT_EQ(add.reading.recorded, expected);
    const ReadingOptions again = read_recorded(add.reading.recorded);
    EXPECT_EQ(again.recorded, expected);
    EXPECT_EQ(again.parse.language, "de");
    EXPECT_EQ(again.excludes, (std::vector<std::string>{"*.tmp", "old/"}));
    EXPECT_TRUE(again.parse.outlet_from_folder);
    EXPECT_TRUE(again.mtime_dates);
    EXPECT_EQ(again.parse.format, Format::Text);
    ASSERT_EQ(again.parse.field_map.size(), 1U);
    EXPECT_EQ(again.parse.field_map[0].key, "head");
}

TEST(IndexerOptions, FindsTheIndexByOptionThenVariable) {
    Surroundings surroundings = quiet_surroundings();
    surroundings.search.variable = "/from/variable";
    const std::vector<std::string> plain{"status"};
    EXPECT_EQ(std::get<StatusOptions>(parse_options(plain, surroundings)).common.index_folder,
              "/from/variable");
    const std::vector<std::string> given{"status", "-d", "/given"};
    EXPECT_EQ(std::get<StatusOptions>(parse_options(given, surroundings)).common.index_folder,
              "/given");
}

TEST(IndexerOptions, RefusesWhatMakesNoSense) {
    for (const auto& [arguments, message] :
         std::initializer_list<std::pair<std::vector<std::string>, std::string>>{
             {{}, "a command is missing"},
             {{"add"}, "add needs paths"},
             {{"add", ""}, "a path is empty"},
             {{"add", "a", "-j0"}, "--jobs cannot be 0"},
             {{"add", "a", "-j", "many"}, "--jobs cannot be many"},
             {{"add", "a", "--memory", "1M"}, "--memory cannot be less than 64M"},
             {{"add", "a", "--memory", "99999999999G"}, "--memory cannot be 99999999999G"},
             {{"add", "a", "--commit", "soon"}, "--commit cannot be soon"},
             {{"add", "a", "--wait=x"}, "--wait cannot be x"},
             {{"add", "a", "--wait", "--no-wait"}, "--wait and --no-wait exclude each other"},
             {{"add", "a", "--lang", "klingon"}, "--lang cannot be klingon"},
             {{"add", "a", "--date", "2021-13"}, "--date cannot be 2021-13"},
             {{"add", "a", "--date", "2021", "--mtime-dates"},
              "--date and --mtime-dates exclude each other"},
             {{"add", "a", "--from", "pdf"}, "--from cannot be pdf"},
             {{"add", "a", "--map", "titel=x"}, "--map cannot be titel=x"},
             {{"add", "a", "--map", "title="}, "--map cannot be title="},
             {{"add", "a", "-0"},
              "--null says how --files-from ends its names, which is not given"},
             {{"add", "-", "--files-from", "-"},
              "standard input cannot be both a list of paths and records"},
             {{"add", "a", "-q", "-v"}, "--quiet and --verbose exclude each other"},
             {{"add", "a", "--progress", "maybe"}, "--progress cannot be maybe"},
             {{"add", "a", "--terms"}, "unknown option --terms for this command"},
             {{"show"}, "show needs ids or paths of articles"},
             {{"show", "a", "-f", "xml"}, "--format cannot be xml"},
             {{"status", "a"}, "status takes no arguments: a"},
             {{"remove"}, "remove needs paths, globs or --query"},
             {{"-d", "x", "add", "a"}, "the command comes first"},
             {{"help", "a", "b"}, "help takes one command or heading at a time"},
         }) {
        EXPECT_EQ(refusal_of(arguments), message);
    }
}

TEST(IndexerOptions, GivesHelpWhereverItIsAskedFor) {
    EXPECT_EQ(parse_as<HelpOptions>({"--help"}).topic, "");
    EXPECT_EQ(parse_as<HelpOptions>({"-h", "add"}).topic, "add");
    EXPECT_EQ(parse_as<HelpOptions>({"--help=add"}).topic, "add");
    EXPECT_EQ(parse_as<HelpOptions>({"add", "--help"}).topic, "add");
    EXPECT_EQ(parse_as<HelpOptions>({"help", "Reading"}).topic, "Reading");
    EXPECT_NO_THROW(parse_as<ShowVersion>({"-V"}));
    EXPECT_NO_THROW(parse_as<ShowVersion>({"status", "--version"}));
}

TEST(IndexerOptions, AcceptEveryValueThatCompletionsOffer) {
    for (const cli::OptionRow& row : option_table()) {
        std::string_view rest = row.long_name == "format" ? "" : row.choices;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            const std::string_view value = rest.substr(0, end);
            const std::string argument =
                "--" + std::string(row.long_name) + "=" + std::string(value);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const std::optional<Format> format =
                row.long_name == "from" ? format_of_name(value) : std::nullopt;
            const bool readable = !format || is_supported(*format);
            const std::string expected = readable ? "accepted"
                                                  : "this build cannot read " + std::string(value) +
                                                        ": it was made without " +
                                                        std::string(row_of(*format).needs);
            EXPECT_EQ(refusal_of({"add", argument, "news"}), expected) << argument;
        }
    }
}

TEST(IndexerOptionTable, NamesNoOptionTwiceInOneCommand) {
    for (const cli::CommandRow& command : command_table()) {
        std::set<std::string> names;
        for (const cli::OptionRow& row : option_table()) {
            if (!cli::belongs_to(row, command.name)) {
                continue;
            }
            EXPECT_TRUE(names.insert(std::string(row.long_name)).second) << row.long_name;
            EXPECT_GT(row.long_name.size(), 1U);
            EXPECT_EQ(row.argument.empty(), row.takes == cli::Takes::Nothing) << row.long_name;
            if (row.short_name != '\0') {
                EXPECT_TRUE(names.insert(std::string(1, row.short_name)).second) << row.long_name;
            }
        }
        EXPECT_NE(help_on(command.name).find("usage: indexer"), std::string::npos);
    }
}

} // namespace
} // namespace gazette::indexer
