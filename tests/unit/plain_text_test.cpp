// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "common/base/file.h"
#include "tests/support/parsed_articles.h"

namespace gazette::indexer {
namespace {

using article::BlockKind;
using article::DateSource;
using testing::blocks_of;
using testing::date_of;
using testing::parse_all;
using Texts = std::vector<std::string>;

article::Article parse_one(const std::string& text, const ParseOptions& options = {}) {
    auto parsed = parse_all(text, "", options);
    EXPECT_EQ(parsed.articles.size(), 1U) << text;
    return parsed.articles.empty() ? article::Article() : std::move(parsed.articles.front());
}

article::Article parse_corpus(const std::string& name) {
    return parse_one(
        read_file(std::string(GAZETTE_SOURCE_DIR) + "/corpus/biden-putin-call/" + name));
}

const std::string story =
    "The harbour council voted on Thursday to keep the old swing bridge open for another year.\n\n"
    "Its engineers had asked for a closure in spring, and repeated that request at the meeting.\n";

TEST(PlainText, ReadsTheFiveFormsOfOneStory) {
    const auto meridian = parse_corpus("000-call-meridian.txt");
    EXPECT_EQ(date_of(meridian), "2021-12-30");
    EXPECT_EQ(meridian.date_source, DateSource::Header);
    EXPECT_EQ(meridian.title, "");
    EXPECT_EQ(meridian.body_offset, 17U);
    EXPECT_EQ(blocks_of(meridian, BlockKind::SectionHead), (Texts{"What is on the table"}));

    const auto gazetteer = parse_corpus("001-call-gazetteer.txt");
    EXPECT_EQ(date_of(gazetteer), "2021-12-31");
    EXPECT_EQ(gazetteer.dateline, "WILMINGTON, Del.");
    EXPECT_EQ(gazetteer.lead.rfind("A late-December telephone call", 0), 0U);
    EXPECT_EQ(gazetteer.body_line, 5U);
    EXPECT_EQ(blocks_of(gazetteer, BlockKind::Credit).size(), 1U);
    EXPECT_EQ(blocks_of(gazetteer, BlockKind::Caption).size(), 1U);
    EXPECT_EQ(gazetteer.credit_line, "The Associated Press");

    const auto channel = parse_corpus("002-call-channel-nine.txt");
    EXPECT_EQ(date_of(channel), "");
    EXPECT_EQ(channel.title, "");
    EXPECT_EQ(blocks_of(channel, BlockKind::SectionHead), (Texts{"What You Need To Know"}));
    EXPECT_EQ(blocks_of(channel, BlockKind::Bullet).size(), 4U);
    EXPECT_EQ(blocks_of(channel, BlockKind::Caption).size(), 2U);
    EXPECT_EQ(blocks_of(channel, BlockKind::Credit).size(), 1U);

    const auto lantern = parse_corpus("003-call-lantern.txt");
    EXPECT_EQ(date_of(lantern), "2021-12-29");

    const auto pelican = parse_corpus("004-call-gulf-pelican.txt");
    EXPECT_EQ(date_of(pelican), "2021-12-30");
    EXPECT_EQ(pelican.date_source, DateSource::Written);
    EXPECT_EQ(pelican.title, "Biden, Putin Talk Again As Both Sides Warn Of A Break Over Ukraine");
    EXPECT_EQ(pelican.subtitle, "Kremlin says sanctions could end ties; White House asks for calm");
    EXPECT_EQ(pelican.authors, (Texts{"Pelican Newsroom"}));
    EXPECT_EQ(blocks_of(pelican, BlockKind::AuthorBox).size(), 3U);
    EXPECT_EQ(blocks_of(pelican, BlockKind::Plea).size(), 1U);
    EXPECT_EQ(pelican.body.find("December 30, 2021"), std::string::npos);
}

TEST(PlainText, DateHeadersGiveTheDateOrAWarning) {
    struct Case {
        const char* header;
        const char* date;
        DateSource source;
    };
    const Case cases[] = {
        {" date 2021-12-29 ", "2021-12-29", DateSource::Header},
        {" date 2021-12 ", "2021-12", DateSource::Header},
        {" date 2021 ", "2021", DateSource::Header},
        {" date 2021-12-31 \n\n\n", "2021-12-31", DateSource::Header},
        {"date: 2021-12-29\n", "2021-12-29", DateSource::Header},
        {"\xEF\xBB\xBF date 2021-12-29 ", "2021-12-29", DateSource::Header},
        {"Dec. 30, 2021\n", "2021-12-30", DateSource::Written},
        {"30 December 2021 | 14:05 GMT\n", "2021-12-30", DateSource::Written},
        {"Published on Dec 31, 2021 02:43 PM IST\n", "2021-12-31", DateSource::Written},
        {"Updated Jan. 2, 2022; published Dec. 31, 2021\n", "2021-12-31", DateSource::Written},
        {" date 2021-02-31 ", "", DateSource::None},
        {" date 0001-01-01 ", "", DateSource::None},
        {" date 99999-12-30 ", "", DateSource::None},
    };
    for (const Case& c : cases) {
        const auto article = parse_one(c.header + story);
        EXPECT_EQ(date_of(article), c.date) << c.header;
        EXPECT_EQ(article.date_source, c.source) << c.header;
        EXPECT_EQ(article.warnings.empty(), *c.date != '\0') << c.header;
        EXPECT_EQ(article.body.rfind("The harbour council", 0), 0U) << c.header;
        EXPECT_TRUE(article.title.empty()) << c.header << article.title;
    }
}

TEST(PlainText, HeadlineIsTakenOnceHoweverOftenItStandsThere) {
    for (const char* opening :
         {"Bridge stays open\n\n", "Bridge stays open\n\nBridge stays open\n\n",
          "Bridge stays open\nBridge Stays Open\n\n", " date 2021-12-30 Bridge stays open\n\n",
          "Bridge stays open\n2021-12-30\n\n", "Title: Bridge stays open\nDate: 2021-12-30\n\n"}) {
        const auto article = parse_one(opening + story);
        EXPECT_EQ(article.title, "Bridge stays open") << opening;
        EXPECT_EQ(article.body.rfind("The harbour council", 0), 0U) << opening;
    }
}

TEST(PlainText, FirstParagraphIsNoHeadline) {
    EXPECT_EQ(parse_one(story).title, "");
    EXPECT_EQ(parse_one(" date 2021-12-30 " + story).title, "");
    EXPECT_EQ(parse_one("DENVER, March 9 - " + story).title, "");
    EXPECT_EQ(parse_one("Bern, 2010-07-15 - New ambassadors present credentials\n\n" + story).title,
              "");
    EXPECT_EQ(parse_one("BRIDGE STAYS OPEN - Ferry does not\n\n" + story).title,
              "BRIDGE STAYS OPEN - Ferry does not");
}

TEST(PlainText, BylinesAreReadInTheirForms) {
    struct Case {
        const char* byline;
        Texts names;
    };
    const Case cases[] = {
        {"By Ines Vargas\n\n", {"Ines Vargas"}},
        {"By Ines Vargas and Marta Osei\n", {"Ines Vargas", "Marta Osei"}},
        {"Ines Vargas\nInes Vargas\nDecember 30, 2021\n\n", {"Ines Vargas"}},
        {"2021-12-30\n\nInes Vargas\n\nUSA TODAY\n\n", {"Ines Vargas"}},
        {"By Ines Vargas | December 30, 2021\n\n", {"Ines Vargas"}},
        {"Von Ines Vargas, Redakteur\n\n", {"Ines Vargas"}},
    };
    for (const Case& c : cases) {
        const auto article = parse_one(std::string("Bridge stays open\n\n") + c.byline + story);
        EXPECT_EQ(article.authors, c.names) << c.byline;
        EXPECT_EQ(article.title, "Bridge stays open") << c.byline;
        EXPECT_EQ(article.body.rfind("The harbour council", 0), 0U) << c.byline << article.body;
    }
}

TEST(PlainText, BodyIsASliceOfTheFile) {
    for (const char* line_end : {"\n", "\r\n", "\r"}) {
        std::string text = "Bridge stays open\n\nBy Ines Vargas\n\n" + story;
        std::string file;
        for (const char c : text) {
            file += c == '\n' ? std::string(line_end) : std::string(1, c);
        }
        const auto article = parse_one(file);
        ASSERT_TRUE(article.body_offset);
        EXPECT_EQ(file.substr(*article.body_offset, article.body.size()), article.body);
        EXPECT_EQ(article.body_line, 5U);
        EXPECT_EQ(article.blocks.size(), 2U);
    }
}

TEST(PlainText, DatelinesWithAYearDateTheArticle) {
    const auto article = parse_one("Bern, 2010-07-15 - " + story);
    EXPECT_EQ(date_of(article), "2010-07-15");
    EXPECT_EQ(article.date_source, DateSource::Dateline);
    EXPECT_EQ(article.dateline, "Bern");
    EXPECT_EQ(article.lead.rfind("The harbour council", 0), 0U);
}

TEST(PlainText, SignedDocumentsAreDatedBelow) {
    const std::string act =
        story + "\nThe fee for a passage shall be paid at the bridge house.\n\n";
    for (const char* signature :
         {"ANN B. LEE\n\nTHE HARBOUR HOUSE,\nMarch 2, 2021.\n",
          "THE HARBOUR HOUSE,\n\nMarch 2, 2021\n",
          "In witness whereof I have set my hand this\nsecond day of March, in the year of our\n"
          "Lord two thousand twenty-one.\n\nANN B. LEE\n"}) {
        const auto article = parse_one(act + signature);
        EXPECT_EQ(date_of(article), "2021-03-02") << signature;
        EXPECT_EQ(article.date_source, DateSource::Written);
        EXPECT_GE(article.date_confidence, 0.9);
    }
    // What only tells of a day is no signature.
    const auto told = parse_one(act + "The fees were last raised by the council of the city on\n"
                                      "March 2, 2021.\n");
    EXPECT_LT(told.date_confidence, 0.9);
}

TEST(PlainText, TodayBeforeADateDatesTheArticle) {
    EXPECT_EQ(date_of(parse_one("Today, Friday, July 8, 2022, the harbour council met to hear what "
                                "its engineers had found below the bridge.\n")),
              "2022-07-08");
    EXPECT_EQ(date_of(parse_one("The author of the book on the set of the Today show, January 5, "
                                "2018, where he spoke about the bridge of the harbour.\n")),
              "");
}

TEST(PlainText, ContradictingDatesAreSaid) {
    const auto article = parse_one(" date 2021-12-29 Bridge stays open\n2018-07-03\n\n" + story);
    EXPECT_EQ(date_of(article), "2021-12-29");
    EXPECT_EQ(article.date_candidates.size(), 2U);
    ASSERT_EQ(article.warnings.size(), 1U);
    EXPECT_EQ(article.warnings[0], "dates disagree: header 2021-12-29, written 2018-07-03");
}

TEST(PlainText, DatesBeyondTodayAreMisreadings) {
    ParseOptions options;
    options.latest_date = {2022, 1, 1};
    EXPECT_EQ(date_of(parse_one(" date 2022-01-02 " + story, options)), "");
    EXPECT_EQ(date_of(parse_one(" date 2022-01-01 " + story, options)), "2022-01-01");
}

TEST(PlainText, OptionsBeatWhatIsFound) {
    ParseOptions options;
    options.date = article::Date{2020, 1, 2};
    options.outlet = "The Harbor Courier";
    options.language = "en";
    const auto article = parse_one(" date 2021-12-29 " + story, options);
    EXPECT_EQ(date_of(article), "2020-01-02");
    EXPECT_EQ(article.date_source, DateSource::Option);
    EXPECT_EQ(article.outlet, "The Harbor Courier");
    EXPECT_EQ(article.language, "en");
}

TEST(PlainText, WhatHoldsNoTextIsSkippedWithItsReason) {
    for (const std::string& text : {std::string(), std::string(" \n\t\n   "),
                                    std::string("\xEF\xBB\xBF"), std::string(100, '\x02')}) {
        const auto parsed = parse_all(text);
        EXPECT_TRUE(parsed.articles.empty());
        EXPECT_EQ(parsed.skipped.size(), 1U);
    }
}

TEST(PlainText, ControlCharactersAloneDoNotMakeABinary) {
    const std::string bells(50, '\a');
    EXPECT_EQ(parse_all("The bridge " + bells + " stays open.").articles.size(), 1U);
    std::string noise;
    std::uint32_t state = 1;
    for (int i = 0; i < 4000; ++i) {
        state = state * 1664525U + 1013904223U;
        noise += static_cast<char>(state >> 24U);
    }
    EXPECT_EQ(parse_all(noise, "a.txt").skipped.size(), 1U);
}

TEST(PlainText, BrokenBytesAreReplacedAndSaid) {
    const auto article = parse_one("Bridge stays open\n\n" + story + "\xC3\x28 \xFF end of it");
    EXPECT_FALSE(article.body_offset);
    EXPECT_FALSE(article.warnings.empty());
    EXPECT_NE(article.body.find("end of it"), std::string::npos);
}

TEST(PlainText, LongLinesAndManyLinesTakeLinearTime) {
    EXPECT_EQ(parse_all(std::string(5'000'000, 'x')).articles.size(), 1U);
    std::string lines;
    for (int i = 0; i < 200'000; ++i) {
        lines += "12 ( , a\n";
    }
    EXPECT_EQ(parse_all(lines).articles.size(), 1U);
    EXPECT_EQ(parse_all("a" + std::string(3'000'000, '\n') + "b").articles.size(), 1U);
}

} // namespace
} // namespace gazette::indexer
