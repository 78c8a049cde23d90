// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searcher/printing/facet_output.h"
#include "searcher/printing/hyperlink.h"
#include "searcher/printing/json_schema.h"
#include "searcher/printing/marked_text.h"
#include "searcher/printing/printer.h"

namespace gazette::searcher {
namespace {

using namespace std::string_literals;

/// Two articles found: an ordinary one and one that is hostile in every field.
class PrinterTest : public testing::Test {
  protected:
    PrinterTest() {
        result_.matches = 1234;
        result_.matches_exact = false;
        result_.hits.resize(2);
        first_.hit = result_.hits.data();
        second_.hit = &result_.hits[1];
        result_.hits[0].score = 9.414;
        result_.hits[0].row.date = article::Date{2021, 12, 30};
        result_.hits[0].row.date_source = article::DateSource::Header;
        result_.hits[0].row.language = {'e', 'n'};
        result_.hits[0].row.words = 436;
        first_.rank = 1;
        first_.id = "0123456789abcdef";
        first_.path = "/news/2021/a file.txt";
        first_.outlet = "Harbour Post";
        first_.record.article.title = "The dam holds";
        first_.record.article.lead = "It held.";
        first_.record.article.authors = {"A. Writer", "B. Writer"};
        first_.record.article.body = "It held. The dam\nheld all night.";
        first_.title_marks = {{4, 7}};
        first_.passages = {{{9, 32}, {{4, 7}}, 3, 100 + 9, false, true}};
        second_.rank = 2;
        second_.id = "fedcba9876543210";
        second_.path = "/news/\x1b[31m\xff.txt";
        second_.outlet = "<b>\t\"x\",&\u202e";
        second_.record.article.title = "\x1b]0;pwn\x07<script>alert(1)</script>\nline";
        second_.record.article.body = "a\u0085b\tc";
        second_.passages = {{{0, 6}, {}, 0, std::nullopt, true, false}};
    }

    std::string print(const PrintOptions& options, std::optional<std::string> id = {}) {
        const std::unique_ptr<Printer> printer = make_printer(options);
        const Answer answer{std::move(id), "the \x1b dam", &result_};
        std::string out;
        printer->begin(out);
        printer->begin_answer(out, answer);
        printer->hit(out, answer, first_);
        printer->hit(out, answer, second_);
        printer->end_answer(out, answer);
        printer->end(out);
        return out;
    }

    SearchResult result_;
    PrintedHit first_;
    PrintedHit second_;
};

TEST_F(PrinterTest, TextIsPlainWhereThereIsNoTerminal) {
    PrintOptions options;
    options.current_folder = "/news";
    EXPECT_EQ(print(options), "1. The dam holds\n"
                              "   2021-12-30 \u00b7 Harbour Post \u00b7 2021/a file.txt\n"
                              "   The dam held all night. \u2026\n"
                              "\n"
                              "2. <script>alert(1)</script> line\n"
                              "   undated \u00b7 <b> \"x\",& \u00b7 \uFFFD.txt\n"
                              "   \u2026 a b c\n");
}

TEST_F(PrinterTest, TextOnATerminalIsColouredLinkedAndWrapped) {
    PrintOptions options;
    options.color = true;
    options.columns = 20;
    options.hyperlinks = "file://{host}{path}#{line}";
    options.host = "h";
    const std::string out = print(options);
    EXPECT_TRUE(out.starts_with("1. \x1b]8;;file://h/news/2021/a%20file.txt#3\x1b\\"
                                "\x1b[1mThe\x1b[0m \x1b[1;31mdam\x1b[0m \x1b[1mholds\x1b[0m"
                                "\x1b]8;;\x1b\\\n"))
        << out;
    EXPECT_NE(out.find("   The \x1b[1;31mdam\x1b[0m held all\n   night. \u2026\n"),
              std::string::npos)
        << out;
    EXPECT_NE(out.find("2 of at least 1,234 articles"), std::string::npos);
}

TEST_F(PrinterTest, JsonLinesHaveTheKeysOfTheSchemaInTheirOrder) {
    PrintOptions options;
    options.format = OutputFormat::Jsonl;
    const std::string out = print(options);
    EXPECT_TRUE(out.starts_with(
        R"({"schema":1,"qid":null,"rank":1,"score":9.41,"id":"0123456789abcdef",)"
        R"("path":"/news/2021/a file.txt","title":"The dam holds","lead":"It held.",)"
        R"("date":"2021-12-30","date_source":"header","outlet":"Harbour Post",)"
        R"("authors":["A. Writer","B. Writer"],"lang":"en","words":436,"passages":[{"line":3,)"
        R"("byte_start":109,"byte_end":132,"body_start":9,"body_end":32,)"
        R"("text":"The dam\nheld all night.","marks":[[4,7]]}]})"
        "\n"))
        << out;
    const auto second = nlohmann::json::parse(out.substr(out.find('\n') + 1));
    EXPECT_EQ(second["path"], "/news/\x1b[31m\uFFFD.txt");
    EXPECT_EQ(second["path_b64"], "L25ld3MvG1szMW3/LnR4dA==");
    EXPECT_EQ(second["date"], nullptr);
    EXPECT_EQ(second["passages"][0]["line"], nullptr);
    EXPECT_EQ(second["passages"][0]["text"], "a\u0085b\tc");
}

TEST_F(PrinterTest, JsonKeysAreThoseOfTheSchema) {
    const auto schema = nlohmann::json::parse(json_schema());
    PrintOptions options;
    options.format = OutputFormat::Json;
    options.explain = true;
    const auto document = nlohmann::json::parse(print(options));
    const auto expect_keys = [&](const nlohmann::json& object, const std::string& name) {
        const auto& definition = schema["$defs"][name];
        for (const auto& [key, value] : object.items()) {
            EXPECT_TRUE(definition["properties"].contains(key)) << key;
        }
        for (const auto& key : definition["required"]) {
            EXPECT_TRUE(object.contains(key)) << key;
        }
    };
    expect_keys(document, "answer");
    ASSERT_EQ(document["hits"].size(), 2U);
    expect_keys(document["hits"][0], "hit");
    expect_keys(document["hits"][1], "hit");
    expect_keys(document["hits"][0]["passages"][0], "passage");
}

TEST_F(PrinterTest, TablesHaveTheSameColumnsInEveryRow) {
    PrintOptions options;
    options.format = OutputFormat::Tsv;
    EXPECT_EQ(print(options),
              "1\t9.41\t0123456789abcdef\t2021-12-30\tHarbour Post\tThe dam holds\t"
              "/news/2021/a file.txt\n"
              "2\t0.00\tfedcba9876543210\t\t<b> \"x\",&\t<script>alert(1)</script> line\t"
              "/news/\uFFFD.txt\n");
    options.format = OutputFormat::Csv;
    options.fields = {"outlet", "authors"};
    EXPECT_EQ(print(options), "outlet,authors\n"
                              "Harbour Post,A. Writer; B. Writer\n"
                              "\"<b> \"\"x\"\",&\",\n");
}

TEST_F(PrinterTest, PathsGoOutExactlyOnlyWhereNoTerminalReadsThem) {
    PrintOptions options;
    options.format = OutputFormat::Files;
    options.record_end = '\0';
    EXPECT_EQ(print(options), "/news/2021/a file.txt\0/news/\x1b[31m\xff.txt\0"s);
    options.record_end = '\n';
    options.exact_paths = false;
    EXPECT_EQ(print(options, "q7"), "q7\t/news/2021/a file.txt\nq7\t/news/\uFFFD.txt\n");
}

TEST_F(PrinterTest, CountsRunsAndTemplatesAreOneValueALine) {
    PrintOptions options;
    options.format = OutputFormat::Count;
    EXPECT_EQ(print(options), "1234\n");
    EXPECT_EQ(print(options, "q7"), "q7\t1234\n");
    options.format = OutputFormat::Nothing;
    EXPECT_EQ(print(options), "");
    options.format = OutputFormat::Trec;
    options.trec_tag = "run";
    EXPECT_EQ(print(options, "q7"), "q7 Q0 a_file 1 9.414000 run\n"
                                    "q7 Q0 \uFFFD 2 0.000000 run\n");
    options.format = OutputFormat::Template;
    options.layout = cli::parse_template("{rank}: {title}\\n", known_fields());
    EXPECT_EQ(print(options), "1: The dam holds\n2: <script>alert(1)</script> line\n");
}

TEST_F(PrinterTest, HtmlEscapesEverythingAndForbidsScripts) {
    result_.histogram = Facet{FacetField::Month, {{"2021-11", 2}, {"2022-01", 4}, {"", 1}}};
    PrintOptions options;
    options.format = OutputFormat::Html;
    const std::string out = print(options);
    EXPECT_EQ(out.find("<script"), std::string::npos);
    EXPECT_EQ(out.find('\x1b'), std::string::npos);
    EXPECT_NE(out.find("&lt;script&gt;alert(1)&lt;/script&gt; line"), std::string::npos);
    EXPECT_NE(out.find("Content-Security-Policy\" content=\"default-src 'none';"),
              std::string::npos);
    EXPECT_NE(out.find("The <mark>dam</mark> holds"), std::string::npos);
    EXPECT_NE(out.find("&lt;b&gt; &quot;x&quot;,&amp;"), std::string::npos);
    EXPECT_NE(out.find("<title>2022-01: 4</title>"), std::string::npos);
}

TEST_F(PrinterTest, ChartsOfManyYearsHaveABarAYear) {
    const Facet days{
        FacetField::Day,
        {{"", 2}, {"1989-11-09", 3}, {"1989-11-10", 1}, {"2021", 1}, {"2021-12-30", 2}}};
    EXPECT_EQ(coarse_enough(days, 100'000).field, FacetField::Day);
    const Facet months = coarse_enough(days, 400);
    EXPECT_EQ(months.field, FacetField::Month);
    EXPECT_EQ(months.counts[1].value, "1989-11");
    EXPECT_EQ(months.counts[1].articles, 4U);
    const Facet years = coarse_enough(days, 100);
    EXPECT_EQ(years.field, FacetField::Year);
    ASSERT_EQ(years.counts.size(), 3U);
    EXPECT_EQ(years.counts[2].articles, 3U);
    result_.histogram = days;
    PrintOptions options;
    options.format = OutputFormat::Html;
    const std::string page = print(options);
    EXPECT_NE(page.find("Articles by year; 2 without a date"), std::string::npos) << page;
    EXPECT_NE(page.find("<title>1989: 4</title>"), std::string::npos) << page;
}

TEST_F(PrinterTest, CountsStandAboveTheChartsWithCount) {
    result_.facets = {{FacetField::Outlet, {{"Harbour Post", 8}}}};
    PrintOptions options;
    options.format = OutputFormat::Count;
    options.counts = true;
    EXPECT_TRUE(print(options).starts_with("1234\n\noutlet\n  Harbour Post  8  "));
}

TEST_F(PrinterTest, CountsAreChartsInTextAndRowsInTables) {
    result_.facets = {{FacetField::Outlet, {{"Harbour Post", 8}, {"\u65b0\u805e", 1}}}};
    result_.histogram = Facet{FacetField::Month, {{"2021-11", 2}, {"2022-01", 4}, {"", 1}}};
    PrintOptions options;
    options.counts = true;
    const std::string bar40 = [] {
        std::string bar;
        for (int i = 0; i < 40; ++i) {
            bar += "\u2588";
        }
        return bar;
    }();
    const std::string text = print(options);
    EXPECT_NE(text.find("\noutlet\n"
                        "  Harbour Post  8  " +
                        bar40 +
                        "\n"
                        "  \u65b0\u805e          1  \u2588\u2588\u2588\u2588\u2588\n"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("  2021-12  0\n  2022-01  4  " + bar40 + "\n  (none)   1"),
              std::string::npos)
        << text;
    options.format = OutputFormat::Csv;
    EXPECT_EQ(print(options), "field,value,articles\n"
                              "outlet,Harbour Post,8\noutlet,\u65b0\u805e,1\n"
                              "month,2021-11,2\nmonth,2022-01,4\nmonth,,1\n");
    options.format = OutputFormat::Jsonl;
    const std::string lines = print(options);
    EXPECT_TRUE(lines.ends_with(
        R"({"schema":1,"qid":null,"matches":1234,"matches_exact":false,"facets":{"outlet":)"
        R"([{"value":"Harbour Post","articles":8},{"value":")"
        "\u65b0\u805e"
        R"(","articles":1}]},"histogram":[{"value":"2021-11","articles":2},)"
        R"({"value":"2022-01","articles":4},{"value":null,"articles":1}]})"
        "\n"))
        << lines;
}

TEST(MarkedText, WrapsByWhatATerminalShows) {
    const auto wrap = [](std::string_view text, std::size_t columns) {
        std::string out;
        append_paragraph(out, cut_at_marks(text, {}), {columns, 2, {}, {}, {}});
        return out;
    };
    EXPECT_EQ(wrap("one two three", 0), "  one two three\n");
    EXPECT_EQ(wrap("one two three", 9), "  one two\n  three\n");
    EXPECT_EQ(wrap("\u65b0\u805e \u65b0\u805e", 10), "  \u65b0\u805e \u65b0\n  \u805e\n");
    EXPECT_EQ(wrap("\uc2e0\ubb38 \uc2e0\ubb38", 10), "  \uc2e0\ubb38\n  \uc2e0\ubb38\n");
    EXPECT_EQ(wrap("a\u65b0\u805e\u3002\u65b0", 7), "  a\u65b0\n  \u805e\u3002\n  \u65b0\n");
    EXPECT_EQ(wrap("e\u0301e\u0301 e\u0301e\u0301", 7), "  e\u0301e\u0301 e\u0301e\u0301\n");
    EXPECT_EQ(wrap("averyveryverylongword x", 8), "  averyveryverylongword\n  x\n");
    EXPECT_EQ(wrap("", 8), "  \n");
}

TEST(MarkedText, KeepsMarksInsideWords) {
    std::string out;
    const std::vector<TextRange> marks{{0, 6}};
    append_paragraph(out, cut_at_marks("Russia's border", marks), {0, 0, {}, "<", ">"});
    EXPECT_EQ(out, "<Russia>'s border\n");
    out.clear();
    const std::vector<TextRange> two{{0, 5}, {6, 11}};
    append_paragraph(out, cut_at_marks("White House said so twice", two), {18, 0, "(", "<", ">"});
    EXPECT_EQ(out, "<White House> (said>\n(so twice>\n");
    out.clear();
    const std::vector<TextRange> wide{{0, 6}};
    append_paragraph(out, cut_at_marks("\u65b0\u805e\u65b0", wide), {0, 0, {}, "<", ">"});
    EXPECT_EQ(out, "<\u65b0\u805e>\u65b0\n");
}

TEST(Hyperlink, EncodesPaths) {
    EXPECT_EQ(percent_encode("/a b/\u00e9;%\x1b"), "/a%20b/%C3%A9%3B%25%1B");
    EXPECT_EQ(make_link("x://{path}?{line}{other}", "h", "/a", 0), "x:///a?1{other}");
}

TEST(FacetOutput, FillsGapsOfTimeWithinReason) {
    const Facet days{FacetField::Day, {{"2021-12-30", 1}, {"2022-01-02", 1}}};
    EXPECT_EQ(evenly_spaced(days, 400).size(), 4U);
    const Facet years{FacetField::Year, {{"0001", 1}, {"2022", 1}}};
    EXPECT_EQ(evenly_spaced(years, 400).size(), 2U);
}

} // namespace
} // namespace gazette::searcher
