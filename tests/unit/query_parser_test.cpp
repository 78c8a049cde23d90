// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "searcher/query/query_parser.h"

namespace gazette::searcher {
namespace {

constexpr article::Date today{2021, 12, 30};

ParsedQuery parse(std::string_view text) {
    return parse_query(text, {.today = today});
}

std::string read_as(std::string_view text) {
    const ParsedQuery parsed = parse(text);
    return parsed.root ? print_query(*parsed.root) : "nothing";
}

std::string message_of(std::string_view text, bool strict = false) {
    try {
        static_cast<void>(parse_query(text, {.today = today, .strict = strict}));
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Usage);
        return std::string(error.message());
    }
    return "no error";
}

struct Case {
    std::string_view text;
    std::string_view reading;
};

void expect_readings(const std::vector<Case>& cases, bool with_note) {
    for (const Case& one : cases) {
        EXPECT_EQ(read_as(one.text), one.reading) << one.text;
        EXPECT_EQ(parse(one.text).note.has_value(), with_note) << one.text;
    }
}

TEST(QueryParser, ReadsTheWholeLanguage) {
    expect_readings(
        {
            {"putin", "putin"},
            {"putin sanctions", "(putin sanctions)"},
            {"\u4E2D\u56FD\u7ECF\u6D4E", "(\u4E2D\u56FD\u7ECF\u6D4E)"},
            {"gas AND \u4E2D\u56FD\u7ECF\u6D4E", "(gas AND \u4E2D\u56FD\u7ECF\u6D4E)"},
            {"+\u4E2D\u56FD\u7ECF\u6D4E", "\u4E2D\u56FD\u7ECF\u6D4E"},
            {"what did putin say?", "(what did putin say?)"},
            {"\"moment of crisis\"", "\"moment of crisis\""},
            {"\u201cmoment of crisis\u201d", "\"moment of crisis\""},
            {"\u00abmoment of crisis\u00bb", "\"moment of crisis\""},
            {"+a b -c", "(+a b -c)"},
            {"\"Model C\"-Schulen heute", "(\"Model C\" Schulen heute)"},
            {"\u201EModel C\u201C-Schulen", "(\"Model C\" Schulen)"},
            {"(-a b)\u00A0-c", "((-a b) -c)"},
            {"-putin", "(-putin)"},
            {"putin NOT pifer", "(putin -pifer)"},
            {"NOT NOT putin", "putin"},
            {"NOT -putin", "putin"},
            {"a AND b", "(a AND b)"},
            {"a b AND c d", "((a b) AND (c d))"},
            {"a OR b AND c", "(a OR (b AND c))"},
            {"(a OR b) AND c", "((a OR b) AND c)"},
            {"a AND NOT b", "(a AND (-b))"},
            {"a OR -b", "(a OR (-b))"},
            {"a NEAR b", "(a NEAR/10 b)"},
            {"a NEAR/5 b", "(a NEAR/5 b)"},
            {"a w/5 b", "(a NEAR/5 b)"},
            {"a W/5 b PRE/3 c", "(a NEAR/5 b pre/3 c)"},
            {"x a pre/3 b y", "(x (a pre/3 b) y)"},
            {"-a NEAR/5 b", "(-(a NEAR/5 b))"},
            {"(a OR \"b c\") NEAR/5 dd*", "((a OR \"b c\") NEAR/5 dd*)"},
            {"troop*", "troop*"},
            {"title:troop* x", "(title:troop* x)"},
            {"putin^2 \"a b\"^0.5 (c d)^3", "(putin^2 \"a b\"^0.5 (c d)^3)"},
            {"a^2 NEAR/5 b^3", "(a NEAR/5 b)^6"},
            {"title:putin", "title:putin"},
            {"Title:putin", "title:putin"},
            {"title:\"a b\"", "title:\"a b\""},
            {"title:(a b)", "(title:a title:b)"},
            {"title:(a author:b)", "(title:a author:b)"},
            {"-author:salama", "(-author:salama)"},
            {"lang:EN", "lang:en"},
            {"date:2021-12..2022-01", "date:2021-12-01..2022-01-31"},
            {"date:\"last week\" putin", "(date:2021-12-20..2021-12-26 putin)"},
            {"date:(2020 2021)", "(date:2020-01-01..2020-12-31 date:2021-01-01..2021-12-31)"},
            {"date:-7d", "date:2021-12-23"},
            {"and or not near", "(and or not near)"},
            {"And Or Not", "(And Or Not)"},
            {"((putin))", "putin"},
        },
        false);
}

TEST(QueryParser, ReadsPlainTextAsWords) {
    expect_readings(
        {
            {"U.S. troops", "(U.S. troops)"},
            {"us troops", "(us troops)"},
            {"russia's", "russia's"},
            {"covid-19", "covid-19"},
            {"putin,biden; kerry", "(putin biden kerry)"},
            {"100,000 troops", "(100,000 troops)"},
            {"Moscow - Reuters", "(Moscow Reuters)"},
            {"a + b -- c", "(a b c)"},
            {"--help", "help"},
            {"+-x", "x"},
            {"-", "nothing"},
            {"...", "nothing"},
            {"", "nothing"},
            {"   ", "nothing"},
            {"\"\"", "nothing"},
            {"*", "nothing"},
            {"at 9:30", "(at 9:30)"},
            {"http://example.org/x", "http://example.org/x"},
            {"R&D 50% @potus", "(R&D 50% @potus)"},
            {"report(s)", "(report s)"},
            {std::string_view("putin\0biden", 11), "(putin biden)"},
            {"putin\u00a0biden", "(putin biden)"},
            {"w/o", "w/o"},
            {"AND/OR", "AND/OR"},
        },
        false);
}

TEST(QueryParser, SearchesAsWordsWhatItCannotReadAsWritten) {
    expect_readings(
        {
            {"AND", "AND"},
            {"OR", "OR"},
            {"NOT", "NOT"},
            {"NEAR", "NEAR"},
            {"russia OR", "(russia OR)"},
            {"AND russia", "(AND russia)"},
            {"putin AND OR biden", "((putin AND) OR biden)"},
            {"(AND)", "AND"},
            {"\"unclosed", "unclosed"},
            {"-\"unclosed words", "(-unclosed words)"},
            {"6\" gun", "(6 gun)"},
            {"(((", "nothing"},
            {"putin)", "putin"},
            {"(putin", "putin"},
            {"() putin", "putin"},
            {"putin^ biden", "(putin^ biden)"},
            {"putin^1e999", "putin^1e999"},
            {"putin ^2", "(putin ^2)"},
            {"*^2", "*^2"},
            {"tr*ps", "tr*ps"},
            {"title: putin", "(title: putin)"},
            {"site:bbc", "site:bbc"},
            {"date:soon", "soon"},
            {"putin NEAR/0 biden", "(putin NEAR/0 biden)"},
            {"putin NEAR/256 biden", "(putin NEAR/256 biden)"},
            {"a NEAR/5 (b AND c)", "(a (b AND c))"},
            {"title:a NEAR/5 b", "(title:a b)"},
            {"a NEAR/5 -b", "(a NEAR/5 -b)"},
        },
        true);
}

TEST(QueryParser, SaysInOneSentenceWhatItCouldNotRead) {
    EXPECT_EQ(parse("russia OR").note,
              "part of the query is searched as words: \"OR\" has nothing to join where it stands");
    EXPECT_EQ(
        parse("(AND \"x").note,
        "part of the query is searched as words: a quotation mark is never closed (and 2 more)");
}

TEST(QueryParser, RefusesUnderStrictWhatItWouldOtherwiseNote) {
    EXPECT_EQ(message_of("russia OR", true),
              "the query cannot be read as written: \"OR\" has nothing to join where it stands");
    EXPECT_EQ(message_of("russia OR ukraine", true), "no error");
    EXPECT_EQ(message_of("what did putin say?", true), "no error");
}

std::string repeated(std::string_view text, std::size_t times, std::string_view last = "",
                     std::string_view behind = "") {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) {
        result.append(text);
    }
    result.append(last);
    for (std::size_t i = 0; i < times; ++i) {
        result.append(behind);
    }
    return result;
}

TEST(QueryParser, HasALimitOfBytes) {
    EXPECT_EQ(message_of(std::string(max_query_bytes, 'a')), "no error");
    EXPECT_EQ(message_of(std::string(max_query_bytes + 1, 'a')),
              "the query has 65537 bytes; at most 65536 are read");
}

TEST(QueryParser, HasALimitOfWordsThatCountsThoseOfPhrases) {
    EXPECT_EQ(message_of(repeated("a ", max_query_terms)), "no error");
    EXPECT_EQ(message_of(repeated("a ", max_query_terms + 1)),
              "the query has more than 1024 words");
    EXPECT_EQ(message_of("\"" + repeated("a ", max_query_terms) + "\" b"),
              "the query has more than 1024 words");
}

TEST(QueryParser, HasALimitOfNestingForBracketsThatHavePartners) {
    EXPECT_EQ(message_of(repeated("(", max_nesting, "a", ")")), "no error");
    EXPECT_EQ(message_of(repeated("(", max_nesting + 1, "a", ")")),
              "the query nests brackets more than 64 deep");
    EXPECT_EQ(message_of(repeated("(putin AND (biden OR ", 1000, "call", "))")),
              "the query nests brackets more than 64 deep");
    EXPECT_EQ(read_as(repeated("(", 10'000, "a")), "a");
    EXPECT_EQ(read_as(repeated("(", 30'000)), "nothing");
}

TEST(QueryParser, HasALimitOfLettersBeforeAWildcard) {
    EXPECT_EQ(message_of("p*"), "the wildcard p* has fewer than 2 letters");
    EXPECT_EQ(message_of("pu*"), "no error");
    EXPECT_EQ(message_of("\u00e9*"), "the wildcard \u00e9* has fewer than 2 letters");
    EXPECT_EQ(message_of("-'p*"), "the wildcard 'p* has fewer than 2 letters");
}

TEST(QueryParser, TakesWhatMachinesRepeat) {
    EXPECT_EQ(read_as(repeated("NOT ", 10'001, "a")), "(-a)");
    EXPECT_EQ(read_as(repeated("-", 30'000, "x")), "x");
    EXPECT_EQ(message_of(repeated("\"", 60'001)), "no error");
    EXPECT_EQ(message_of(repeated("(AND ", 1000)), "no error");
    EXPECT_EQ(message_of(repeated("-x", 30'000)), "no error");
    EXPECT_EQ(message_of(repeated("\\", 10'000)), "no error");
    EXPECT_EQ(message_of(repeated("\xe9\xff", 10'000)), "no error");
}

TEST(QueryParser, WantsEveryWordWhenTold) {
    const ParsedQuery parsed = parse_query("a b (c d)", {.today = today, .all_words = true});
    ASSERT_TRUE(parsed.root);
    EXPECT_TRUE(parsed.root->every);
    EXPECT_TRUE(parsed.root->children.at(2).every);
}

TEST(QueryParser, ShowsItsTokensAndItsTree) {
    const ParsedQuery parsed = parse("+title:troop*^2 \"a b\" pre/3 c NOT date:2021");
    EXPECT_EQ(parsed.tokens,
              (std::vector<std::string>{"word \"troop\" wildcard in title must ^2",
                                        "phrase \"a b\"", "NEAR/3 in this order", "word \"c\"",
                                        "NOT", "word \"2021\" in date"}));
    EXPECT_EQ(
        print_query_tree(*parsed.root),
        (std::vector<std::string>{"any of, best first",
                                  "  must: words that start with troop in title, weight times 2",
                                  "  near each other", "    phrase \"a b\"", "    pre/3 word c",
                                  "  must not: dated 2021-01-01..2021-12-31"}));
}

/// What print_query writes must be read again as what it was printed from.
TEST(QueryParser, ReadsWhatItPrints) {
    for (const std::string_view text :
         {"a b", "+a b -c", "a AND (b OR c)", "title:(a \"b c\")^2 NOT d*d", "zz* a NEAR/5 (b c)",
          "date:2021-12 lang:en author:x", "a pre/3 b NEAR/4 c", "-a", "a OR NOT b"}) {
        const std::string printed = read_as(text);
        EXPECT_EQ(read_as(printed), printed) << text;
    }
}

} // namespace
} // namespace gazette::searcher
