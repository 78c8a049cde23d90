// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "indexer/parsing/tag_stripping.h"
#include "tests/support/parsed_articles.h"

namespace gazette::indexer {
namespace {

using testing::date_of;
using testing::parse_all;
using Texts = std::vector<std::string>;

class XmlNews : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!is_supported(Format::Nitf)) {
            GTEST_SKIP() << "built without libxml2";
        }
    }
};

TEST_F(XmlNews, Nitf) {
    const auto parsed = parse_all(
        "<?xml version='1.0'?><nitf baselang='en-US'><head><title>Bridge</title><docdata>"
        "<date.issue norm='20211230T101500Z'/><doc-id id-string='x1'/></docdata></head><body>"
        "<body.head><hedline><hl1>Bridge stays open</hl1><hl2>A clear vote</hl2></hedline>"
        "<byline>By Ines Vargas, Associated Press</byline><distributor>Harbor Wire</distributor>"
        "<dateline>HARBOR, Dec 30 -</dateline></body.head><body.content><p>The vote was clear.</p>"
        "<p>It was over in <em>minutes</em>.</p></body.content><body.end><tagline>Edited by Jo "
        "Reed</tagline></body.end></body></nitf>");
    ASSERT_EQ(parsed.articles.size(), 1U);
    const auto& article = parsed.articles[0];
    EXPECT_EQ(article.title, "Bridge stays open");
    EXPECT_EQ(article.subtitle, "A clear vote");
    EXPECT_EQ(article.authors, (Texts{"Ines Vargas"}));
    EXPECT_EQ(article.outlet, "Harbor Wire");
    EXPECT_EQ(article.dateline, "HARBOR");
    EXPECT_EQ(date_of(article), "2021-12-30");
    EXPECT_EQ(article.lead, "The vote was clear.");
    EXPECT_EQ(article.language, "en");
}

TEST_F(XmlNews, NewsMl) {
    const auto parsed = parse_all(
        "<?xml version='1.0'?><NewsML><NewsItem xml:lang='en'><Identification><NewsIdentifier>"
        "<DateId>20211230</DateId><PublicIdentifier>urn:1</PublicIdentifier></NewsIdentifier>"
        "</Identification><NewsManagement><FirstCreated>20211230T101500+0000</FirstCreated>"
        "</NewsManagement><NewsComponent><NewsLines><HeadLine>Bridge stays open</HeadLine>"
        "<ByLine>Ines Vargas</ByLine><DateLine>HARBOR, Dec 30, 2021 (AFP) -</DateLine></NewsLines>"
        "<ContentItem><MediaType FormalName='Text'/><DataContent><p>The vote was clear.</p>"
        "</DataContent></ContentItem><ContentItem><MediaType FormalName='Photo'/><DataContent>"
        "bytes</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>");
    ASSERT_EQ(parsed.articles.size(), 1U);
    EXPECT_EQ(parsed.articles[0].title, "Bridge stays open");
    EXPECT_EQ(date_of(parsed.articles[0]), "2021-12-30");
    EXPECT_EQ(parsed.articles[0].body, "The vote was clear.");
    EXPECT_EQ(parsed.articles[0].dateline, "HARBOR");
}

TEST_F(XmlNews, NewsMlG2WithAnyPrefix) {
    const auto parsed = parse_all(
        "<n:newsMessage xmlns:n='http://iptc.org/std/nar/2006-10-01/' "
        "xmlns:h='http://www.w3.org/1999/xhtml'><n:itemSet><n:newsItem guid='g1'><n:itemMeta>"
        "<n:provider literal='Harbor Wire'/><n:versionCreated>2022-01-02T10:00:00Z"
        "</n:versionCreated><n:firstCreated>2021-12-30T10:00:00Z</n:firstCreated></n:itemMeta>"
        "<n:contentMeta><n:language tag='en'/><n:headline>Bridge stays open</n:headline>"
        "<n:by>Ines Vargas</n:by></n:contentMeta><n:contentSet><n:inlineXML><h:html><h:body>"
        "<h:p>The vote was clear.</h:p></h:body></h:html></n:inlineXML></n:contentSet>"
        "</n:newsItem><n:newsItem guid='g2'><n:contentSet/></n:newsItem></n:itemSet>"
        "</n:newsMessage>");
    ASSERT_EQ(parsed.articles.size(), 1U);
    EXPECT_EQ(parsed.articles[0].record_key, "g1");
    EXPECT_EQ(date_of(parsed.articles[0]), "2021-12-30");
    EXPECT_EQ(parsed.articles[0].outlet, "Harbor Wire");
    EXPECT_EQ(parsed.articles[0].body, "The vote was clear.");
    ASSERT_EQ(parsed.skipped.size(), 1U);
    EXPECT_EQ(parsed.skipped[0].first, "g2");
}

TEST_F(XmlNews, FlashesWithoutHeadlineAreHeadedByTheirLead) {
    const auto parsed = parse_all(
        "<newsMessage "
        "xmlns='http://iptc.org/std/nar/2006-10-01/'><header><sent>2021-12-30T10:00:00Z"
        "</sent></header><itemSet><newsItem guid='g1'><contentMeta><headline/>"
        "<by>Reuters, DEC 30</by></contentMeta><contentSet><inlineXML><html><body><p>The swing "
        "bridge stays open for a year. The vote was clear.</p></body></html></inlineXML>"
        "</contentSet></newsItem></itemSet></newsMessage>");
    ASSERT_EQ(parsed.articles.size(), 1U);
    const auto& article = parsed.articles[0];
    EXPECT_EQ(article.title, "The swing bridge stays open for a year");
    EXPECT_EQ(date_of(article), "2021-12-30");
    EXPECT_EQ(article.authors, Texts{});
    EXPECT_EQ(article.credit_line, "Reuters");
    EXPECT_EQ(article.warnings, (Texts{"no headline stated: the lead's beginning stands for it"}));
}

TEST_F(XmlNews, EntriesWithoutTextAreFoundByWhatTheySay) {
    const auto parsed = parse_all(
        "<rss version='2.0'><channel><title>Harbor Wire</title><item><category>Bridges</category>"
        "<link>http://harbor.example/1</link></item></channel></rss>");
    ASSERT_EQ(parsed.articles.size(), 1U);
    EXPECT_EQ(parsed.articles[0].title, "");
    EXPECT_EQ(parsed.articles[0].body, "Bridges\n\nhttp://harbor.example/1");
}

TEST_F(XmlNews, RssAndAtomGiveAnArticleAnEntry) {
    const auto rss = parse_all(
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
        "xmlns:media='http://search.yahoo.com/mrss/'><channel><title>The Harbor Courier</title>"
        "<item><media:title>No</media:title><title>Bridge &amp;amp; ferry</title><guid>g1</guid>"
        "<pubDate>Thu, 30 Dec 2021 10:00:00 GMT</pubDate><description>Short</description>"
        "<content:encoded><![CDATA[<p>The vote was clear.</p><p>Again.</p>]]></content:encoded>"
        "</item><item><title>Only a headline</title></item><item/></channel></rss>");
    ASSERT_EQ(rss.articles.size(), 2U);
    EXPECT_EQ(rss.articles[0].title, "Bridge & ferry");
    EXPECT_EQ(rss.articles[0].record_key, "g1");
    EXPECT_EQ(rss.articles[0].body, "The vote was clear.\n\nAgain.");
    EXPECT_EQ(rss.articles[0].outlet, "The Harbor Courier");
    EXPECT_EQ(date_of(rss.articles[0]), "2021-12-30");
    EXPECT_EQ(rss.articles[1].record_key, "entry 2");
    EXPECT_EQ(rss.skipped.size(), 1U);
    const auto atom = parse_all(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>Bridge</title>"
        "<id>a1</id><updated>2022-01-02T00:00:00Z</updated><published>2021-12-30T00:00:00Z"
        "</published><author><name>Ines Vargas</name></author><content type='xhtml'><div "
        "xmlns='http://www.w3.org/1999/xhtml'><p>The vote was clear.</p></div></content></entry>"
        "</feed>");
    ASSERT_EQ(atom.articles.size(), 1U);
    EXPECT_EQ(date_of(atom.articles[0]), "2021-12-30");
    EXPECT_EQ(atom.articles[0].authors, (Texts{"Ines Vargas"}));
    EXPECT_EQ(atom.articles[0].body, "The vote was clear.");
}

TEST_F(XmlNews, IllFormedFeedsGiveWhatCanBeRecovered) {
    const auto parsed =
        parse_all("<rss><channel><item><title>One & two</title><description>Text with &nbsp; and "
                  "a & b</description></item><item><title>Cut off");
    ASSERT_GE(parsed.articles.size(), 1U);
    EXPECT_EQ(parsed.articles[0].title, "One & two");
}

TEST_F(XmlNews, EntitiesOfADocumentTypeAreNotExpanded) {
    std::string bomb = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'lol'>";
    for (int i = 0; i < 20; ++i) {
        bomb += "<!ENTITY b" + std::to_string(i) + " '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>";
    }
    bomb += "<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>T</title>"
            "<description>Words &x; here</description></item></channel></rss>";
    const auto parsed = parse_all(bomb);
    ASSERT_EQ(parsed.articles.size(), 1U);
    EXPECT_EQ(parsed.articles[0].body.find("root"), std::string::npos);
}

TEST_F(XmlNews, OtherXmlIsReadByItsNames) {
    const auto parsed = parse_all(
        "<?xml version='1.0'?><List><News><headline>Bridge stays open</headline><PublishDate>"
        "2021-12-30T10:00:00</PublishDate><content>&lt;p&gt;The vote was clear, and it was quick."
        "&lt;/p&gt;</content></News></List>");
    ASSERT_EQ(parsed.articles.size(), 1U);
    EXPECT_EQ(parsed.articles[0].title, "Bridge stays open");
    EXPECT_EQ(parsed.articles[0].body, "The vote was clear, and it was quick.");
    EXPECT_EQ(date_of(parsed.articles[0]), "2021-12-30");
    EXPECT_EQ(parse_all("<?xml version='1.0'?><a><b/></a>").skipped.size(), 1U);
}

TEST_F(XmlNews, DeepNestingIsRefusedInLinearTime) {
    std::string deep = "<?xml version='1.0'?><nitf>";
    for (int i = 0; i < 50'000; ++i) {
        deep += "<a>";
    }
    EXPECT_EQ(parse_all(deep).skipped.size(), 1U);
}

TEST(WireMessages, Iptc7901) {
    const auto parsed = parse_all("\x01"
                                  "abc0001 3 s 120  hw 001\r\n\r\nBridge/\r\n\x02"
                                  "Bridge stays open\r\nBy Ines Vargas, hw =\r\n\r\n"
                                  "Harbor (dpa) - The vote on the bridge was clear and it was\r\n"
                                  "over in minutes, said the harbour master afterwards.\r\n\r\n"
                                  "* * * *\r\nNot for publication\r\n\x03"
                                  "301341 GMT Dez 21\r\n");
    ASSERT_EQ(parsed.articles.size(), 1U);
    const auto& article = parsed.articles[0];
    EXPECT_EQ(article.title, "Bridge stays open");
    EXPECT_EQ(article.authors, (Texts{"Ines Vargas"}));
    EXPECT_EQ(date_of(article), "2021-12-30");
    EXPECT_EQ(article.dateline, "Harbor");
    EXPECT_EQ(article.body.find("Not for"), std::string::npos);
}

TEST(WireMessages, Anpa1312) {
    const auto parsed = parse_all(
        "\x16\x16\x01"
        "A1234\r\nr a\x11 BC-Bridge\r\n\x02^BC-Bridge,120<\r\n^Bridge stays open<\r\n"
        "^By INES VARGAS=\r\n^Associated Press=\r\n\t   HARBOR (AP) _ The vote was ``clear,'' he "
        "said.\r\n \r\n\t   It was over in minutes.\r\n\x03"
        "AP-WF-12-30-21 0745GMT<\r\n");
    ASSERT_EQ(parsed.articles.size(), 1U);
    const auto& article = parsed.articles[0];
    EXPECT_EQ(article.title, "Bridge stays open");
    EXPECT_EQ(article.authors, (Texts{"INES VARGAS"}));
    EXPECT_EQ(article.outlet, "The Associated Press");
    EXPECT_EQ(date_of(article), "2021-12-30");
    EXPECT_EQ(article.lead, "The vote was \"clear,\" he said.");
}

TEST(TagStripping, KeepsTextAndParagraphs) {
    EXPECT_EQ(
        strip_tags("<p>One &amp; <b>two</b></p><!-- no --><script>x<y</script><p>three&#8217;s"),
        (Texts{"One & two", "three’s"}));
    EXPECT_EQ(strip_tags("a < b and <"), (Texts{"a < b and <"}));
    EXPECT_EQ(decode_references("&eacute;&#x41;&unknown;&amp"), "éA&unknown;&amp");
    EXPECT_EQ(decode_references("&#0065;&#X1f600;&#10;"), "A\U0001F600\n");
    for (const std::string_view none : {"&#;", "&#x;", "&#6x5;", "&#-65;", "&#xG;", "&#27;", "&#0;",
                                        "&#xD800;", "&#x110000;", "&#xFFFFFFF;"}) {
        EXPECT_EQ(decode_references(none), none);
    }
}

} // namespace
} // namespace gazette::indexer
