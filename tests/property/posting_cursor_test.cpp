// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "common/base/error.h"
#include "common/index/article_lengths.h"
#include "common/index/posting_cursor.h"
#include "tests/support/glass_twin.h"
#include "tests/support/temp_folder.h"

namespace gazette::index {
namespace {

using test::TwinCorpus;
using Posting = std::pair<std::uint32_t, std::uint32_t>; // docid, frequency

/// Words so frequent that their lists have several chunks, documents without words among them.
TwinCorpus long_lists(std::mt19937& random, std::size_t documents) {
    TwinCorpus corpus(documents);
    for (std::size_t i = 0; i < documents; ++i) {
        for (const unsigned sides : {1U, 2U, 5U, 90U, 4000U}) {
            if (i % 700 != 0 && random() % sides == 0) {
                // Lists of long terms have chunks of several components.
                corpus[i].push_back({.term = "one in " + std::to_string(sides) +
                                             std::string(sides == 2   ? 40
                                                         : sides == 5 ? 200
                                                                      : 0,
                                                         '-'),
                                     .positions = {},
                                     .wdf_each = static_cast<std::uint32_t>(
                                         random() % 9 == 0 ? random() % 70000 : random() % 4)});
            }
        }
    }
    return corpus;
}

std::vector<Posting> postings_of(const Xapian::Database& database, const std::string& term) {
    std::vector<Posting> postings;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
        postings.emplace_back(*at, at.get_wdf());
    }
    return postings;
}

/// Skips of all lengths meet the postings that are there.
void expect_skipping(const GlassTree& table, std::uint32_t documents, const std::string& term,
                     const std::vector<Posting>& postings, std::mt19937& random) {
    for (const std::uint32_t longest : {2U, 40U, documents}) {
        PostingCursor cursor(table, documents, term);
        std::uint32_t docid = 0;
        while (cursor.docid() != PostingCursor::end_docid) {
            docid += static_cast<std::uint32_t>(random() % longest);
            cursor.skip_to(docid);
            const std::uint32_t stands = std::max(docid, 1U);
            const auto expected = std::ranges::lower_bound(postings, Posting{stands, 0});
            ASSERT_EQ(cursor.docid(),
                      expected == postings.end() ? PostingCursor::end_docid : expected->first)
                << term << " to " << docid;
            docid = std::min(cursor.docid(), documents);
            if (docid == documents) {
                cursor.skip_to(documents + 1);
            }
        }
    }
}

void expect_what_xapian_tells(const TwinCorpus& corpus, std::mt19937& random) {
    const test::TempFolder folder;
    static_cast<void>(test::write_with_inverter(folder.path() / "ours", corpus));
    const Xapian::Database database = test::open_glass(folder.path() / "ours");
    const GlassTree table = test::open_postlists(folder.path() / "ours");
    const auto documents = static_cast<std::uint32_t>(corpus.size());
    std::vector<std::string> terms(database.allterms_begin(), database.allterms_end());
    terms.insert(terms.end(), {"", "no such term", std::string(300, 'x'), std::string(245, '~')});
    for (const std::string& term : terms) {
        const std::vector<Posting> expected =
            term.empty() ? std::vector<Posting>() : postings_of(database, term);
        PostingCursor cursor(table, documents, term);
        EXPECT_EQ(cursor.document_frequency(), expected.size()) << term;
        EXPECT_EQ(cursor.collection_frequency(),
                  term.empty() ? 0 : database.get_collection_freq(term));
        std::vector<Posting> found;
        for (; cursor.docid() != PostingCursor::end_docid; cursor.next()) {
            found.emplace_back(cursor.docid(), cursor.frequency());
        }
        ASSERT_EQ(found, expected) << term;
        expect_skipping(table, documents, term, expected, random);
    }
    const ArticleLengths lengths(table, documents);
    for (std::uint32_t i = 0; i < 2 * documents; ++i) {
        const auto docid = static_cast<std::uint32_t>(random() % documents + 1);
        ASSERT_EQ(lengths.of(docid), database.get_doclength(docid)) << docid;
    }
}

TEST(PostingCursor, TellsWhatXapianTells) {
    std::mt19937 random(5);
    for (const std::size_t documents : {std::size_t{1}, std::size_t{90}}) {
        expect_what_xapian_tells(test::random_corpus(random, documents, 200), random);
    }
}

TEST(PostingCursor, GoesThroughListsOfManyChunks) {
    std::mt19937 random(6);
    expect_what_xapian_tells(long_lists(random, 12000), random);
}

/// Goes to each gap between two chunks, by skipping alone and after next().
TEST(PostingCursor, SkipsIntoTheGapsBetweenChunks) {
    const std::string term(60, 'x');
    TwinCorpus corpus(40000);
    for (std::size_t i = 0; i < corpus.size(); i += 5) {
        corpus[i].push_back({.term = term, .positions = {}, .wdf_each = 1});
    }
    const test::TempFolder folder;
    static_cast<void>(test::write_with_inverter(folder.path() / "ours", corpus));
    const GlassTree table = test::open_postlists(folder.path() / "ours");
    const auto documents = static_cast<std::uint32_t>(corpus.size());
    PostingCursor chunks(table, documents, term);
    PostingCursor skipping(table, documents, term);
    int gaps = 0;
    while (chunks.chunk_last() + 5 < documents) {
        const std::uint32_t gap = chunks.chunk_last() + 2;
        PostingCursor walking(table, documents, term);
        walking.skip_to(chunks.chunk_last());
        walking.next();
        EXPECT_EQ(walking.docid(), gap + 3);
        skipping.skip_to(gap);
        EXPECT_EQ(skipping.docid(), gap + 3);
        PostingCursor fresh(table, documents, term);
        fresh.skip_to(gap);
        EXPECT_EQ(fresh.docid(), gap + 3);
        chunks.skip_to(gap);
        ++gaps;
    }
    EXPECT_GT(gaps, 5);
}

TEST(ArticleLengths, TellsLengthsOfAnySize) {
    TwinCorpus corpus(1100);
    const std::vector<std::uint32_t> lengths{0, 1, 127, 128, 16384, 65533, 65534, 65535, 70000};
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        const std::uint32_t length = lengths[i % lengths.size()];
        if (length > 0) {
            corpus[i].push_back({.term = "x", .positions = {}, .wdf_each = length});
        }
    }
    const test::TempFolder folder;
    static_cast<void>(test::write_with_inverter(folder.path() / "ours", corpus));
    const GlassTree table = test::open_postlists(folder.path() / "ours");
    const ArticleLengths kept(table, 1100);
    for (const int round : {1, 2}) {
        for (std::uint32_t docid = 1100; docid > 0; --docid) {
            ASSERT_EQ(kept.of(docid), lengths[(docid - 1) % lengths.size()]) << docid << round;
        }
    }
    EXPECT_THROW(static_cast<void>(kept.of(0)), Error);
    EXPECT_THROW(static_cast<void>(kept.of(1101)), Error);
    EXPECT_THROW(static_cast<void>(ArticleLengths(table, 5000).of(4000)), Error);
}

TEST(GlassTree, GoesFromKeyToKey) {
    std::mt19937 random(8);
    const test::TempFolder folder;
    static_cast<void>(test::write_with_inverter(folder.path() / "ours", long_lists(random, 9000)));
    const GlassTree table = test::open_postlists(folder.path() / "ours");
    GlassTree::Finger finger;
    GlassTree::Item item{};
    std::string last;
    std::size_t keys = 0;
    while (table.find_first_above(last, item, finger)) {
        ASSERT_GT(item.key, last);
        GlassTree::Item same{};
        ASSERT_TRUE(table.find_last_up_to(item.key, same, finger));
        ASSERT_EQ(same.key, item.key);
        last = item.key;
        ++keys;
    }
    EXPECT_GT(keys, 20);
    // Behind the last key the finger is as good as any.
    EXPECT_TRUE(table.find_last_up_to("~", item, finger));
    EXPECT_EQ(item.key, last);
}

TEST(PostingCursor, FindsNothingInAnEmptyTable) {
    const GlassTree table("no such file", GlassRoot{});
    EXPECT_EQ(PostingCursor(table, 0, "word").docid(), PostingCursor::end_docid);
    EXPECT_EQ(PostingCursor(table, 0, "word").document_frequency(), 0);
}

} // namespace
} // namespace gazette::index
