// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/cli/option_parsing.h"

namespace gazette::cli {
namespace {

constexpr std::array<OptionRow, 5> rows{{
    {"index", 'd', Takes::Value, "DIR", "the index", "", "Index"},
    {"exclude", 'x', Takes::Value, "GLOB", "leave out", "add", "Files"},
    {"wait", '\0', Takes::Optionally, "TIME", "wait for the lock", "add remove", "Index"},
    {"quiet", 'q', Takes::Nothing, "", "say nothing", "", "Output"},
    {"null", '0', Takes::Nothing, "", "names end in NUL", "add", "Files"},
}};

ParsedArguments parse(std::vector<std::string> arguments, std::string_view command = "add") {
    return parse_arguments(rows, command, arguments);
}

std::string message_of(const std::vector<std::string>& arguments,
                       std::string_view command = "add") {
    try {
        const ParsedArguments parsed = parse_arguments(rows, command, arguments);
        return "accepted " + std::to_string(parsed.given().size());
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Usage);
        return std::string(error.message()) + " | " + error.hint();
    }
}

TEST(OptionParsing, ReadsValuesInEveryWriting) {
    for (const std::vector<std::string>& written : {std::vector<std::string>{"-d", "a/b*"},
                                                    {"-da/b*"},
                                                    {"--index=a/b*"},
                                                    {"--index", "a/b*"}}) {
        EXPECT_EQ(parse(written).value("index"), "a/b*");
    }
}

TEST(OptionParsing, KeepsEveryValueWithCommasAndInOrder) {
    const ParsedArguments parsed = parse({"-x", "a,b", "p1", "--exclude=", "-x*.txt", "p2"});
    EXPECT_EQ(parsed.values("exclude"), (std::vector<std::string>{"a,b", "", "*.txt"}));
    EXPECT_EQ(parsed.plain(), (std::vector<std::string>{"p1", "p2"}));
}

TEST(OptionParsing, ReadsGroupsOfShortOptions) {
    const ParsedArguments parsed = parse({"-q0d", "here"});
    EXPECT_TRUE(parsed.has("quiet"));
    EXPECT_TRUE(parsed.has("null"));
    EXPECT_EQ(parsed.value("index"), "here");
}

TEST(OptionParsing, TakesAValueThatLooksLikeAnOption) {
    EXPECT_EQ(parse({"-d", "-q0"}).value("index"), "-q0");
    EXPECT_EQ(parse({"--index", "--"}).value("index"), "--");
}

TEST(OptionParsing, TreatsADashAndWhatFollowsTwoDashesAsPlain) {
    const ParsedArguments parsed = parse({"-", "--", "-q", "--nosuch"});
    EXPECT_EQ(parsed.plain(), (std::vector<std::string>{"-", "-q", "--nosuch"}));
    EXPECT_FALSE(parsed.has("quiet"));
}

TEST(OptionParsing, TakesAnOptionalValueOnlyAfterEquals) {
    EXPECT_EQ(parse({"--wait=5s"}).value("wait"), "5s");
    const ParsedArguments parsed = parse({"--wait", "5s"});
    EXPECT_EQ(parsed.value("wait"), "");
    EXPECT_EQ(parsed.plain(), (std::vector<std::string>{"5s"}));
}

TEST(OptionParsing, NamesWhatItRefuses) {
    EXPECT_EQ(message_of({"--exclud=x"}), "unknown option --exclud | did you mean --exclude?");
    EXPECT_EQ(message_of({"-z"}), "unknown option -z | --help lists the options");
    EXPECT_EQ(message_of({"-d"}), "option --index needs a value: DIR | ");
    EXPECT_EQ(message_of({"--index"}), "option --index needs a value: DIR | ");
    EXPECT_EQ(message_of({"--quiet=1"}), "option --quiet takes no value | ");
    EXPECT_EQ(message_of({"--wait"}, "show"),
              "unknown option --wait for this command | it belongs to: add remove");
    EXPECT_EQ(message_of({"--="}), "unknown option -- | --help lists the options");
    EXPECT_EQ(message_of({"-\xff\x01"}), "unknown option -\xff | --help lists the options");
}

TEST(OptionParsing, ReadsAVeryLongArgument) {
    const std::string longest(200000, 'x');
    EXPECT_EQ(parse({"--exclude=" + longest}).value("exclude"), longest);
    EXPECT_EQ(parse({longest}).plain().front(), longest);
}

TEST(OptionTable, FormatsOnlyTheOptionsOfTheCommand) {
    EXPECT_EQ(format_options(rows, "show"), "Index:\n"
                                            "  -d, --index DIR             the index\n"
                                            "\nOutput:\n"
                                            "  -q, --quiet                 say nothing\n");
    EXPECT_EQ(format_options(rows, "add", "Files").substr(0, 7), "Files:\n");
    EXPECT_EQ(format_options(rows, "add", "Nothing"), "");
}

TEST(OptionTable, FindsTheNearestName) {
    constexpr std::array<std::string_view, 4> names{"add", "remove", "status", "verify"};
    EXPECT_EQ(nearest_name("stauts", names), "status");
    EXPECT_EQ(nearest_name("remov", names), "remove");
    EXPECT_EQ(nearest_name("ad", names), "add");
    EXPECT_EQ(nearest_name("index", names), "");
    const std::array<std::string_view, 3> longer{"histogram", "hyperlink-format", "files"};
    EXPECT_EQ(nearest_name("hist", longer), "histogram");
    EXPECT_EQ(nearest_name("h", longer), "");
}

} // namespace
} // namespace gazette::cli
