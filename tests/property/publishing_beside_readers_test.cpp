// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <map>
#include <thread>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "indexer/publishing/merge_policy.h"
#include "tests/support/test_index.h"

namespace gazette::indexer {
namespace {

constexpr int rounds = 40;
constexpr int readers = 2;
constexpr std::size_t article_count = 6;

std::string path_of(std::size_t number) {
    return "/n/" + std::to_string(number);
}

/// Replaces articles by newer ones, round by round, and merges as the policy says.
class ReplacingWriter {
  public:
    ReplacingWriter() {
        std::vector<test::TinyArticle> all;
        for (std::size_t number = 0; number < article_count; ++number) {
            all.push_back({.path = path_of(number), .body = "every version 0"});
        }
        const std::string name = index_.add(all);
        for (std::size_t number = 0; number < article_count; ++number) {
            places_[number] = {.segment = name, .docid = static_cast<std::uint32_t>(number + 1)};
        }
    }

    [[nodiscard]] test::TestIndex& index() { return index_; }

    void replace(int round) {
        const std::size_t first = static_cast<std::size_t>(round) % article_count;
        const std::size_t second = (first + 2) % article_count;
        const std::string body = "every version " + std::to_string(round);
        Publication publication;
        publication.added = {index_.build(
            {{.path = path_of(first), .body = body}, {.path = path_of(second), .body = body}})};
        publication.deleted = {places_[first], places_[second]};
        index_.publisher().publish(publication);
        places_[first] = {.segment = publication.added[0], .docid = 1};
        places_[second] = {.segment = publication.added[0], .docid = 2};
    }

    void merge() {
        std::vector<SegmentSize> sizes;
        const index::Manifest& manifest = index_.publisher().manifest();
        for (const index::SegmentFact& segment : manifest.segments) {
            sizes.push_back({.bytes = 1, .articles = segment.articles, .deleted = segment.deleted});
        }
        std::vector<std::string> chosen;
        for (const std::size_t at : choose_merge(sizes)) {
            chosen.push_back(manifest.segments[at].name);
        }
        if (!chosen.empty()) {
            Publication publication;
            publication.merges = {index_.merge(chosen)};
            index_.publisher().publish(publication);
            find_places();
        }
    }

  private:
    void find_places() {
        const index::IndexReader reader = index_.open();
        for (auto& [number, place] : places_) {
            const auto docid = reader.find(index::make_id(path_of(number), ""));
            const index::ArticlePlace at = reader.locate(docid.value());
            place = {.segment = reader.segment(at.segment).name(), .docid = at.docid};
        }
    }

    test::TestIndex index_;
    std::map<std::size_t, Deletion> places_;
};

// Opens the index again and again: it is whole every time, each article in it exactly once, its
// record readable and its version never older than one seen before.
void read_until(const std::atomic<bool>& done, const std::filesystem::path& folder, int& opened,
                std::string& failure) {
    std::map<std::string, int> seen;
    try {
        for (opened = 0; !done; ++opened) {
            const index::IndexReader reader = index::IndexReader::open(folder, test::test_analyzer);
            Xapian::Enquire enquire(reader.database());
            enquire.set_query(reader.without_deleted(Xapian::Query("every")));
            const Xapian::MSet matches = enquire.get_mset(0, 100);
            std::map<std::string, int> found;
            for (auto match = matches.begin(); match != matches.end(); ++match) {
                const index::Record record = reader.record(*match);
                const std::string& body = record.article.body;
                found[record.path] = std::stoi(body.substr(body.rfind(' ')));
            }
            if (matches.size() != article_count || found.size() != article_count) {
                failure = "found " + std::to_string(matches.size()) + " articles";
                return;
            }
            for (const auto& [path, version] : found) {
                if (version < seen[path]) {
                    failure = path + " went back in time";
                    return;
                }
            }
            seen = found;
        }
    } catch (const Error& error) {
        failure = error.what();
    } catch (const Xapian::Error& error) {
        failure = error.get_description();
    }
}

TEST(PublishingBesideReaders, ShowsThemAWholeIndexEveryTime) {
    ReplacingWriter writer;
    std::atomic<bool> done = false;
    std::vector<int> opened(readers);
    std::vector<std::string> failures(readers);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < readers; ++i) {
        threads.emplace_back(
            [&, i] { read_until(done, writer.index().folder(), opened[i], failures[i]); });
    }
    for (int round = 1; round <= rounds; ++round) {
        writer.replace(round);
        writer.merge();
    }
    done = true;
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (std::size_t i = 0; i < readers; ++i) {
        EXPECT_EQ(failures[i], "");
        EXPECT_GT(opened[i], 5);
    }
    EXPECT_LE(writer.index().publisher().manifest().segments.size(), 8U);
    EXPECT_GT(writer.index().publisher().manifest().generation, std::uint64_t{rounds} + 5);
}

} // namespace
} // namespace gazette::indexer
