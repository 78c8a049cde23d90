// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "searcher/searching/likeness.h"
#include "tests/support/article_index.h"

namespace gazette::searcher {
namespace {

TEST(TellingWords, AreThoseOftenInTheArticleAndRareInTheIndex) {
    const test::SmallArticle dam{.path = "/n/a",
                                 .body = "The dams leak near town. 2021 U.S. zebra.",
                                 .title = "Dam leaks",
                                 .captions = {"Photographer (AP Photo)"}};
    test::ArticleIndex index;
    index.add({dam,
               {.path = "/n/b", .body = "A dam in a town. 2021 U.S. Photographer."},
               {.path = "/n/c", .body = "The town leaks."},
               {.path = "/n/d", .body = "Town."}});
    const index::IndexReader reader = index.open();
    AnalyzerPool analyzers;
    const article::Article article = test::to_article(dam);
    EXPECT_EQ(telling_words(article, reader, 2, analyzers), "dam leaks town");
    EXPECT_EQ(telling_words(article, reader, 5, analyzers), "");
    EXPECT_NE(telling_words(article, reader, 1, analyzers).find("zebra"), std::string::npos);
}

} // namespace
} // namespace gazette::searcher
