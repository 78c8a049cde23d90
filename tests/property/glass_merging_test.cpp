// SPDX-License-Identifier: GPL-3.0-or-later
// A merge against a fresh build of the same documents, and merges of damaged databases.

#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "indexer/glass/segment_merger.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/glass_twin.h"
#include "tests/support/temp_folder.h"

namespace gazette::test {
namespace {

using indexer::MergeSource;
using indexer::WrittenDatabase;

constexpr auto go_on = [](std::uint64_t /*done*/, std::uint64_t /*total*/) { return true; };

/// Merges into the new folder `folder`.
WrittenDatabase merge(const std::vector<MergeSource>& sources,
                      const std::filesystem::path& folder) {
    std::filesystem::create_directory(folder);
    return indexer::merge_databases(sources, folder, go_on).value();
}

/// Builds databases of random documents, some of which are deleted, in `folder`.
struct Segments {
    std::vector<MergeSource> sources;
    TwinCorpus kept; ///< all documents that are not deleted, in order
};

Segments random_segments(std::mt19937& random, const std::filesystem::path& folder,
                         const std::vector<std::size_t>& sizes, double deleted_part) {
    Segments segments;
    for (const std::size_t size : sizes) {
        const TwinCorpus corpus = random_corpus(random, size, 40);
        const auto into = folder / ("part" + std::to_string(segments.sources.size()));
        write_with_inverter(into, corpus);
        std::vector<bool> deleted(size + 1);
        for (std::size_t docid = 1; docid <= size; ++docid) {
            deleted[docid] = std::bernoulli_distribution(deleted_part)(random);
            if (!deleted[docid]) {
                segments.kept.push_back(corpus[docid - 1]);
            }
        }
        segments.sources.push_back(
            {into, [deleted](std::uint32_t docid) { return deleted[docid]; }});
    }
    return segments;
}

void expect_same_tables(const WrittenDatabase& written, const std::filesystem::path& merged,
                        const std::filesystem::path& fresh) {
    for (const std::string& name : written.files) {
        ASSERT_TRUE(std::filesystem::exists(fresh / name)) << name;
        std::string ours = read_file(merged / name);
        std::string theirs = read_file(fresh / name);
        if (name == "iamglass") { // all but the identity
            ours.erase(16, 16);
            theirs.erase(16, 16);
        }
        EXPECT_TRUE(ours == theirs) << name;
    }
}

TEST(GlassMerging, AMergeIsByteForByteAFreshBuild) {
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        const TempFolder folder;
        const double deleted_part = seed % 4 * 0.3;
        const Segments segments =
            random_segments(random, folder.path(), {90, 1, 300 * seed, 0, 25}, deleted_part);
        const WrittenDatabase merged = merge(segments.sources, folder.path() / "merged");
        const WrittenDatabase fresh = write_with_inverter(folder.path() / "fresh", segments.kept);
        EXPECT_EQ(merged.files, fresh.files);
        EXPECT_EQ(merged.document_count, segments.kept.size());
        EXPECT_EQ(merged.total_length, fresh.total_length);
        EXPECT_EQ(merged.term_count, fresh.term_count);
        EXPECT_NE(merged.uuid, fresh.uuid);
        expect_same_tables(merged, folder.path() / "merged", folder.path() / "fresh");
        expect_sound(folder.path() / "merged");
    }
}

TEST(GlassMerging, AMergeAgreesWithWhatXapianWritesOfTheSameDocuments) {
    std::mt19937 random(20);
    const TempFolder folder;
    const Segments segments = random_segments(random, folder.path(), {200, 500, 30}, 0.2);
    merge(segments.sources, folder.path() / "merged");
    write_with_xapian(folder.path() / "theirs", segments.kept);
    const Xapian::Database ours = open_glass(folder.path() / "merged");
    const Xapian::Database theirs = open_glass(folder.path() / "theirs");
    expect_same_contents(ours, theirs);
    expect_same_positions(folder.path() / "merged", theirs);
    expect_same_answers(ours, theirs, random);
    expect_same_skipping(ours, theirs, random);
}

TEST(GlassMerging, MergesOfMergesAreTheSame) {
    std::mt19937 random(21);
    const TempFolder folder;
    const Segments segments = random_segments(random, folder.path(), {50, 60, 70, 80, 90, 10}, 0.1);
    const auto& all = segments.sources;
    merge({all[0], all[1], all[2]}, folder.path() / "left");
    merge({all[3], all[4], all[5]}, folder.path() / "right");
    const WrittenDatabase twice = merge(
        {{folder.path() / "left", {}}, {folder.path() / "right", {}}}, folder.path() / "twice");
    write_with_inverter(folder.path() / "fresh", segments.kept);
    expect_same_tables(twice, folder.path() / "twice", folder.path() / "fresh");
}

TEST(GlassMerging, NothingLeftMakesAnEmptyDatabase) {
    std::mt19937 random(22);
    const TempFolder folder;
    const Segments segments = random_segments(random, folder.path(), {30, 40}, 1.0);
    const WrittenDatabase merged = merge(segments.sources, folder.path() / "merged");
    EXPECT_EQ(merged.document_count, 0U);
    EXPECT_EQ(open_glass(folder.path() / "merged").get_doccount(), 0U);
    expect_sound(folder.path() / "merged");
    EXPECT_EQ(merge({}, folder.path() / "of nothing").document_count, 0U);
    expect_sound(folder.path() / "of nothing");
}

TEST(GlassMerging, StopsWhenToldToAndCountsUpToTheEnd) {
    std::mt19937 random(23);
    const TempFolder folder;
    const Segments segments = random_segments(random, folder.path(), {2000, 2000}, 0.0);
    std::filesystem::create_directory(folder.path() / "stopped");
    std::uint64_t questions = 0;
    std::uint64_t before = 0;
    const auto stop_at_third = [&](std::uint64_t done, std::uint64_t total) {
        EXPECT_LE(before, done);
        EXPECT_LE(done, total);
        before = done;
        return ++questions < 3;
    };
    EXPECT_FALSE(
        indexer::merge_databases(segments.sources, folder.path() / "stopped", stop_at_third));
    EXPECT_EQ(questions, 3U);
}

TEST(GlassMerging, RefusesADatabaseThatXapianWroteInPlace) {
    std::mt19937 random(24);
    const TempFolder folder;
    write_with_xapian(folder.path() / "theirs", random_corpus(random, 300, 40));
    std::filesystem::create_directory(folder.path() / "merged");
    EXPECT_THROW(static_cast<void>(indexer::merge_databases(
                     std::vector<MergeSource>{{folder.path() / "theirs", {}}},
                     folder.path() / "merged", go_on)),
                 Error);
}

TEST(GlassMerging, ReportsEachFileThatCannotBeWrittenToItsEnd) {
    std::mt19937 random(26);
    const TempFolder folder;
    const Segments segments = random_segments(random, folder.path(), {300, 300}, 0.1);
    for (const rlim_t limit : std::vector<rlim_t>{0, 50, 5000, 100000}) {
        std::filesystem::remove_all(folder.path() / "merged");
        const FileSizeLimit full(limit);
        try {
            merge(segments.sources, folder.path() / "merged");
            ADD_FAILURE() << "nothing was thrown at " << limit;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::Io) << error.message();
        }
    }
}

/// Merging a database whose file `name` holds `bytes` must end: with Error{Damaged}, or with a
/// database that Xapian finds no fault in. Positions themselves are copied as they are, so that of
/// the position table only the structure can be judged.
void expect_merge_survives(const std::filesystem::path& folder, const std::string& name,
                           const std::string& bytes, std::size_t& refused) {
    std::ofstream(folder / "damaged" / name, std::ios::binary | std::ios::trunc) << bytes;
    const auto into = folder / "merged";
    std::filesystem::remove_all(into);
    try {
        merge({{folder / "damaged", [](std::uint32_t docid) { return docid % 7 == 0; }},
               {folder / "sound", {}}},
              into);
        std::ostringstream report;
        const std::size_t errors =
            Xapian::Database::check(into.native(), Xapian::DBCHECK_SHOW_STATS, &report);
        EXPECT_TRUE(errors == 0) << report.str();
        EXPECT_NE(report.str().find("B-tree checked okay"), std::string::npos) << report.str();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Damaged) << error.message();
        ++refused;
    }
}

class GlassDamage : public testing::TestWithParam<std::string> {};

TEST_P(GlassDamage, EndsInAnErrorOrASoundDatabase) {
    std::mt19937 random(25);
    const TempFolder folder;
    const TwinCorpus corpus = random_corpus(random, 400, 25);
    write_with_inverter(folder.path() / "damaged", corpus);
    write_with_inverter(folder.path() / "sound", corpus);
    const std::string whole = read_file(folder.path() / "damaged" / GetParam());
    std::size_t refused = 0;
    std::size_t tried = 0;
    for (const std::size_t length :
         {std::size_t{0}, std::size_t{1}, whole.size() / 2, whole.size() - 1}) {
        expect_merge_survives(folder.path(), GetParam(), whole.substr(0, length), refused);
        EXPECT_EQ(refused, ++tried) << length;
    }
    expect_merge_survives(folder.path(), GetParam(), whole + "x", refused);
    EXPECT_EQ(refused, ++tried);
    for (int i = 0; i < 250; ++i) {
        std::string changed = whole;
        // Half of the changes strike the beginning of a block, where the structure is.
        std::size_t at = random() % changed.size();
        at = i % 2 == 0 ? at / 8192 * 8192 + at % std::min<std::size_t>(200, changed.size()) : at;
        at = std::min(at, changed.size() - 1);
        changed[at] = static_cast<char>(i % 3 == 0 ? random() % 256
                                                   : static_cast<unsigned char>(changed[at]) ^
                                                         1U << random() % 8);
        SCOPED_TRACE("change " + std::to_string(i) + " at " + std::to_string(at));
        expect_merge_survives(folder.path(), GetParam(), changed, refused);
        ASSERT_FALSE(testing::Test::HasFailure());
    }
    EXPECT_GT(refused, 30U);
    std::filesystem::remove(folder.path() / "damaged" / GetParam());
    std::filesystem::remove_all(folder.path() / "merged");
    EXPECT_THROW(merge({{folder.path() / "damaged", {}}}, folder.path() / "merged"), Error);
}

INSTANTIATE_TEST_SUITE_P(EachFile, GlassDamage,
                         testing::Values("postlist.glass", "positions.dat", "iamglass"),
                         [](const auto& file) {
                             return file.param.substr(0, file.param.find('.'));
                         });

} // namespace
} // namespace gazette::test
