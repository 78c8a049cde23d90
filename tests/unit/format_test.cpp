// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "indexer/parsing/format.h"
#include "tests/support/parsed_articles.h"

namespace gazette::indexer {
namespace {

using namespace std::string_literals;

struct Case {
    std::string bytes;
    const char* path;
    Format format;
};

TEST(FormatDetection, LooksAtContentFirstAndAtTheNameWhereThatIsSilent) {
    const Case cases[] = {
        {"A plain text.", "a.txt", Format::Text},
        {"A plain text.", "a", Format::Text},
        {"", "a.json", Format::Text},
        {"<!DOCTYPE html><html>", "a.txt", Format::Html},
        {"\xEF\xBB\xBF\n<html>", "", Format::Html},
        {"<p>Part of a page", "a.html", Format::Html},
        {"<?xml version=\"1.0\"?>\n<!-- a --><nitf>", "", Format::Nitf},
        {"<?xml version=\"1.0\"?><NewsML>", "", Format::NewsMl},
        {"<ns0:newsMessage xmlns:ns0=\"x\">", "", Format::NewsMlG2},
        {"<rss version=\"2.0\">", "", Format::Rss},
        {"<feed xmlns=\"x\">", "", Format::Rss},
        {"<rdf:RDF xmlns:rdf=\"x\">", "", Format::Rss},
        {"<?xml version=\"1.0\"?><anything/>", "", Format::Xml},
        {"<whatever it means", "a.txt", Format::Text},
        {"{\"a\":1}\n{\"a\":2}\n", "", Format::Jsonl},
        {"{\"a\":1}", "a.jsonl", Format::Jsonl},
        {"{\"a\":1}", "", Format::Json},
        {"[{\"a\":1}]", "", Format::Json},
        {"{\"versioncreated\":\"2021\",\"headline\":\"x\"}", "", Format::Ninjs},
        {"[Editor's note: it ends well]", "", Format::Text},
        {"{curly} words", "", Format::Text},
        {"url,date,title,text\n1,2,3,4", "", Format::Csv},
        {"a,b\n1,2", "a.csv", Format::Csv},
        {"title\tbody\n1\t2", "", Format::Tsv},
        {"Well, yes, he said, it ends", "", Format::Text},
        {"From a@b Thu Jan  1 00:00:00 1993\nFrom: a@b\nSubject: c\n\nText", "", Format::Mbox},
        {"Received: by x\nFrom: a@b\nTo: c@d\nSubject: e\n\nText", "", Format::Mail},
        {"From here on: it rains.", "", Format::Text},
        {"---\ntitle: a\n---\nText", "", Format::Markdown},
        {"# Title\n\nText", "a.md", Format::Markdown},
        {"\x01"
         "eca100 3 s 586",
         "", Format::Iptc7901},
        {"\x16\x16\x01W2607", "", Format::Iptc7901},
        {"\x1F\x8B\x08", "", Format::Archive},
        {"PK\x03\x04"s + std::string(26, 'x') + "a.txt", "", Format::Archive},
        {"PK\x03\x04"s + std::string(20, 'x'), "", Format::Archive}, // cut before its first name
        {"PK\x03\x04"s + std::string(26, 'x') + "[Content_Types].xml", "", Format::Binary},
        {"%PDF-1.4", "a.txt", Format::Binary},
        {"BM is short for nothing", "", Format::Text},
        {"<\0h\0t\0m\0l\0>\0"s, "", Format::Html},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(detect_format(c.bytes, c.path), c.format) << c.bytes;
    }
}

TEST(FormatTable, FormatsThatABuildCannotReadAreNamedWithTheLibraryTheyNeed) {
    for (const FormatRow& row : format_table()) {
        if (is_supported(row.format)) {
            continue;
        }
        ParseOptions options;
        options.format = row.format;
        const auto parsed = testing::parse_all("<html><p>Words</p></html>", "", options);
        ASSERT_EQ(parsed.skipped.size(), 1U);
        EXPECT_NE(parsed.skipped[0].second.find(row.needs), std::string::npos);
    }
}

TEST(FormatTable, NamesAreFoundAgain) {
    for (const FormatRow& row : format_table()) {
        if (row.selectable) {
            EXPECT_EQ(format_of_name(row.name), row.format);
        }
    }
    EXPECT_EQ(format_of_name("word"), std::nullopt);
    EXPECT_EQ(format_of_name(""), std::nullopt);
}

} // namespace
} // namespace gazette::indexer
