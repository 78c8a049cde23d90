// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/cli/row_format.h"

namespace gazette::cli {
namespace {

using namespace std::string_literals;

constexpr std::array<std::string_view, 3> known{"date", "title", "path"};

std::string row(const RowWriter& writer, const std::vector<Cell>& cells) {
    std::string out;
    writer.append_row(out, cells);
    return out;
}

const std::vector<Cell> hostile{text_cell(""), text_cell("a\tb\n\"c\", \x1b[31md"),
                                path_cell("/n/\xe9")};

TEST(RowFormat, PrintsOneRecordALine) {
    EXPECT_EQ(row({RowKind::Tsv, {"date", "title", "path"}, '\n'}, hostile),
              "\ta b \"c\", d\t/n/\uFFFD\n");
    EXPECT_EQ(row({RowKind::Csv, {"date", "title", "path"}, '\n'}, hostile),
              ",\"a b \"\"c\"\", d\",/n/\uFFFD\n");
    EXPECT_EQ(row({RowKind::Jsonl, {"date", "title", "path"}, '\n'}, hostile),
              R"({"date":null,"title":"a\tb\n\"c\", \u001b[31md","path":"/n/)"
              "\uFFFD"
              R"(","path_b64":"L24v6Q=="})"
              "\n");
    EXPECT_EQ(row({RowKind::Tsv, {"date"}, '\0'}, {text_cell("2021")}), "2021\0"s);
}

TEST(RowFormat, OnlyCsvHasAHeader) {
    std::string out;
    RowWriter(RowKind::Tsv, {"date"}, '\n').append_header(out);
    RowWriter(RowKind::Jsonl, {"date"}, '\n').append_header(out);
    EXPECT_EQ(out, "");
    RowWriter(RowKind::Csv, {"date", "title"}, '\n').append_header(out);
    EXPECT_EQ(out, "date,title\n");
}

TEST(RowFormat, FillsTemplates) {
    const RowTemplate layout = parse_template("{date}\\t{{{title}}}\\n", known);
    EXPECT_EQ(layout.fields, (std::vector<std::string>{"date", "title"}));
    EXPECT_EQ(row({layout, '\n'}, {text_cell("2021"), text_cell("x\ny")}), "2021\t{x y}\n");
    EXPECT_EQ(row({layout, '\0'}, {text_cell("2021"), text_cell("x")}), "2021\t{x}\0"s);
    EXPECT_EQ(row({parse_template("plain", known), '\n'}, {}), "plain");
}

TEST(RowFormat, RefusesFieldsThatThereAreNot) {
    EXPECT_THROW((void)parse_template("{titel}", known), Error);
    EXPECT_THROW((void)parse_template("{title", known), Error);
    EXPECT_THROW((void)parse_fields("", known), Error);
    EXPECT_THROW((void)parse_fields("date,,path", known), Error);
    EXPECT_EQ(parse_fields("path,date", known), (std::vector<std::string>{"path", "date"}));
    try {
        (void)parse_fields("titel", known);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Usage);
        EXPECT_EQ(error.hint(), "did you mean title?");
    }
}

TEST(RowFormat, GivesListsAndNumbersInBothShapes) {
    const std::vector<std::string> names{"A", "B \"b\""};
    EXPECT_EQ(list_cell(names).text, "A; B \"b\"");
    EXPECT_EQ(list_cell(names).json, R"(["A","B \"b\""])");
    EXPECT_EQ(list_cell({}).json, "[]");
    EXPECT_EQ(decimal_cell(9.414, 2).json, "9.41");
    EXPECT_EQ(number_cell(7).json, "7");
}

} // namespace
} // namespace gazette::cli
