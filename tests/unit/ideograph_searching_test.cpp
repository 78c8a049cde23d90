// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/searching/searching.h"
#include "tests/support/article_index.h"

namespace gazette::searcher {
namespace {

/// Texts that write ideographs, letters and digits without blanks between them.
const test::ArticleIndex& mixed_articles() {
    static const test::ArticleIndex* const index = [] {
        static test::ArticleIndex built;
        built.add({{.path = "/zh",
                    .body = "中国GDP增长8%，2021年12月30日北京报道。苹果公司发布iPhone手机，"
                            "售价999美元。还是苏联的“月球24号”。",
                    .language = "zh"},
                   {.path = "/ja",
                    .body = "東京オリンピック2020大会がはじまった。NHKニュースは伝えた。",
                    .language = "ja"},
                   {.path = "/ko",
                    .body = "대한민국 대통령이 오늘 서울에서 GDP증가율을 발표했다.",
                    .language = "ko"}});
        return &built;
    }();
    return *index;
}

std::vector<std::string> found(const SearchRequest& request) {
    const index::IndexReader reader = mixed_articles().open();
    std::vector<std::string> paths;
    for (const Hit& hit : Searching(reader).search(request).hits) {
        paths.push_back(reader.path(hit.docid));
    }
    return paths;
}

TEST(IdeographSearching, FindsWhatStandsBehindARunOfIdeographs) {
    for (const char* query :
         {"月球24号", "中国GDP", "中国GDP增长", "GDP增长8", "12月30日北京", "30日北京报道",
          "发布iPhone手机", "售价999美元", "\"月球24号\"", "\"中国 GDP\"", "\"苹果 公司\"",
          "\"苹果公司 发布\"", "title:x OR 售价999", "中国gd*", "发布 pre/6 售价999"}) {
        EXPECT_EQ(found({.query = query}), std::vector<std::string>{"/zh"}) << query;
        EXPECT_EQ(found({.query = query, .exact = true}), std::vector<std::string>{"/zh"}) << query;
    }
    for (const char* query : {"東京オリンピック2020大会", "オリンピック2020", "NHKニュース"}) {
        EXPECT_EQ(found({.query = query}), std::vector<std::string>{"/ja"}) << query;
    }
    EXPECT_EQ(found({.query = "\"서울에서 GDP증가율을\""}), std::vector<std::string>{"/ko"});
}

TEST(IdeographSearching, KeepsTheOrderOfRunsAndDigits) {
    for (const char* query : {"\"月球42号\"", "24月球号", "\"公司 苹果\"", "\"苹果 发布\"",
                              "\"中国 增长\"", "999售价"}) {
        EXPECT_EQ(found({.query = query}), std::vector<std::string>{}) << query;
    }
}

TEST(IdeographSearching, SeeksTheLastCharacterOfARunOnlyWithWhatFollowsIt) {
    const index::IndexReader reader = mixed_articles().open();
    const Sought alone = Searching(reader).search({.query = "月球"}).sought;
    ASSERT_EQ(alone.words.size(), 1U);
    const Sought joined = Searching(reader).search({.query = "月球24号"}).sought;
    ASSERT_EQ(joined.words.size(), 4U);
    EXPECT_EQ(joined.words[1].form, "球");
    EXPECT_TRUE(joined.words[1].stop);
    ASSERT_EQ(joined.groups.size(), 1U);
    EXPECT_EQ(joined.groups[0].window, 4U);
}

} // namespace
} // namespace gazette::searcher
