// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/searching/feedback.h"
#include "searcher/searching/searching.h"
#include "tests/support/article_index.h"

namespace gazette::searcher {
namespace {

/// Articles are named by the last letter of their path.
class Feedback : public testing::Test {
  protected:
    void SetUp() override {
        index_.add(
            {{.path = "/n/a", .body = "The dam leaks. Engineers fear a flood in the valley."},
             {.path = "/n/b", .body = "Engineers say the dam holds; no flood in the valley."},
             {.path = "/n/c", .body = "A flood took the valley."},
             {.path = "/n/d", .body = "A singer sold her house."},
             {.path = "/n/e", .body = "The singer has a new record."},
             {.path = "/n/f", .body = "Teachers wait for new books."}});
    }

    std::string found(const SearchRequest& request) {
        const index::IndexReader reader = index_.open();
        std::string names;
        for (const Hit& hit : Searching(reader).search(request).hits) {
            names.push_back(reader.path(hit.docid).back());
        }
        return names;
    }

    test::ArticleIndex index_;
};

TEST_F(Feedback, TakesWordsThatTheArticlesShareAndOthersLack) {
    const index::IndexReader reader = index_.open();
    AnalyzerPool analyzers;
    std::vector<std::uint32_t> docids;
    for (std::uint32_t docid = 1; docid <= reader.articles(); ++docid) {
        if (std::string("ab").find(reader.path(docid).back()) != std::string::npos) {
            docids.push_back(docid);
        }
    }
    const std::vector<FeedbackWord> words = feedback_words_of(docids, reader, analyzers);
    ASSERT_EQ(words.size(), 4U); // what one article alone has (leak, fear, hold) finds no other
    EXPECT_DOUBLE_EQ(words.front().weight, feedback_share);
    EXPECT_TRUE(std::ranges::is_sorted(words, std::ranges::greater{}, &FeedbackWord::weight));
    std::vector<std::string> forms;
    for (const FeedbackWord& word : words) {
        forms.push_back(word.form);
        EXPECT_GT(word.weight, 0) << word.form;
    }
    std::ranges::sort(forms);
    EXPECT_EQ(forms, (std::vector<std::string>{"dam", "engineers", "flood", "valley"}));
}

TEST_F(Feedback, FindsArticlesThatHaveOnlyTheWordsAdded) {
    EXPECT_EQ(found({.query = "dam"}).size(), 2U);
    const std::string expanded = found({.query = "dam", .expand = true});
    ASSERT_EQ(expanded.size(), 3U);
    EXPECT_EQ(expanded.back(), 'c');
}

TEST_F(Feedback, KeepsToWhatOperatorsPhrasesAndFiltersLeave) {
    for (const std::string query :
         {"+dam singer", "dam AND valley", "\"the dam\"", "dam -singer"}) {
        EXPECT_EQ(found({.query = query, .expand = true}).size(), found({.query = query}).size())
            << query;
    }
    EXPECT_EQ(found({.query = "dam", .filters = {.languages = {"de"}}, .expand = true}), "");
    EXPECT_EQ(found({.query = "dam", .all_words = true, .expand = true}).size(), 2U);
    EXPECT_EQ(found({.query = "zebra", .expand = true}), "");
}

} // namespace
} // namespace gazette::searcher
