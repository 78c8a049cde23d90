// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/query/query_parser.h"
#include "searcher/query/word_reading.h"
#include "searcher/searching/searching.h"
#include "tests/support/article_index.h"
#include "tests/support/brute_force.h"

namespace gazette::searcher {
namespace {

using test::BruteForce;

constexpr article::Date today{2022, 1, 15};

/// Words with relatives: forms of one stem, stems of other languages, hyphens, function words.
const std::vector<std::string>& lexicon() {
    static const std::vector<std::string> words{
        "the",        "of",       "in",        "and",      "us",           "U.S.",
        "putin",      "biden",    "troop",     "troops",   "trooper",      "pipeline",
        "pipelines",  "universe", "universal", "universe", "universities", "university",
        "nation",     "national", "nations",   "build-up", "buildup",      "build",
        "up",         "covid-19", "covid",     "covid19",  "coal",         "coalition",
        "die",        "dying",    "der",       "krieg",    "kriege",       "kriegen",
        "sagen",      "say",      "saying",    "said",     "sea",          "seas",
        "test-fired", "test",     "fired",     "fire",     "tests",        "missile"};
    return words;
}

/// Draws the first words of a list more often than the last.
template <class Item>
const Item& draw(std::mt19937& random, const std::vector<Item>& items) {
    const auto most = static_cast<double>(items.size());
    const double place = std::uniform_real_distribution<double>(0, 1)(random);
    return items[std::min(static_cast<std::size_t>(place * place * most), items.size() - 1)];
}

unsigned roll(std::mt19937& random, unsigned sides) {
    return std::uniform_int_distribution<unsigned>(0, sides - 1)(random);
}

std::string random_words(std::mt19937& random, unsigned least, unsigned most) {
    // Drawn from all alike, so that every word is somewhere and none everywhere.
    std::string text;
    for (unsigned left = least + roll(random, most - least + 1); left > 0; --left) {
        text.append(lexicon()[roll(random, static_cast<unsigned>(lexicon().size()))]).append(" ");
    }
    return text;
}

test::SmallArticle random_article(std::mt19937& random, std::size_t number) {
    static const std::vector<std::string> dates{"2021-12-30", "",       "2021-12-31", "2022-01-01",
                                                "2021-12",    "2021",   "2022-01-14", "2020-02-29",
                                                "2022-01",    "2021-11"};
    static const std::vector<std::string> outlets{"", "BBC News", "The Guardian", "News"};
    static const std::vector<std::string> authors{"Mona Salama", "Jim Heintz", "Salama Jim"};
    test::SmallArticle article{.path = "/news/" + std::to_string(number % 3) + "/a" +
                                       std::to_string(number),
                               .body = random_words(random, 3, 14)};
    while (roll(random, 2) == 0) {
        article.body.append("\n").append(random_words(random, 1, 8));
    }
    article.title = roll(random, 3) == 0 ? "" : random_words(random, 1, 4);
    article.date = draw(random, dates);
    article.outlet = draw(random, outlets);
    for (unsigned left = roll(random, 3); left > 0; --left) {
        article.authors.push_back(draw(random, authors));
    }
    if (roll(random, 3) == 0) {
        article.captions.push_back(random_words(random, 1, 5));
    }
    article.language = roll(random, 6) == 0 ? "de" : "en";
    return article;
}

std::string random_phrase(std::mt19937& random) {
    std::string text = "\"";
    for (unsigned left = 2 + roll(random, 2); left > 0; --left) {
        text.append(draw(random, lexicon())).append(left > 1 ? " " : "");
    }
    return text + "\"";
}

/// A wildcard: the beginning of a word without a hyphen before it.
std::string random_wildcard(std::mt19937& random) {
    std::string word = draw(random, lexicon());
    word.resize(
        std::min({word.size(), word.find_first_of("-."), std::size_t{2} + roll(random, 6)}));
    return word.size() < 2 ? "tr*" : word + "*";
}

std::string random_operand(std::mt19937& random) {
    switch (roll(random, 5)) {
    case 0:
        return random_wildcard(random);
    case 1:
        return random_phrase(random);
    case 2:
        return "(" + draw(random, lexicon()) + " OR " + draw(random, lexicon()) + ")";
    default:
        return draw(random, lexicon());
    }
}

std::string random_filter(std::mt19937& random) {
    static const std::vector<std::string> filters{"author:salama",    "author:\"jim heintz\"",
                                                  "outlet:news",      "outlet:guardian",
                                                  "outlet:gua*",      "path:1",
                                                  "lang:de",          "lang:en",
                                                  "date:2021-12",     "date:2021",
                                                  "date:yesterday",   "date:2021-12-31..2022-01-05",
                                                  "date:..2021-11-15"};
    return filters[roll(random, static_cast<unsigned>(filters.size()))];
}

std::string random_leaf(std::mt19937& random) {
    static const std::vector<std::string> fields{"title:", "body:"};
    switch (roll(random, 12)) {
    case 0:
        return random_phrase(random);
    case 1:
        return random_wildcard(random);
    case 2:
        return random_operand(random) + (roll(random, 3) == 0 ? " pre/" : " NEAR/") +
               std::to_string(1 + roll(random, 6)) + " " + random_operand(random);
    case 3:
        return random_filter(random);
    case 4:
        return draw(random, fields) + draw(random, lexicon());
    case 5:
        return draw(random, fields) +
               (roll(random, 2) == 0 ? random_phrase(random) : random_wildcard(random));
    case 6:
        return draw(random, lexicon()) + "^2.5";
    default:
        return draw(random, lexicon());
    }
}

std::string random_query(std::mt19937& random, unsigned depth) {
    static const std::vector<std::string> joints{" ", " ", " AND ", " OR ", " NOT ", " AND NOT "};
    static const std::vector<std::string> signs{"", "", "", "+", "-"};
    std::string text;
    for (unsigned left = 1 + roll(random, 3); left > 0; --left) {
        const bool group = depth > 0 && roll(random, 4) == 0;
        text.append(signs[roll(random, static_cast<unsigned>(signs.size()))]);
        text.append(group ? "(" + random_query(random, depth - 1) + ")" : random_leaf(random));
        if (left > 1) {
            text.append(joints[roll(random, static_cast<unsigned>(joints.size()))]);
        }
    }
    return text;
}

/// Articles in three segments, some of them deleted, in an index and in memory.
class Twins {
  public:
    explicit Twins(std::mt19937& random) : stems_({"en", "de"}, false), forms_({"en", "de"}, true) {
        std::vector<std::string> gone;
        for (std::size_t segment = 0; segment < 3; ++segment) {
            std::vector<test::SmallArticle> articles;
            for (std::size_t i = 0; i < 60; ++i) {
                articles.push_back(random_article(random, paths_.size() + gone.size()));
                if (roll(random, 12) == 0) {
                    gone.push_back(articles.back().path);
                } else {
                    paths_.push_back(articles.back().path);
                    ++shares_[articles.back().language == "en" ? 0 : 1].articles;
                    stems_.add(articles.back());
                    forms_.add(articles.back());
                }
            }
            index_.add(articles);
        }
        index_.remove(gone);
        reader_.emplace(index_.open());
        searching_.emplace(*reader_);
    }

    /// The articles that only one of them found, in full.
    [[nodiscard]] std::string difference(const std::set<std::string>& found,
                                         const std::set<std::string>& expected) const {
        std::vector<std::string> paths;
        std::ranges::set_symmetric_difference(found, expected, std::back_inserter(paths));
        std::string text;
        for (const std::string& path : paths) {
            const auto docid = reader_->find(index::make_id(path, {}));
            const article::Article article = reader_->record(docid.value()).article;
            text.append(found.contains(path) ? "\nonly the index: " : "\nonly the twin: ");
            text.append(path + " " + article.language + "\n" + article.title + "\n" + article.body);
        }
        return text;
    }

    void compare(const SearchRequest& request) {
        const ParsedQuery parsed =
            parse_query(request.query, {.today = request.today, .all_words = request.all_words});
        ASSERT_TRUE(parsed.root) << request.query;
        BruteForce& twin = request.exact ? forms_ : stems_;
        twin.speak(guess_language(print_query(*parsed.root), shares_, analyzers_));
        std::set<std::string> expected;
        for (std::size_t i = 0; i < paths_.size(); ++i) {
            if (twin.matches(*parsed.root, i)) {
                expected.insert(paths_[i]);
            }
        }
        const SearchResult result = searching_->search(request);
        std::set<std::string> found;
        for (const Hit& hit : result.hits) {
            found.insert(reader_->path(hit.docid));
        }
        const std::string what =
            request.query + (request.exact ? " --exact" : "") + (request.all_words ? " --all" : "");
        ASSERT_EQ(found, expected) << what << difference(found, expected);
        ASSERT_EQ(result.hits.size(), found.size()) << what;
        ASSERT_EQ(result.matches, expected.size()) << what;
        for (std::size_t i = 1; i < result.hits.size(); ++i) {
            ASSERT_GE(result.hits[i - 1].score, result.hits[i].score) << what;
        }
        SearchRequest counting = request;
        counting.limit = 0;
        counting.count = true;
        ASSERT_EQ(searching_->search(counting).matches, expected.size()) << what;
        // The first page is the beginning of the whole.
        SearchRequest page = request;
        page.limit = 3;
        const SearchResult first = searching_->search(page);
        for (std::size_t i = 0; i < first.hits.size(); ++i) {
            ASSERT_EQ(first.hits[i].docid, result.hits[i].docid) << what;
        }
    }

  private:
    test::ArticleIndex index_;
    BruteForce stems_;
    BruteForce forms_;
    std::vector<std::string> paths_;
    std::vector<LanguageShare> shares_{{text::Language::English, 0}, {text::Language::German, 0}};
    AnalyzerPool analyzers_;
    std::optional<index::IndexReader> reader_;
    std::optional<Searching> searching_;
};

TEST(QueryProperty, IndexAndBruteForceAgreeOnRandomQueries) {
    const unsigned seed = 20211230;
    std::mt19937 random(seed);
    Twins twins(random);
    for (int round = 0; round < 10'000; ++round) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round));
        SearchRequest request{.query = random_query(random, 2), .today = today};
        request.limit = 1000;
        request.exact = roll(random, 8) == 0;
        request.all_words = roll(random, 8) == 0;
        try {
            twins.compare(request);
        } catch (const std::exception& e) {
            FAIL() << e.what() << " " << request.query << request.exact << request.all_words;
        }
        if (testing::Test::HasFatalFailure()) {
            return;
        }
    }
}

} // namespace
} // namespace gazette::searcher
