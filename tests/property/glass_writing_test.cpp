// SPDX-License-Identifier: GPL-3.0-or-later
// What our writer makes against what Xapian itself makes of the same documents.

#include <random>

#include <gtest/gtest.h>

#include "common/base/file.h"
#include "tests/support/glass_twin.h"
#include "tests/support/temp_folder.h"

namespace gazette::test {
namespace {

/// Writes `corpus` both ways and compares all that can be read.
void expect_twins(const TwinCorpus& corpus, std::uint32_t seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const TempFolder folder;
    const auto written = write_with_inverter(folder.path() / "ours", corpus);
    write_with_xapian(folder.path() / "theirs", corpus);
    const Xapian::Database ours = open_glass(folder.path() / "ours");
    const Xapian::Database theirs = open_glass(folder.path() / "theirs");
    EXPECT_EQ(written.uuid, ours.get_uuid());
    EXPECT_EQ(written.document_count, corpus.size());
    EXPECT_EQ(written.total_length, ours.get_total_length());
    expect_same_contents(ours, theirs);
    expect_same_positions(folder.path() / "ours", theirs);
    EXPECT_EQ(written.term_count, static_cast<std::uint64_t>(
                                      std::distance(ours.allterms_begin(), ours.allterms_end())));
    expect_sound(folder.path() / "ours");
    std::mt19937 random(seed);
    if (ours.allterms_begin() != ours.allterms_end()) {
        expect_same_answers(ours, theirs, random);
        expect_same_skipping(ours, theirs, random);
    }
}

TEST(GlassWriting, AgreesWithXapianOnRandomCorpora) {
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        std::mt19937 random(seed);
        expect_twins(random_corpus(random, 1 + seed * seed * 12, 60), seed);
    }
}

TEST(GlassWriting, AgreesWithXapianOnPostingListsOfManyChunks) {
    std::mt19937 random(7);
    expect_twins(random_corpus(random, 9000, 6), 7);
}

TEST(GlassWriting, AgreesWithXapianOnNoDocuments) {
    expect_twins({}, 8);
}

TEST(GlassWriting, AgreesWithXapianOnEmptyDocuments) {
    expect_twins(TwinCorpus(3), 9);
}

TEST(GlassWriting, AgreesWithXapianWithoutPositions) {
    TwinCorpus corpus;
    for (int i = 0; i < 5; ++i) {
        corpus.push_back({{"every", {}, 1}, {"one" + std::to_string(i), {}, 0}});
    }
    expect_twins(corpus, 10);
}

TEST(GlassWriting, AgreesWithXapianOnPositionListsOfAnyLength) {
    std::mt19937 random(11);
    TwinCorpus corpus(2);
    for (const std::uint32_t count :
         {1U, 2U, 3U, 4U, 5U, 7U, 8U, 63U, 64U, 65U, 1000U, 1300U, 1400U, 9999U, 100000U}) {
        for (const std::uint32_t gap : {1U, 2U, 1000U, 40000U}) {
            TwinTerm term{"n" + std::to_string(count) + "g" + std::to_string(gap), {}, 1};
            std::uint32_t position = gap == 2 ? 0 : gap;
            for (std::uint32_t i = 0; i < count; ++i) {
                term.positions.push_back(position);
                position += 1 + static_cast<std::uint32_t>(random() % gap);
            }
            corpus[gap % 2].push_back(term);
        }
    }
    corpus[0].push_back({"extremes", {0, 0xffffffff}, 1});
    corpus[0].push_back({"extremes3", {0, 0x80000000, 0xffffffff}, 1});
    corpus[1].push_back({"extreme", {0xffffffff}, 1});
    corpus[1].push_back({"zero", {0}, 1});
    expect_twins(corpus, 11);
}

TEST(GlassWriting, AgreesWithXapianOnAwkwardTerms) {
    TwinCorpus corpus(3);
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        for (const std::string& term :
             {std::string(1, '\0'), std::string(2, '\0'), std::string("\0\xff", 2),
              std::string("\xff"), std::string(245, 'y'), std::string(245, '\xff'),
              std::string(122, '\0'), std::string("a"), std::string("a\0", 2),
              std::string("a\0\1", 3), std::string("ab"), std::string("a\1"),
              std::string("\0\xe0", 2), std::string("\0\xc0", 2), std::string("\0\xd0", 2),
              std::string("\0\xd8", 2)}) {
            corpus[i].push_back({term, {static_cast<std::uint32_t>(i) + 1, 9}, 2});
        }
    }
    expect_twins(corpus, 12);
}

TEST(GlassWriting, AgreesWithXapianOnWidePostings) {
    TwinCorpus corpus(300);
    for (std::size_t i = 0; i < corpus.size(); i += 1 + i / 3) {
        corpus[i].push_back({"heavy", {}, static_cast<std::uint32_t>(1 + i * 7000)});
    }
    expect_twins(corpus, 13);
}

TEST(GlassWriting, ADatabaseOfOursIsCompactedByXapianWithoutLoss) {
    std::mt19937 random(14);
    const TwinCorpus corpus = random_corpus(random, 700, 50);
    const TempFolder folder;
    write_with_inverter(folder.path() / "ours", corpus);
    const Xapian::Database ours = open_glass(folder.path() / "ours");
    Xapian::Database(ours).compact((folder.path() / "compacted").native());
    const Xapian::Database compacted = open_glass(folder.path() / "compacted");
    expect_same_contents(compacted, ours);
    expect_same_answers(compacted, ours, random);
}

TEST(GlassWriting, DatabasesOfOursAreSearchedTogetherLikeThoseOfXapian) {
    std::mt19937 random(15);
    const TempFolder folder;
    Xapian::Database ours;
    Xapian::Database theirs;
    Xapian::Database mixed;
    for (const std::size_t documents : {400U, 1U, 90U, 250U}) {
        const TwinCorpus corpus = random_corpus(random, documents, 40);
        const std::string name = std::to_string(documents);
        write_with_inverter(folder.path() / ("ours" + name), corpus);
        write_with_xapian(folder.path() / ("theirs" + name), corpus);
        ours.add_database(open_glass(folder.path() / ("ours" + name)));
        theirs.add_database(open_glass(folder.path() / ("theirs" + name)));
        mixed.add_database(
            open_glass(folder.path() / ((documents % 4 == 0 ? "ours" : "theirs") + name)));
    }
    expect_same_contents(ours, theirs);
    expect_same_answers(ours, theirs, random);
    expect_same_answers(mixed, theirs, random);
    expect_same_skipping(ours, theirs, random);
}

TEST(GlassWriting, AnInverterUsedAgainWritesTheSameDatabase) {
    std::mt19937 random(16);
    const TwinCorpus first = random_corpus(random, 60, 300);
    const TwinCorpus second = random_corpus(random, 40, 30);
    const TempFolder folder;
    indexer::Inverter inverter;
    for (const TwinCorpus* corpus : {&first, &second}) {
        inverter.clear();
        for (const TwinDocument& document : *corpus) {
            add_document(inverter, document);
        }
    }
    std::filesystem::create_directory(folder.path() / "again");
    const auto written = inverter.write(folder.path() / "again");
    write_with_inverter(folder.path() / "fresh", second);
    for (const std::string& name : written.files) {
        if (name != "iamglass") {
            EXPECT_TRUE(read_file(folder.path() / "again" / name) ==
                        read_file(folder.path() / "fresh" / name))
                << name;
        }
    }
}

} // namespace
} // namespace gazette::test
