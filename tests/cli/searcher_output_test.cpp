// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "common/base/utf8.h"
#include "tests/cli/searcher_fixture.h"

namespace gazette::test {
namespace {

using nlohmann::json;

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// True when the bytes are valid UTF-8 without control characters other than newlines.
bool is_clean(const std::string& bytes, bool tabs_allowed) {
    for (std::size_t at = 0; at < bytes.size();) {
        const Utf8Step step = decode_utf8(bytes, at);
        const bool kept = step.code == '\n' || (tabs_allowed && step.code == '\t');
        if (!step.valid || (step.code < 0x20 && !kept) ||
            (step.code >= 0x7F && step.code <= 0x9F) || step.code == 0x202E) {
            return false;
        }
        at += step.length;
    }
    return true;
}

class SearcherOutput : public SearcherTest {};

TEST_F(SearcherOutput, LikeFindsOtherArticlesOfTheSameWords) {
    const ProgramResult by_file = search({"-l", "--like", "news/dam.txt"});
    EXPECT_EQ(by_file.status, 0) << by_file.err;
    EXPECT_EQ(by_file.out.find("dam.txt"), std::string::npos) << by_file.out;
    EXPECT_NE(by_file.out.find("flood.txt"), std::string::npos) << by_file.out;
    const std::string id = search({"-f", "template:{id}", "teacher"}).out.substr(0, 16);
    EXPECT_EQ(search({"-l", "--like", id}).out, by_file.out);
    const ProgramResult by_text = search({"-l", "-n1", "--like", "-"}, "The dam is leaking again.");
    EXPECT_NE(by_text.out.find("dam.txt"), std::string::npos) << by_text.out << by_text.err;
    EXPECT_EQ(search({"--like", "0000000000000000"}).status, 2);
    EXPECT_EQ(search({"--like", "-"}, "the of and").status, 2);
    EXPECT_EQ(search({"--like", "-", "dam"}).status, 2);
}

TEST_F(SearcherOutput, ExpandAlsoFindsWhatHasOnlyTheWordsOfTheBestResults) {
    const ProgramResult plain = search({"-l", "engineers"});
    const ProgramResult expanded = search({"-l", "--expand", "engineers"});
    EXPECT_EQ(expanded.status, 0) << expanded.err;
    EXPECT_EQ(plain.out.find("flood.txt"), std::string::npos) << plain.out;
    EXPECT_EQ(expanded.out.rfind(plain.out, 0), 0U) << expanded.out;
    EXPECT_NE(expanded.out.find("flood.txt"), std::string::npos) << expanded.out;
    EXPECT_NE(search({"--expand", "--explain", "engineers"}).out.find("added: "),
              std::string::npos);
    EXPECT_EQ(search({"--expand", "--sort", "date", "engineers"}).status, 2);
}

TEST_F(SearcherOutput, RecentArticlesComeFirstWithRecent) {
    const std::string query = "leaking";
    EXPECT_NE(search({"-l", "-n1", query}).out.find("dam.txt"), std::string::npos);
    const ProgramResult recent = search({"-l", "-n1", "--recent=2d", "--today=2021-04-12", query});
    EXPECT_EQ(recent.status, 0) << recent.err;
    EXPECT_NE(recent.out.find("flood.txt"), std::string::npos) << recent.out;
    // On the day of the first neither is old.
    const ProgramResult before = search({"-l", "-n1", "--recent", "--today=2021-03-03", query});
    EXPECT_NE(before.out.find("dam.txt"), std::string::npos) << before.out;
}

TEST_F(SearcherOutput, TextShowsTitleFactsAndPassages) {
    const ProgramResult result = search({"engineers", "dam", "-n", "1"});
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.err, "");
    EXPECT_EQ(
        result.out,
        "1. Engineers Warn That Old Dam Is Leaking\n"
        "   2021-03-03 \u00b7 news/dam.txt\n"
        "   RIVERTON \u2014 Engineers said on Wednesday that the old dam above the town is "
        "leaking and must be mended before the spring floods.\n"
        "   The mayor, a former teacher, asked the province for money. She said that the town "
        "could not pay for the dam alone.\n");
}

TEST_F(SearcherOutput, JsonLinesParseAndTheirPassagesAreTheFilesBytes) {
    const ProgramResult result = search({"-f", "jsonl", "dam"});
    EXPECT_EQ(result.status, 0) << result.err;
    const std::vector<std::string> lines = lines_of(result.out);
    ASSERT_EQ(lines.size(), 2U);
    for (const std::string& line : lines) {
        const json hit = json::parse(line);
        EXPECT_EQ(hit["schema"], 1);
        std::ifstream file(hit["path"].get<std::string>(), std::ios::binary);
        std::stringstream bytes;
        bytes << file.rdbuf();
        ASSERT_FALSE(hit["passages"].empty());
        for (const json& passage : hit["passages"]) {
            const std::string text = passage["text"];
            EXPECT_EQ(bytes.str().substr(passage["byte_start"], text.size()), text);
            EXPECT_EQ(passage["byte_end"].get<std::size_t>() -
                          passage["byte_start"].get<std::size_t>(),
                      text.size());
            const std::string before = bytes.str().substr(0, passage["byte_start"]);
            EXPECT_EQ(passage["line"].get<std::ptrdiff_t>(), 1 + std::ranges::count(before, '\n'));
            for (const json& mark : passage["marks"]) {
                EXPECT_EQ(
                    text.substr(mark[0], mark[1].get<std::size_t>() - mark[0].get<std::size_t>()),
                    "dam");
            }
        }
    }
}

TEST_F(SearcherOutput, AFunctionWordIsMarkedWhereNothingElseIsSought) {
    const auto marks_of = [&](const char* query) {
        std::size_t marks = 0;
        for (const std::string& line : lines_of(search({"-f", "jsonl", query}).out)) {
            const json hit = json::parse(line);
            for (const json& passage : hit["passages"]) {
                marks += passage["marks"].size();
            }
        }
        return marks;
    };
    EXPECT_GT(marks_of("the"), 0U);
    EXPECT_GT(marks_of("the is"), marks_of("is"));
    EXPECT_EQ(marks_of("the dam"), marks_of("dam"));
}

TEST_F(SearcherOutput, EveryFormatOfAHostileArticleIsClean) {
    for (const std::string format : {"text", "jsonl", "json", "html", "csv"}) {
        const ProgramResult result = search({"-f", format, "zebra"});
        EXPECT_EQ(result.status, 0) << format << result.err;
        EXPECT_TRUE(is_clean(result.out, false)) << format << result.out;
        EXPECT_NE(result.out.find("gnidaelsim"), std::string::npos) << format;
    }
    const ProgramResult tsv = search({"-f", "tsv", "zebra"});
    EXPECT_TRUE(is_clean(tsv.out, true)) << tsv.out;
    EXPECT_EQ(std::ranges::count(tsv.out, '\t'), 6);
    EXPECT_EQ(search({"-f", "html", "zebra"}).out.find("<script"), std::string::npos);
    EXPECT_TRUE(is_clean(search({"zebra", "--strict", "((\x1b[31m"}).err, false));
}

TEST_F(SearcherOutput, PathsWorkForXargs) {
    const ProgramResult result = search({"-l", "-0", "zebra"});
    EXPECT_EQ(result.out, (folder() / "news/hostile \x1b[31m.txt").native() + std::string(1, '\0'));
}

TEST_F(SearcherOutput, CountsAreExact) {
    EXPECT_EQ(search({"-c", "dam"}).out, "2\n");
    EXPECT_EQ(search({"-c", "nosuchword"}).out, "0\n");
    EXPECT_EQ(search({"-c", "--since", "2019"}).out, "4\n");
    EXPECT_EQ(search({"-c", "--since", "2019", "--undated"}).out, "5\n");
}

TEST_F(SearcherOutput, FiltersAloneListNewestFirst) {
    EXPECT_EQ(search({"--since", "2021", "-f", "template:{date} {words}\\n"}).out.substr(0, 8),
              "2021-05 ");
    EXPECT_EQ(search({"--since", "2021", "-f", "tsv", "--fields", "date"}).out,
              "2021-05\n2021-04-12\n2021-03-03\n");
}

TEST_F(SearcherOutput, BatchesKeepTheInputsOrderOnAnyNumberOfThreads) {
    std::string input;
    for (int i = 0; i < 200; ++i) {
        input += "q" + std::to_string(i) + "\t" + (i % 3 == 0 ? "dam" : "mayor letter") + "\n";
    }
    const ProgramResult one = search({"--stdin", "-f", "jsonl", "--fields", "qid,rank,id"}, input);
    const ProgramResult four =
        search({"--stdin", "-j", "4", "-f", "jsonl", "--fields", "qid,rank,id"}, input);
    EXPECT_EQ(one.status, 0) << one.err;
    EXPECT_EQ(one.out, four.out);
    EXPECT_EQ(lines_of(one.out).size(), 400U);
    EXPECT_EQ(json::parse(lines_of(one.out)[0])["qid"], "q0");
}

TEST_F(SearcherOutput, OneBadQueryNeverEndsTheBatch) {
    const ProgramResult result =
        search({"--stdin", "-c"}, "dam\n\nbig\t" + std::string(70'000, 'x') + "\nmayor\n");
    EXPECT_EQ(result.out, "1\t2\n4\t2\n");
    EXPECT_EQ(result.status, 2);
    EXPECT_TRUE(result.err.starts_with("searcher: query big: ")) << result.err;
}

TEST_F(SearcherOutput, JsonDocumentsOfABatchAreOneArray) {
    const ProgramResult result = search({"--stdin", "-f", "json"}, "a\tdam\nb\tmayor\n");
    const json document = json::parse(result.out);
    ASSERT_EQ(document.size(), 2U);
    EXPECT_EQ(document[0]["qid"], "a");
    EXPECT_EQ(document[1]["query"], "mayor");
    EXPECT_EQ(document[1]["hits"].size(), 2U);
    EXPECT_EQ(json::parse(search({"-f", "json", "nosuchword"}).out)["hits"].size(), 0U);
    EXPECT_EQ(search({"--stdin", "-f", "json"}, "").out, "[\n\n]\n");
}

TEST_F(SearcherOutput, TrecRunsHaveSixFields) {
    const ProgramResult result = search({"--stdin", "--trec", "run"}, "7\tdam\n");
    for (const std::string& line : lines_of(result.out)) {
        EXPECT_EQ(std::ranges::count(line, ' '), 5) << line;
        EXPECT_TRUE(line.starts_with("7 Q0 ") && line.ends_with(" run")) << line;
    }
}

TEST_F(SearcherOutput, FacetsAndHistogramsCountAllMatches) {
    const ProgramResult result =
        search({"--histogram", "--facet", "year", "-n", "1", "-f", "csv", "--since", "2021"});
    EXPECT_EQ(result.out, "field,value,articles\nyear,2021,3\nmonth,2021-03,1\nmonth,2021-04,1\n"
                          "month,2021-05,1\n");
}

TEST_F(SearcherOutput, ExplainSaysHowTheQueryWasUnderstood) {
    const ProgramResult result = search({"--explain", "-n", "1", "old dam"});
    EXPECT_EQ(result.status, 0);
    EXPECT_GT(lines_of(result.out).size(), 6U) << result.out;
    const json document = json::parse(search({"--explain", "-f", "json", "dam"}).out);
    EXPECT_FALSE(document["understood"].empty());
    EXPECT_FALSE(document["hits"][0]["explanation"].empty());
}

TEST_F(SearcherOutput, SchemaAndVersionAndHelpNeedNoIndex) {
    ProgramCall elsewhere = call({"--schema"});
    elsewhere.folder = "/";
    EXPECT_EQ(json::parse(run_program(elsewhere).out)["$defs"].size(), 7U);
    elsewhere.arguments = {"-V"};
    const ProgramResult version = run_program(elsewhere);
    EXPECT_TRUE(version.out.starts_with("searcher (gazette) ")) << version.out;
    EXPECT_EQ(lines_of(version.out).size(), 6U);
    elsewhere.arguments = {"--help"};
    EXPECT_TRUE(run_program(elsewhere).out.starts_with("searcher finds news articles"));
    elsewhere.arguments = {"-h"};
    EXPECT_TRUE(run_program(elsewhere).out.starts_with("usage: searcher "));
}

} // namespace
} // namespace gazette::test
