// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "indexer/building/document_builder.h"

namespace gazette::indexer {
namespace {

class FrequencySink : public PostingSink {
  public:
    void add_posting(std::string_view term, std::uint32_t /*position*/,
                     std::uint32_t wdf) override {
        frequencies[std::string(term)] += wdf;
    }
    void add_term(std::string_view term, std::uint32_t wdf) override {
        frequencies[std::string(term)] += wdf;
    }
    std::map<std::string, std::uint32_t, std::less<>> frequencies;
};

article::Article article_of(std::string title, std::string body) {
    article::Article article;
    article.title = std::move(title);
    article.body = std::move(body);
    article.language = "en";
    article.blocks = {
        {article::BlockKind::Paragraph, 0, static_cast<std::uint32_t>(article.body.size())}};
    return article;
}

TEST(DocumentBuilder, FirstWordsOfTheStoryWeighDouble) {
    std::string body = "storm";
    for (std::uint32_t i = 1; i < index::lead_words; ++i) {
        body += " and";
    }
    body += " harbour";
    DocumentBuilder builder;
    FrequencySink sink;
    EXPECT_EQ(builder.build(1, "/a", article_of("", body), sink), index::lead_words + 1);
    EXPECT_EQ(sink.frequencies["storm"], index::lead_weight);
    EXPECT_EQ(sink.frequencies["harbour"], 1U);
}

TEST(DocumentBuilder, TitleWordsWeighDoubleAndStandInTheirFieldOnce) {
    DocumentBuilder builder;
    FrequencySink sink;
    (void)builder.build(1, "/a", article_of("Quake", "It shook."), sink);
    EXPECT_EQ(sink.frequencies["quak"], index::title_weight);
    EXPECT_EQ(sink.frequencies["Squak"], 1U);
}

} // namespace
} // namespace gazette::indexer
