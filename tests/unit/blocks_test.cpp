// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "indexer/parsing/blocks.h"
#include "indexer/parsing/boilerplate.h"
#include "indexer/parsing/captions.h"
#include "tests/support/parsed_articles.h"

namespace gazette::indexer {
namespace {

using article::BlockKind;
using Texts = std::vector<std::string>;

Texts texts_of(const std::string& body) {
    Texts texts;
    for (const article::Block& block : split_blocks(body)) {
        texts.push_back(body.substr(block.begin, block.end - block.begin));
    }
    return texts;
}

TEST(Blocks, ArePartedByBlankLines) {
    EXPECT_EQ(texts_of("one\n\n\ntwo \r\n \r\nthree"), (Texts{"one", "two", "three"}));
    EXPECT_EQ(texts_of("one\ntwo"), (Texts{"one", "two"}));
    EXPECT_TRUE(texts_of(" \n\n").empty());
}

TEST(Blocks, JoinLinesThatWereWrapped) {
    const std::string wrapped = "The harbour council voted on Thursday to keep the old swing\n"
                                "bridge open for another year, against the advice of its own\n"
                                "engineers.\n"
                                "    Those engineers had asked for a closure in the spring of\n"
                                "that year.";
    EXPECT_EQ(texts_of(wrapped).size(), 2U);
    EXPECT_EQ(texts_of("Ines Vargas\nInes Vargas\nDecember 30, 2021").size(), 3U);
}

TEST(Blocks, ListMarksMakeBullets) {
    const std::string body = "  • one thing\n  • another\n\n* star\n\n- dash\n\n-5 degrees";
    const auto blocks = split_blocks(body);
    ASSERT_EQ(blocks.size(), 5U);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(blocks[i].kind, BlockKind::Bullet);
    }
    EXPECT_EQ(blocks[4].kind, BlockKind::Paragraph);
    EXPECT_EQ(texts_of(body)[0], "one thing");
}

TEST(Blocks, BoilerplateIsKnown) {
    EXPECT_TRUE(is_caption("The bridge at dawn. (AP/Jo Reed)"));
    EXPECT_TRUE(is_caption("The bridge at dawn on Monday. (Jo Reed/The City via AP)"));
    EXPECT_TRUE(is_caption("In this image provided by the city, the bridge is seen at dawn."));
    EXPECT_FALSE(is_caption("The bridge (the old one) was closed (again)."));
    EXPECT_FALSE(is_caption("The bridge stays open. (Reuters)"));
    EXPECT_TRUE(is_credit(std::string_view("The Associated Press contributed to this report.")));
    EXPECT_TRUE(is_credit(std::string_view("(Reporting by Jo Reed; Editing by Ann Lee)")));
    EXPECT_FALSE(is_credit(std::string_view("The mayor praised the reporting by local papers.")));
    EXPECT_EQ(credited_agency("With Reuters and the Associated Press"), "Reuters");
    EXPECT_TRUE(is_plea(std::string_view("Sign up for our morning newsletter.")));
    EXPECT_TRUE(is_plea(std::string_view("Subscribe to the newsletter everyone reads.")));
    EXPECT_FALSE(is_plea(
        std::string_view("Readers may subscribe to no single theory of why the bridge failed.")));
    EXPECT_TRUE(is_furniture(std::string_view("###")));
    EXPECT_TRUE(is_furniture(std::string_view("ADVERTISEMENT")));
    EXPECT_FALSE(is_furniture(std::string_view("42")));
    EXPECT_TRUE(is_author_box(std::string_view("Ines Vargas is a reporter for the Courier."),
                              {"Ines Vargas"}));
    EXPECT_FALSE(is_author_box(std::string_view("Ines Vargas said no."), {"Ines Vargas"}));
}

TEST(Blocks, NeverOverlapAndHaveNoBlanksAtTheirEnds) {
    const std::string body = "  a \n\n • b\r\n\t c\n\xC2\xA0\n d \xE2\x80\xA8 e\f g \n- h";
    std::uint32_t end = 0;
    for (const article::Block& block : split_blocks(body)) {
        EXPECT_GE(block.begin, end);
        EXPECT_LT(block.begin, block.end);
        EXPECT_NE(body[block.begin], ' ');
        EXPECT_NE(body[block.end - 1], ' ');
        end = block.end;
    }
    EXPECT_LE(end, body.size());
}

} // namespace
} // namespace gazette::indexer
