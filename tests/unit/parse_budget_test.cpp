// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "indexer/parsing/markup_tree.h"
#include "indexer/parsing/parse_budget.h"
#include "tests/support/parsed_articles.h"

namespace gazette::indexer {
namespace {

using testing::parse_all;

constexpr std::string_view too_many_steps = "reading it takes more steps than its size allows";

struct Sample {
    std::string_view path;
    std::string_view bytes;
};

// One of each form that articles come in.
constexpr Sample samples[] = {
    {"a.txt", "The ship sank in the harbour.\n"},
    {"a.md", "---\ntitle: Ship\n---\n\nIt sank in the harbour.\n"},
    {"a.html", "<!DOCTYPE html><html><body><p>The ship sank.</p></body></html>"},
    {"a.jsonl", "{\"title\":\"Ship\",\"text\":\"It sank.\"}\n"},
    {"a.json", "[{\"title\":\"Ship\",\"text\":\"It sank.\"}]"},
    {"a.csv", "title,text\nShip,It sank.\n"},
    {"a.eml", "From: a@example.org\nSubject: Ship\n\nIt sank.\n"},
    {"a.mbox", "From a Thu Dec 30 10:00:00 2021\nFrom: a@b\nSubject: Ship\n\nIt sank.\n"},
    {"a.xml", "<nitf><body><body.content><p>It sank.</p></body.content></body></nitf>"},
    {"b.xml", "<NewsML><NewsItem><ContentItem><DataContent>It "
              "sank.</DataContent></ContentItem></NewsItem></NewsML>"},
    {"c.xml", "<newsItem><inlineData>It sank.</inlineData></newsItem>"},
    {"a.rss", "<rss><channel><item><title>Ship</title></item></channel></rss>"},
    {"d.xml",
     "<a><title>Ship</title><text>It sank in the harbour on a stormy day in May.</text></a>"},
    {"b.json", "{\"versioncreated\":\"2021-12-30\",\"body_text\":\"It sank.\"}"},
    {"wire.txt", "\x01x1\nShip sinks=\n\n\x02It sank.\x03"},
};

TEST(ParseBudget, EndsALoopThatNeverEnds) {
    ParseBudget budget(1000);
    int rounds = 0;
    const auto loop = [&] {
        for (;;) {
            budget.spend();
            ++rounds;
        }
    };
    EXPECT_THROW(loop(), BudgetSpent);
    EXPECT_EQ(rounds, 1000);
}

TEST(ParseBudget, EndsAWalkThroughATreeThatNeverEnds) {
    ParseBudget budget(1000);
    MarkupTree tree(&budget);
    MarkupNode paragraph;
    paragraph.name = "p";
    tree.open(std::move(paragraph));
    tree.finish();
    const auto walk = [&tree] {
        for (std::size_t i = 1; i < tree.size(); i = tree[i].end - 1) {
        }
    };
    EXPECT_THROW(walk(), BudgetSpent);
}

TEST(ParseBudget, OnceSpentStaysSpent) {
    ParseBudget budget(10);
    EXPECT_FALSE(budget.try_spend(11));
    EXPECT_FALSE(budget.try_spend(1));
    EXPECT_TRUE(budget.try_spend(0));
}

TEST(ParseBudget, CostsOneInputOfAnyForm) {
    ParseOptions options;
    options.limits.least_steps = 0;
    options.limits.steps_a_byte = 0;
    for (const Sample& sample : samples) {
        if (!is_supported(detect_format(sample.bytes, sample.path))) {
            continue;
        }
        const auto parsed = parse_all(sample.bytes, sample.path, options);
        EXPECT_TRUE(parsed.articles.empty()) << sample.path;
        ASSERT_EQ(parsed.skipped.size(), 1U) << sample.path;
        EXPECT_EQ(parsed.skipped[0].second, too_many_steps) << sample.path;
        EXPECT_EQ(parsed.failures, 1U) << sample.path;
    }
}

TEST(ParseBudget, IsEnoughForEveryForm) {
    for (const Sample& sample : samples) {
        const auto parsed = parse_all(sample.bytes, sample.path);
        const bool supported = is_supported(detect_format(sample.bytes, sample.path));
        EXPECT_EQ(parsed.articles.size(), supported ? 1U : 0U) << sample.path;
    }
}

TEST(ParseBudget, KeepsWhatWasReadBeforeItWasSpent) {
    ParseOptions options;
    options.limits.least_steps = 100;
    options.limits.steps_a_byte = 0;
    std::string rows = "title,text\n";
    for (int i = 0; i < 100; ++i) {
        rows += "Ship,It sank.\n";
    }
    const auto parsed = parse_all(rows, "a.csv", options);
    EXPECT_GT(parsed.articles.size(), 10U);
    EXPECT_LT(parsed.articles.size(), 100U);
    ASSERT_EQ(parsed.skipped.size(), 1U);
    EXPECT_EQ(parsed.skipped[0].second, too_many_steps);
}

// Forms that took time by the square of their size.
TEST(ParseBudget, GrowsWithTheInputAndNoFaster) {
    constexpr int many = 3000;
    std::string items = "<NewsML>";
    std::string g2 = "<newsMessage>";
    for (int i = 0; i < many; ++i) {
        items += "<NewsItem/>";
        g2 += "<newsItem/>";
    }
    std::string nested = "<NewsML><NewsItem>";
    for (int i = 0; i < 200; ++i) {
        nested += "<ContentItem>";
    }
    nested += "<DataContent>It sank in the harbour.</DataContent>";
    ParseOptions options;
    options.limits.least_steps = 0;
    for (const std::string& xml : {items + "</NewsML>", g2 + "</newsMessage>", nested}) {
        const auto parsed = parse_all(xml, "a.xml", options);
        for (const auto& [key, reason] : parsed.skipped) {
            EXPECT_NE(reason, too_many_steps);
        }
        for (const article::Article& article : parsed.articles) {
            EXPECT_EQ(article.body, "It sank in the harbour.");
        }
    }
}

} // namespace
} // namespace gazette::indexer
