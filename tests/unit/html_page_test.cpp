// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "tests/support/parsed_articles.h"

namespace gazette::indexer {
namespace {

using article::BlockKind;
using testing::blocks_of;
using testing::date_of;
using testing::parse_all;
using Texts = std::vector<std::string>;

constexpr const char* paragraphs =
    "<p>The harbour council voted on Thursday to keep the old swing bridge open for a year.</p>"
    "<p>Its engineers had asked for a closure in spring, and repeated that at the meeting.</p>"
    "<h2>What the engineers found</h2>"
    "<p>Rust has eaten into two of the four girders, and <a href='/x'>a report</a> says so.</p>"
    "<ul><li>Girder one has lost a fifth of its steel</li><li>Girder two, a tenth</li></ul>";

std::string page(const std::string& head, const std::string& around) {
    return "<!DOCTYPE html><html lang='en-GB'><head><title>Bridge stays open - The Harbor "
           "Courier</title>" +
           head + "</head><body><nav><ul><li><a href='/'>Home</a></li></ul></nav>" + around +
           "<footer><p>Copyright The Harbor Courier, all rights reserved by the owners.</p>"
           "</footer></body></html>";
}

std::string in_article(const std::string& extra = "") {
    return "<main><article><h1>Bridge stays open</h1>" + std::string(paragraphs) + extra +
           "</article></main>";
}

article::Article parse_one(const std::string& html) {
    auto parsed = parse_all(html, "/a/page.html");
    EXPECT_EQ(parsed.articles.size(), 1U);
    return parsed.articles.empty() ? article::Article() : std::move(parsed.articles.front());
}

class HtmlPage : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!is_supported(Format::Html)) {
            GTEST_SKIP() << "built without libxml2";
        }
    }
};

TEST_F(HtmlPage, GivesTheTextWithoutWhatSurroundsIt) {
    const auto article = parse_one(page(
        "", in_article("<aside><p>Subscribe to our letter, which comes every day.</p></aside>"
                       "<div class='related-stories'><p>Another story about another bridge "
                       "somewhere else in the world.</p></div><script>var p = '<p>no</p>';</script>"
                       "<div style='display: none'><p>Hidden words that nobody reads.</p></div>")));
    EXPECT_EQ(article.title, "Bridge stays open");
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(blocks_of(article, BlockKind::Paragraph).size(), 3U) << article.body;
    EXPECT_EQ(blocks_of(article, BlockKind::SectionHead), (Texts{"What the engineers found"}));
    EXPECT_EQ(blocks_of(article, BlockKind::Bullet).size(), 2U);
    EXPECT_EQ(article.body.find("another bridge"), std::string::npos);
    EXPECT_EQ(article.body.find("Hidden"), std::string::npos);
    EXPECT_NE(article.body.find("and a report says so."), std::string::npos);
    EXPECT_FALSE(article.body_offset);
}

TEST_F(HtmlPage, FindsTheTextWithoutSemanticElementsToo) {
    const auto article = parse_one(
        page("", "<div id='wrap'><div class='x1'><div class='x2'>" + std::string(paragraphs) +
                     "</div></div><div class='sidebar'><p>A long teaser for something else that "
                     "is going on in town this week.</p></div></div>"));
    EXPECT_EQ(blocks_of(article, BlockKind::Paragraph).size(), 3U) << article.body;
    EXPECT_EQ(article.title, "Bridge stays open");
}

TEST_F(HtmlPage, JoinsTheMarkedPiecesOfAnArticle) {
    const auto article = parse_one(
        page("", "<article><div class='article-body'>" + std::string(paragraphs) +
                     "</div><div class='ad'>Buy</div><div class='article-body'><p>" +
                     std::string(300, 'x') +
                     " more text of the same article.</p></div></article>"
                     "<article><div class='article-body'><p>" +
                     std::string(400, 'y') + " another article altogether.</p></div></article>"));
    EXPECT_NE(article.body.find("same article"), std::string::npos);
    EXPECT_EQ(article.body.find("altogether"), std::string::npos);
}

TEST_F(HtmlPage, ReadsJsonLdBeforeMetaElements) {
    const auto article = parse_one(
        page("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":"
             "\"NewsArticle\",\"headline\":\"Bridge stays open\",\"datePublished\":"
             "\"2021-12-30T23:30:00-05:00\",\"dateModified\":\"2022-01-02\",\"author\":[{\"name\":"
             "\"Ines "
             "Vargas\"},{\"name\":\"Marta Osei\"}],\"publisher\":{\"name\":\"The Harbor "
             "Courier\"}}]}</script><meta name='author' content='Somebody Else'>",
             in_article()));
    EXPECT_EQ(date_of(article), "2021-12-30");
    EXPECT_EQ(article.date_source, article::DateSource::Metadata);
    EXPECT_EQ(article.authors, (Texts{"Ines Vargas", "Marta Osei"}));
    EXPECT_EQ(article.outlet, "The Harbor Courier");
}

TEST_F(HtmlPage, ReadsMetaElementsAndTime) {
    const auto meta =
        parse_one(page("<meta property='article:published_time' content='2021-12-30T10:00:00Z'>"
                       "<meta property='og:site_name' content='The Harbor Courier'>"
                       "<meta name='author' content='By Ines Vargas'>",
                       in_article()));
    EXPECT_EQ(date_of(meta), "2021-12-30");
    EXPECT_EQ(meta.authors, (Texts{"Ines Vargas"}));
    EXPECT_EQ(meta.outlet, "The Harbor Courier");
    const auto time = parse_one(page("", in_article("<time datetime='2021-12-30'>Today</time>")));
    EXPECT_EQ(date_of(time), "2021-12-30");
    EXPECT_LT(time.date_confidence, 0.9);
}

TEST_F(HtmlPage, UpdatedIsNotPublished) {
    const auto article =
        parse_one(page("<meta property='article:modified_time' content='2022-01-02'>"
                       "<meta property='article:published_time' content='2021-12-30'>",
                       in_article()));
    EXPECT_EQ(date_of(article), "2021-12-30");
    EXPECT_EQ(article.date_candidates.size(), 2U);
}

TEST_F(HtmlPage, CutsTheOutletOffTheTitle) {
    const auto article =
        parse_one(page("<meta property='og:site_name' content='The Harbor Courier'>",
                       "<div>" + std::string(paragraphs) + "</div>"));
    EXPECT_EQ(article.title, "Bridge stays open");
}

std::string teasers(const std::string& item) {
    std::string list;
    for (const char* headline : {"Storm closes the coast road", "Teachers win a pay deal",
                                 "Orchestra names its conductor", "Rail line is to reopen"}) {
        list += "<" + item + "><a href='/s'><h3>" + headline + "</h3></a><p>Words that lead to " +
                "another story of the day.</p><span>2 hours ago</span></" + item + ">";
    }
    return list;
}

TEST_F(HtmlPage, LeavesTeasersWhateverTheirClassIsCalled) {
    for (const std::string& html :
         {in_article("<div class='x1'><div class='x2'>More of this</div>" +
                     teasers("div class='x3'") + "</div>"),
          "<table><tr><td>" + std::string(paragraphs) + "</td><td>" + teasers("div") +
              "</td></tr></table>",
          "<div><h1>Bridge stays open</h1><div>" + std::string(paragraphs) +
              "</div></div><div><h2>Mehr zum Thema</h2>" + teasers("div") + "</div>"}) {
        const auto article = parse_one(page("", html));
        EXPECT_EQ(article.body.find("another story"), std::string::npos) << article.body;
        EXPECT_NE(article.body.find("Girder two"), std::string::npos) << article.body;
    }
}

TEST_F(HtmlPage, ReadsBylineAndDateThatOnlyReadersAreShown) {
    for (const char* shown :
         {"<p>By Ines Halloran</p><p>Wednesday, September 15, 2021</p>",
          "<font>By Ines Halloran<br>Wednesday, September 15, 2021</font>",
          "<div>Posted on <a>September 15, 2021</a> by <span class='author vcard'>Ines Halloran"
          "</span></div>",
          "<div>Submitted by <span>Ines Halloran</span> on Wed, 09/15/2021 - 06:10</div>",
          "<div><span>Von Ines Halloran · 15. September 2021, 06:10 Uhr</span></div>",
          "<div class='c1 byline'><span>Ines Halloran</span></div><span>Sept. 15, 2021</span>"}) {
        const auto article = parse_one(page("", "<div><h1>Bridge stays open</h1>" +
                                                    std::string(shown) + paragraphs + "</div>"));
        EXPECT_EQ(article.authors, (Texts{"Ines Halloran"})) << shown;
        EXPECT_EQ(date_of(article), "2021-09-15") << shown;
    }
}

TEST_F(HtmlPage, ReadsDatesThatTheirClassCallsSo) {
    const auto article = parse_one(
        page("", "<h2 class='date-header'>Wednesday, September 15, 2021</h2><div><h3 class="
                 "'post-title entry-title'>Bridge stays open</h3>" +
                     std::string(paragraphs) + "</div>"));
    EXPECT_EQ(article.title, "Bridge stays open");
    EXPECT_EQ(date_of(article), "2021-09-15");
    EXPECT_LT(article.date_confidence, 0.9);
}

TEST_F(HtmlPage, ReadsTheWholeTextThatJsonLdStates) {
    const auto article = parse_one(page(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"dateCreated\":"
        "\"2021-09-15\",\"articleBody\":\"The harbour council voted on Thursday to keep the old "
        "swing bridge open for a year. Its engineers had asked for a closure in spring. The report "
        "that they wrote in March speaks of rust in two of the four girders, and of bearings for "
        "which no spare parts have been made since the foundry on the south bank shut. Seven of "
        "twelve members were against it, said the clerk who counted them, and the ferry went on as "
        "before.\"}</script>",
        "<div><h1>Bridge stays open</h1><p>The harbour council voted on Thursday to keep the old "
        "swing bridge open for a year.</p><div class='paywall'><p>Subscribe to read on.</p></div>"
        "</div>"));
    EXPECT_NE(article.body.find("the ferry went on as before"), std::string::npos);
    EXPECT_EQ(date_of(article), "2021-09-15");
}

TEST_F(HtmlPage, NamesTheOutletByItsHostWhereItStatesNoOther) {
    const std::string canonical = "<link rel='canonical' href='https://www.courier.example/a/1'>";
    EXPECT_EQ(parse_one(page(canonical, in_article())).outlet, "courier.example");
    EXPECT_EQ(parse_one(page(canonical + "<meta property='og:site_name' content='Harbor Courier | "
                                         "News, Sport'>",
                             in_article()))
                  .outlet,
              "Harbor Courier");
}

TEST_F(HtmlPage, KeepsCaptionsApart) {
    const auto article = parse_one(
        page("", in_article("<figure><img src='b.jpg'><figcaption>The bridge at dawn.</figcaption>"
                            "</figure><p>The vote was unanimous, said the harbour master.</p>")));
    EXPECT_EQ(blocks_of(article, BlockKind::Caption), (Texts{"The bridge at dawn."}));
}

TEST_F(HtmlPage, WithoutTextIsSkipped) {
    const auto parsed = parse_all("<html><title>Only a title here</title><body></body></html>");
    EXPECT_TRUE(parsed.articles.empty());
    EXPECT_EQ(parsed.skipped.size(), 1U);
}

TEST_F(HtmlPage, NestedTagsAndManyAttributesTakeLinearTime) {
    for (const char* tag : {"<div>", "<b>", "<p>", "<li>", "<a href=x>", "<table>", "<span>"}) {
        std::string html = "<html><body><p>The words that matter here.</p>";
        for (int i = 0; i < 20'000; ++i) {
            html += tag;
            html += "x";
        }
        const auto parsed = parse_all(html, "a.html");
        ASSERT_EQ(parsed.articles.size(), 1U) << tag;
        EXPECT_NE(parsed.articles[0].body.find("matter"), std::string::npos) << tag;
    }
    std::string attributes = "<html><body><p>The words that matter here.</p><a ";
    std::string ends;
    for (int i = 0; i < 50'000; ++i) {
        attributes += "a" + std::to_string(i) + "=1 ";
        ends += "</p></b>";
    }
    EXPECT_EQ(parse_all(attributes + ">x</a>", "a.html").articles.size(), 1U);
    EXPECT_EQ(
        parse_all("<html><p>The words that matter here.</p>" + ends, "a.html").articles.size(), 1U);
}

constexpr const char* story =
    "<article><h1>Ferry fares rise again</h1><p>The ferry fares rise in May, said the board of the "
    "harbour on Thursday after a long meeting with the unions.</p></article>";

TEST_F(HtmlPage, TimesOfOtherStoriesDateNothing) {
    for (const char* other :
         {"<aside><h3>Most read</h3><time datetime='2018-01-02'>x</time></aside>",
          "<ul><li><a href='/x'>A much older story</a><time datetime='2018-01-02'>x</time></ul>",
          "<div class='comments'><time datetime='2018-01-02'>x</time></div>"}) {
        const auto parsed = parse_all(std::string("<html><body>") + story + other, "a.html");
        ASSERT_EQ(parsed.articles.size(), 1U);
        EXPECT_EQ(date_of(parsed.articles[0]), "") << other;
    }
}

TEST_F(HtmlPage, ATimeInAListOfItsOwnFactsDatesIt) {
    const auto parsed =
        parse_all(std::string("<html><body><ul><li><a href='/a'>Ada Berg</a></li><li><time "
                              "datetime='2021-12-30'>x</time></li></ul>") +
                      story,
                  "a.html");
    ASSERT_EQ(parsed.articles.size(), 1U);
    EXPECT_EQ(date_of(parsed.articles[0]), "2021-12-30");
}

TEST_F(HtmlPage, PeopleAndOutletsOfAGraphAreLookedUpByTheirId) {
    const auto parsed = parse_all(
        std::string("<html><head><script type='application/ld+json'>") +
            R"({"@graph":[{"@type":"NewsArticle","headline":"Ferry fares rise again",)"
            R"("author":{"@id":"#p1"},"publisher":{"@id":"#org"},"datePublished":"2021-12-30"},)"
            R"({"@type":"Organization","@id":"#org","name":"The Herald"},)"
            R"({"@type":"Person","@id":"#p1","name":"Ada Berg"}]}</script></head><body>)" +
            story,
        "a.html");
    ASSERT_EQ(parsed.articles.size(), 1U);
    EXPECT_EQ(parsed.articles[0].authors, std::vector<std::string>{"Ada Berg"});
    EXPECT_EQ(parsed.articles[0].outlet, "The Herald");
}

TEST_F(HtmlPage, OutletsAreReadOffMicrodataAndMicroformats) {
    for (const char* outlet :
         {"<div itemprop='publisher'><meta itemprop='name' content='The Herald'></div>",
          "<span itemprop='publisher'><b itemprop='name'>The Herald</b></span>",
          "<span class='source-org vcard'><span class='fn'>The Herald</span></span>"}) {
        const auto parsed = parse_all(std::string("<html><body>") + outlet + story, "a.html");
        ASSERT_EQ(parsed.articles.size(), 1U);
        EXPECT_EQ(parsed.articles[0].outlet, "The Herald") << outlet;
    }
}

} // namespace
} // namespace gazette::indexer
