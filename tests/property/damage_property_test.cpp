// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/manifest.h"
#include "common/index/names.h"
#include "indexer/publishing/segment_facts.h"
#include "searcher/searching/searching.h"
#include "tests/support/article_index.h"

namespace gazette::searcher {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t seed = 20211230;
constexpr int damages_a_file = 40;

/// Enough articles and words that every table has several blocks and a branch above them.
std::vector<test::SmallArticle> some_articles(std::mt19937_64& random, const std::string& folder) {
    std::vector<test::SmallArticle> articles;
    for (int number = 0; number < 150; ++number) {
        std::string body;
        for (int word = 0; word < 60; ++word) {
            const auto rank = random() % 40 == 0 ? random() % 4000 : random() % 60;
            body += "word" + std::to_string(rank) + (word % 12 == 11 ? ". " : " ");
        }
        articles.push_back({.path = folder + std::to_string(number),
                            .body = body + "everywhere stands here.",
                            .date = "20" + std::to_string(10 + number % 12) + "-03",
                            .outlet = "Outlet " + std::to_string(number % 5),
                            .authors = {"Author Number" + std::to_string(number % 40)}});
    }
    return articles;
}

std::vector<SearchRequest> some_requests() {
    constexpr article::Date today{.year = 2022, .month = 1, .day = 3};
    return {
        {.query = "everywhere", .today = today, .limit = 500, .count = true},
        {.query = "word1 word2 word3", .today = today, .count = true},
        {.query = "\"stands here\"", .today = today, .limit = 500, .count = true},
        {.query = "word1*", .today = today, .limit = 500, .count = true},
        {.query = "author:number7 outlet:outlet", .today = today, .count = true},
        {.query = "word4",
         .filters = {.since = article::Date{.year = 2012, .month = 1, .day = 1},
                     .until = article::Date{.year = 2018, .month = 12, .day = 31}},
         .today = today,
         .sort = SortKey::Newest,
         .count = true,
         .facets = {{.field = FacetField::Outlet}}},
        {.query = "wrod5", .today = today, .suggest = true},
    };
}

/// All that a user sees of the answers.
std::string answers(const fs::path& folder, const std::string& analyzer) {
    const index::IndexReader reader = index::IndexReader::open(folder, analyzer);
    std::ostringstream out;
    for (const SearchRequest& request : some_requests()) {
        const SearchResult result = Searching(reader).search(request);
        out << result.matches << result.matches_exact << result.corrected.value_or("-") << "\n";
        for (const Hit& hit : result.hits) {
            out << reader.path(hit.docid) << " " << hit.score << " "
                << reader.record(hit.docid).article.body << "\n";
        }
        for (const Facet& facet : result.facets) {
            for (const FacetCount& value : facet.counts) {
                out << value.value << " " << value.articles << "\n";
            }
        }
    }
    return out.str();
}

struct Tally {
    int refused = 0;
    int answered = 0;
};

/// Changes a few bytes of a file for as long as it lives.
class ChangedFile {
  public:
    ChangedFile(fs::path path, std::mt19937_64& random)
        : path_(std::move(path)), good_(read_file(path_)) {
        std::string bad = good_;
        at_ = random() % good_.size();
        length_ = std::min<std::size_t>(1 + random() % 16, good_.size() - at_);
        for (std::size_t i = at_; i < at_ + length_; ++i) {
            bad[i] = static_cast<char>(static_cast<unsigned char>(good_[i]) ^ (1U << random() % 8));
        }
        replace(bad);
    }
    ~ChangedFile() { replace(good_); }
    ChangedFile(const ChangedFile&) = delete;
    ChangedFile& operator=(const ChangedFile&) = delete;
    ChangedFile(ChangedFile&&) = delete;
    ChangedFile& operator=(ChangedFile&&) = delete;

    [[nodiscard]] std::string what() const {
        return path_.filename().native() + ": " + std::to_string(length_) + " bytes changed at " +
               std::to_string(at_);
    }

  private:
    // In the place of the file, not into it: what is mapped elsewhere stays as it is.
    void replace(const std::string& bytes) const {
        fs::remove(path_);
        std::ofstream(path_, std::ios::binary) << bytes;
    }

    fs::path path_;
    std::string good_;
    std::size_t at_ = 0;
    std::size_t length_ = 0;
};

TEST(DamageProperty, AnswersAreTheRightOnesOrRefused) {
    std::mt19937_64 random(seed);
    test::ArticleIndex index;
    index.add(some_articles(random, "/a/"));
    index.add(some_articles(random, "/b/"));
    index.remove({"/a/3", "/b/77"});
    const index::Manifest manifest = index::read_manifest(index.path());
    const std::string right = answers(index.path(), manifest.analyzer);
    Tally all;
    for (const index::SegmentFact& segment : manifest.segments) {
        for (const index::FileFact& file : segment.files) {
            Tally of_file;
            for (int number = 0; number < damages_a_file; ++number) {
                const ChangedFile changed(index.path() / segment.name / file.name, random);
                try {
                    EXPECT_EQ(answers(index.path(), manifest.analyzer), right) << changed.what();
                    ++of_file.answered;
                } catch (const Error& error) {
                    EXPECT_EQ(error.kind(), ErrorKind::Damaged) << error.message();
                    ++of_file.refused;
                }
            }
            EXPECT_GT(of_file.refused, 0) << file.name;
            all.answered += of_file.answered;
        }
    }
    // What is not read is not looked at, or searching would take as long as verifying.
    EXPECT_GT(all.answered, 0);
}

/// Publishes what lies in the segment's folder as if it had been written so.
void publish_as_it_is(const fs::path& folder, index::Manifest manifest, std::size_t number) {
    index::SegmentFact& fact = manifest.segments[number];
    fs::remove(folder / fact.name / index::checks_name);
    index::SegmentFact now = indexer::describe_segment(folder, fact.name);
    fact.files = std::move(now.files);
    std::ofstream(folder / index::manifest_name, std::ios::binary)
        << index::print_manifest(manifest);
}

// Hashes find accidents; whoever makes an index can make them fit. Then the answers are his, but a
// search ends, and not by a signal.
TEST(DamageProperty, ForgedIndexesEndInAnAnswerOrAnError) {
    std::mt19937_64 random(seed);
    test::ArticleIndex index;
    index.add(some_articles(random, "/a/"));
    index.add(some_articles(random, "/b/"));
    const index::Manifest manifest = index::read_manifest(index.path());
    Tally all;
    for (std::size_t number = 0; number < manifest.segments.size(); ++number) {
        const index::SegmentFact& segment = manifest.segments[number];
        for (const std::string_view file : {index::articles_name, index::positions_name,
                                            index::glass_postlist_name, index::vocabulary_name}) {
            for (int round = 0; round < damages_a_file; ++round) {
                const ChangedFile changed(index.path() / segment.name / file, random);
                try {
                    publish_as_it_is(index.path(), manifest, number);
                    (void)answers(index.path(), manifest.analyzer);
                    ++all.answered;
                } catch (const Error& error) {
                    EXPECT_EQ(error.kind(), ErrorKind::Damaged)
                        << changed.what() << ": " << error.message();
                    ++all.refused;
                }
            }
        }
        publish_as_it_is(index.path(), manifest, number);
    }
    EXPECT_GT(all.answered, 0);
    EXPECT_GT(all.refused, 0);
}

} // namespace
} // namespace gazette::searcher
