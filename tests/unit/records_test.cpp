// SPDX-License-Identifier: GPL-3.0-or-later
// JSON, tables, mail and Markdown: the formats that are read without optional libraries.
#include <string>

#include <gtest/gtest.h>

#include "common/base/utf8.h"
#include "indexer/parsing/delimited.h"
#include "indexer/parsing/json_values.h"
#include "indexer/parsing/mail_encoding.h"
#include "indexer/parsing/timestamps.h"
#include "tests/support/parsed_articles.h"

namespace gazette::indexer {
namespace {

using testing::date_of;
using testing::parse_all;
using Texts = std::vector<std::string>;

TEST(JsonLines, EveryLineIsAnArticleAndABrokenOneCostsItself) {
    const auto parsed = parse_all(
        R"({"id":"a1","headline":"Bridge stays open","text":"The vote was clear.","date":"2021-12-30T10:00:00Z","author":"Ines Vargas"}
{"id": broken
[1,2]

{"title":"Ferry late","content":"<p>It was an hour late.</p><p>Again.</p>","authors":[{"name":"Marta Osei"}]}
{"title":"No text"}
)",
        "a.jsonl");
    ASSERT_EQ(parsed.articles.size(), 2U);
    EXPECT_EQ(parsed.articles[0].record_key, "a1");
    EXPECT_EQ(parsed.articles[0].title, "Bridge stays open");
    EXPECT_EQ(date_of(parsed.articles[0]), "2021-12-30");
    EXPECT_EQ(parsed.articles[0].authors, (Texts{"Ines Vargas"}));
    EXPECT_EQ(parsed.articles[1].record_key, "line 5");
    EXPECT_EQ(parsed.articles[1].body, "It was an hour late.\n\nAgain.");
    EXPECT_EQ(parsed.articles[1].authors, (Texts{"Marta Osei"}));
    ASSERT_EQ(parsed.skipped.size(), 3U);
    EXPECT_EQ(parsed.skipped[0].first, "line 2");
    EXPECT_EQ(parsed.skipped[2].first, "line 6");
}

TEST(JsonLines, FollowTheMapOfFields) {
    ParseOptions options;
    options.field_map = {{"body", "doc.words"}, {"title", "name.en"}, {"date", "when"}};
    const auto parsed = parse_all(
        R"({"name":{"en":"Bridge"},"doc":{"words":"It stays open."},"when":1640822400,"title":"Wrong"}
{"x":1})",
        "a.jsonl", options);
    ASSERT_EQ(parsed.articles.size(), 1U);
    EXPECT_EQ(parsed.articles[0].title, "Bridge");
    EXPECT_EQ(parsed.articles[0].body, "It stays open.");
    EXPECT_EQ(date_of(parsed.articles[0]), "2021-12-30");
}

TEST(JsonDocument, GivesItselfItsElementsOrThoseOfItsList) {
    EXPECT_EQ(parse_all(R"({"title":"A","body":"One."})", "a.json").articles.size(), 1U);
    EXPECT_EQ(parse_all(R"([{"body":"One."},{"body":"Two."}])").articles.size(), 2U);
    EXPECT_EQ(parse_all(R"({"total":2,"docs":[{"body":"One."},{"body":"Two."}]})").articles.size(),
              2U);
    EXPECT_EQ(parse_all(R"({"total":0})", "a.json").skipped.size(), 1U);
    EXPECT_EQ(parse_all("{\"a\":", "a.json").articles.size(), 0U);
}

TEST(JsonValues, DeepNestingIsRefusedWithoutRecursion) {
    EXPECT_TRUE(parse_json("[[[[1]]]]"));
    EXPECT_FALSE(parse_json(std::string(100'000, '[')));
    EXPECT_FALSE(parse_json("[1,"));
    EXPECT_TRUE(parse_json("\"" + std::string(100, '[') + "\""));
}

TEST(JsonValues, HalfASurrogatePairBecomesTheReplacementCharacter) {
    const auto lone = parse_json(R"({"a":"x\ud800y","b":"\ud83d\ude00","c":"\\ud800"})");
    ASSERT_TRUE(lone);
    EXPECT_EQ((*lone)["a"], "x\uFFFDy");
    EXPECT_EQ((*lone)["b"], "\U0001F600");
    EXPECT_EQ((*lone)["c"], "\\ud800");
}

TEST(Ninjs, GivesTextsAndNamesPictures) {
    const auto parsed = parse_all(
        R"({"item":[{"uri":"tag:1","type":"text","versioncreated":"2021-12-31T01:00:00Z","firstcreated":"2021-12-30T09:00:00Z","headline":"Bridge stays open","body_html":"<p>The vote was clear.</p>","byline":"By Ines Vargas","language":"en"},{"uri":"tag:2","type":"picture","headline":"The bridge","versioncreated":"2021-12-30"}]})");
    ASSERT_EQ(parsed.articles.size(), 1U);
    EXPECT_EQ(parsed.articles[0].record_key, "tag:1");
    EXPECT_EQ(date_of(parsed.articles[0]), "2021-12-30");
    EXPECT_EQ(parsed.articles[0].authors, (Texts{"Ines Vargas"}));
    ASSERT_EQ(parsed.skipped.size(), 1U);
    EXPECT_EQ(parsed.skipped[0].first, "tag:2");
}

TEST(Tables, ReadQuotedCells) {
    const auto parsed =
        parse_all("id,title,date,text\r\n"
                  "7,\"Bridge, open\",2021-12-30,\"The \"\"vote\"\"\n\nwas clear.\"\r\n"
                  "8,Ferry,,It was late.\n"
                  "9,Empty,2021-12-30,\n",
                  "a.csv");
    ASSERT_EQ(parsed.articles.size(), 2U);
    EXPECT_EQ(parsed.articles[0].record_key, "7");
    EXPECT_EQ(parsed.articles[0].title, "Bridge, open");
    EXPECT_EQ(parsed.articles[0].body, "The \"vote\"\n\nwas clear.");
    EXPECT_EQ(date_of(parsed.articles[0]), "2021-12-30");
    EXPECT_EQ(parsed.skipped.size(), 1U);
    EXPECT_EQ(parse_all("title\tbody\nA\tOne.\n", "a.tsv").articles.size(), 1U);
    EXPECT_EQ(parse_all("title;body\nA;One.\n", "a.csv").articles.size(), 1U);
    EXPECT_EQ(parse_all("a,b\n1,2\n", "a.csv").skipped.at(0).second,
              "no column holds a text: name it with --map body=COLUMN");
}

TEST(Tables, BrokenQuotesAreStillRead) {
    std::vector<std::string> cells;
    const std::string text = "\"a\"b,c\n\"open,\nto the end";
    DelimitedReader reader(text, ',');
    ASSERT_TRUE(reader.next(cells));
    EXPECT_EQ(cells, (Texts{"ab", "c"}));
    ASSERT_TRUE(reader.next(cells));
    EXPECT_EQ(cells, (Texts{"open,\nto the end"}));
    EXPECT_FALSE(reader.next(cells));
}

TEST(Mail, ReadsHeadersAndTheFirstText) {
    const auto parsed =
        parse_all("From: =?utf-8?Q?In=C3=A9s?= Vargas <ines@example.org>\n"
                  "Subject: Bridge stays\n open\nDate: Thu, 30 Dec 2021 23:10:00 -0500\n"
                  "Message-ID: <m1@example.org>\nMIME-Version: 1.0\n"
                  "Content-Type: multipart/alternative; boundary=\"xx\"\n\npreamble\n"
                  "--xx\nContent-Type: text/html\n\n<p>The vote was <b>clear</b>.</p>\n"
                  "--xx\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
                  "quoted-printable\n\nThe vote was cl=\near=2E\n--xx--\n");
    ASSERT_EQ(parsed.articles.size(), 1U);
    EXPECT_EQ(parsed.articles[0].title, "Bridge stays open");
    EXPECT_EQ(parsed.articles[0].authors, (Texts{"Inés Vargas"}));
    EXPECT_EQ(date_of(parsed.articles[0]), "2021-12-30");
    EXPECT_EQ(parsed.articles[0].body, "The vote was clear.");
}

TEST(Mail, MailboxesAreCutAtSenderLines) {
    const auto parsed =
        parse_all("From a@b Thu Dec 30 10:00:00 2021\nFrom: a@b\nSubject: One\n"
                  "Message-ID: <1@b>\n\nFirst text.\nFrom here on, still the first.\n\n"
                  "From c@d Thu Dec 30 11:00:00 2021\nFrom: c@d\nSubject: Two\n\nSecond.\n");
    ASSERT_EQ(parsed.articles.size(), 2U);
    EXPECT_EQ(parsed.articles[0].record_key, "1@b");
    EXPECT_NE(parsed.articles[0].body.find("still the first"), std::string::npos);
    EXPECT_EQ(parsed.articles[1].record_key, "message 2");
    EXPECT_EQ(parsed.articles[1].title, "Two");
    ParseOptions mbox;
    mbox.format = Format::Mbox;
    EXPECT_EQ(parse_all("", "", mbox).skipped.size(), 1U);
}

TEST(Mail, WhatIsSaidIsUtf8WhateverTheHeadersAre) {
    const auto parsed =
        parse_all("From: a@example.org\nSubject: Ferry fares\nDate: Thu, 30 \xff\xfe\xe2\x82\n"
                  "Message-ID: <1@\x9b.org>\n\n"
                  "The ferry costs more from Monday.\n",
                  "/mail/one.eml");
    ASSERT_EQ(parsed.articles.size(), 1U);
    ASSERT_FALSE(parsed.articles[0].warnings.empty());
    for (const std::string& warning : parsed.articles[0].warnings) {
        EXPECT_TRUE(is_valid_utf8(warning)) << warning;
    }
    const auto box = parse_all("From a@example.org Thu Dec 30 10:00:00 2021\nSubject: Fares\n"
                               "Message-ID: <1@\x9b.org>\n\nThe ferry costs more from Monday.\n",
                               "/mail/box.mbox");
    for (const article::Article& one : box.articles) {
        EXPECT_TRUE(is_valid_utf8(one.record_key)) << one.record_key;
    }
}

TEST(Mail, EncodingsAreDecoded) {
    EXPECT_EQ(decode_base64("VGhlIGJyaWRnZQ=="), "The bridge");
    EXPECT_EQ(decode_base64("VG hl\nIGJy\r\naWRnZQ"), "The bridge");
    EXPECT_EQ(decode_quoted_printable("a=3Db=\nc=", false), "a=bc=");
    EXPECT_EQ(decode_header("=?UTF-8?B?w6k=?= =?UTF-8?Q?_t=C3=A9?= x"), "é té x");
    EXPECT_EQ(decode_header("=?broken"), "=?broken");
}

TEST(Markdown, ReadsFrontMatterAndMarks) {
    const auto parsed =
        parse_all("---\ntitle: \"Bridge stays open\"\ndate: 2021-12-30\nauthors:\n"
                  "  - Ines Vargas\n  - Marta Osei\n---\n\n# Bridge stays open\n\n"
                  "The **vote** was [clear](http://x.org/a).\n\n## What now\n\n"
                  "The engineers go on measuring, week after week.\n\n- one thing\n- two\n",
                  "a.md");
    ASSERT_EQ(parsed.articles.size(), 1U);
    const auto& article = parsed.articles[0];
    EXPECT_EQ(article.title, "Bridge stays open");
    EXPECT_EQ(date_of(article), "2021-12-30");
    EXPECT_EQ(article.authors, (Texts{"Ines Vargas", "Marta Osei"}));
    EXPECT_EQ(article.lead, "The vote was clear.");
    EXPECT_EQ(testing::blocks_of(article, article::BlockKind::SectionHead), (Texts{"What now"}));
    EXPECT_EQ(testing::blocks_of(article, article::BlockKind::Bullet), (Texts{"one thing", "two"}));
}

TEST(Timestamps, AreReadInTheFormsOfTheFormats) {
    struct Case {
        const char* text;
        const char* date;
    };
    const Case cases[] = {
        {"2021-12-30T23:10:00-05:00", "2021-12-30"},
        {"20211230T235959Z", "2021-12-30"},
        {"20211230", "2021-12-30"},
        {"20211230235959", "2021-12-30"},
        {"Thu, 30 Dec 2021 23:10:00 GMT", "2021-12-30"},
        {"9-MAR-1987 11:53:58.61", "1987-03-09"},
        {"2021.12.30 10:00", "2021-12-30"},
        {"07.09.2020 14:45", "2020-09-07"},
        {"Dec 30, 2021", "2021-12-30"},
        {"12/30/2021", "2021-12-30"},
        {"1640822400", "2021-12-30"},
        {"1640822400000", "2021-12-30"},
        {"2021-12", "2021-12"},
        {"03/04/2021", ""},
        {"yesterday", ""},
        {"", ""},
        {"2021-13-45T00:00:00", ""},
    };
    for (const Case& c : cases) {
        const auto date = parse_timestamp(c.text, DayOrder::Unknown);
        EXPECT_EQ(date ? to_iso(*date) : "", c.date) << c.text;
    }
}

TEST(Records, LimitsAreKept) {
    ParseOptions options;
    options.limits.max_records = 2;
    const auto parsed =
        parse_all("{\"body\":\"a\"}\n{\"body\":\"b\"}\n{\"body\":\"c\"}\n", "a.jsonl", options);
    EXPECT_EQ(parsed.articles.size(), 2U);
    EXPECT_EQ(parsed.skipped.size(), 1U);
    options.limits.max_article_bytes = 3;
    EXPECT_EQ(
        parse_all("{\"body\":\"abcd\"}\n{\"body\":\"b\"}", "a.jsonl", options).articles.size(), 1U);
}

TEST(Records, ListsAreFoundInsideEnvelopes) {
    const auto solr =
        parse_all(R"({"response":{"status":"ok","meta":{"hits":2},"docs":[)"
                  R"({"headline":{"main":"Ship sinks"},"byline":{"original":"By Ada Berg"},)"
                  R"("pub_date":"2021-12-30","lead_paragraph":"It sank in the harbour."},)"
                  R"({"headline":{"main":"Ship raised"},"lead_paragraph":"It was raised."}]}})",
                  "/x/a.json");
    ASSERT_EQ(solr.articles.size(), 2U);
    EXPECT_EQ(solr.articles[0].title, "Ship sinks");
    EXPECT_EQ(solr.articles[0].authors, std::vector<std::string>{"Ada Berg"});
    EXPECT_EQ(date_of(solr.articles[0]), "2021-12-30");
    const auto hits = parse_all(
        R"({"hits":{"total":1,"hits":[{"_id":"7","_source":{"title":"Ship","body":"It sank."}}]}})",
        "/x/a.json");
    ASSERT_EQ(hits.articles.size(), 1U);
    EXPECT_EQ(hits.articles[0].title, "Ship");
    const auto posts = parse_all(
        R"([{"id":12,"date":"2021-12-30T08:00:00","author":3,"title":{"rendered":"Ship sinks"},)"
        R"("content":{"rendered":"<p>It sank in the harbour.</p>","protected":false}}])",
        "/x/posts.json");
    ASSERT_EQ(posts.articles.size(), 1U);
    EXPECT_EQ(posts.articles[0].title, "Ship sinks");
    EXPECT_EQ(posts.articles[0].body, "It sank in the harbour.");
    EXPECT_TRUE(posts.articles[0].authors.empty());
}

TEST(Records, AMappedPathIsTheAddress) {
    ParseOptions options;
    options.field_map = {{"path", "where"}};
    const std::string_view address = "https://www.herald.example/2021/12/30/ship";
    const std::string json =
        R"({"title":"Ship","text":"It sank.","where":")" + std::string(address) + "\"}\n";
    const std::string csv = "title,text,where\nShip,It sank.," + std::string(address) + "\n";
    for (const auto& parsed :
         {parse_all(json, "/x/a.jsonl", options), parse_all(csv, "/x/a.csv", options)}) {
        ASSERT_EQ(parsed.articles.size(), 1U);
        EXPECT_EQ(date_of(parsed.articles[0]), "2021-12-30");
        EXPECT_EQ(parsed.articles[0].record_key, address);
    }
}

TEST(Records, FrontMatterOfTablesAndMappingsIsReadAsItIsMeant) {
    const auto toml = parse_all("+++\ntitle = \"Ship sinks\"\ndate = 2021-12-30\n[extra]\n"
                                "title = \"Other\"\ndate = 2020-01-01\n+++\n\nIt sank.\n",
                                "/x/a.md");
    ASSERT_EQ(toml.articles.size(), 1U);
    EXPECT_EQ(toml.articles[0].title, "Ship sinks");
    EXPECT_EQ(date_of(toml.articles[0]), "2021-12-30");
    for (const char* author : {"author:\n  name: Ada Berg\n  email: a@b\n",
                               "authors:\n  - name: Ada Berg\n", "authors:\n- \"Ada Berg\"\n"}) {
        const auto yaml =
            parse_all(std::string("---\ntitle: Ship\n") + author + "---\n\nIt sank.\n", "/x/a.md");
        ASSERT_EQ(yaml.articles.size(), 1U);
        EXPECT_EQ(yaml.articles[0].authors, std::vector<std::string>{"Ada Berg"}) << author;
    }
}

TEST(Records, AJsonFeedNamesTheOutlet) {
    const auto feed =
        parse_all(R"({"version":"https://jsonfeed.org/version/1.1","title":"The Herald",)"
                  R"("items":[{"id":"1","title":"Ship","content_text":"It sank."}]})",
                  "/x/feed.json");
    ASSERT_EQ(feed.articles.size(), 1U);
    EXPECT_EQ(feed.articles[0].outlet, "The Herald");
}

} // namespace
} // namespace gazette::indexer
