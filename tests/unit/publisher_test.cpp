// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/base/hash.h"
#include "common/index/names.h"
#include "tests/support/test_index.h"

namespace gazette::indexer {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<std::string>;

// Every file that the manifest names has the size and the hash it states.
void expect_true_hashes(const test::TestIndex& index) {
    const index::Manifest manifest = index::read_manifest(index.folder());
    const auto expect_fact = [&](const fs::path& path, const index::FileFact& fact) {
        const std::string bytes = read_file(path);
        EXPECT_EQ(bytes.size(), fact.bytes) << path;
        EXPECT_EQ(hash64(bytes), fact.hash) << path;
    };
    for (const index::SegmentFact& segment : manifest.segments) {
        for (const index::FileFact& file : segment.files) {
            expect_fact(index.folder() / segment.name / file.name, file);
        }
        if (segment.deleted_file) {
            expect_fact(index.folder() / segment.deleted_file->name, *segment.deleted_file);
        }
    }
}

TEST(Publisher, MakesAnEmptyIndexAndItsNameDurableFirst) {
    test::TestIndex index;
    EXPECT_EQ(index.entries(), (Paths{"lock", "manifest"}));
    EXPECT_EQ(index.operations().log(), (Paths{"write manifest.tmp", "sync manifest.tmp",
                                               "rename manifest", "sync .", "sync .."}));
    EXPECT_EQ(index::read_manifest(index.folder()), index.publisher().manifest());
    EXPECT_EQ(index.publisher().manifest().generation, 1U);
    EXPECT_EQ(index.publisher().manifest().uuid.size(), 32U);
}

TEST(Publisher, SyncsEverythingAManifestNamesBeforeItAndTheFolderAfter) {
    test::TestIndex index;
    const std::string old = index.add(test::articles({"x", "y"}));
    index.operations().clear();
    const std::string name = index.build(test::articles({"z"}, "/b/"));
    Publication publication;
    publication.added = {name};
    publication.deleted = {{.segment = old, .docid = 2}};
    index.publisher().publish(publication);

    const test::RecordedOperations& operations = index.operations();
    const std::size_t rename = operations.place_of("rename manifest");
    const std::string deleted = index.publisher().manifest().segments[0].deleted_file.value().name;
    std::vector<std::string> before{"sync " + name, "write " + deleted,   "sync " + deleted,
                                    "sync .",       "write manifest.tmp", "sync manifest.tmp"};
    for (const index::FileFact& file : index.publisher().manifest().segments[1].files) {
        before.push_back("sync " + name + "/" + file.name);
    }
    for (const std::string& entry : before) {
        EXPECT_LT(operations.place_of(entry), rename) << entry;
    }
    EXPECT_LT(operations.place_of("write " + deleted), operations.place_of("sync " + deleted));
    EXPECT_LT(operations.place_of("sync " + deleted), operations.place_of("sync ."));
    EXPECT_EQ(operations.log().at(rename + 1), "sync .");
    EXPECT_EQ(operations.log().size(), rename + 2);
    expect_true_hashes(index);
}

TEST(Publisher, CountsGenerationsAndKeepsSourcesAndTheLastUpdate) {
    test::TestIndex index;
    Publication publication;
    publication.sources = {{.path = "/news", .options = {{"from", "text"}}}};
    publication.last_update = index::UpdateFact{.finished_s = 5, .added = 1, .examples = {}};
    index.publisher().publish(publication);
    index.add(test::articles({"x"}));
    const index::Manifest manifest = index::read_manifest(index.folder());
    EXPECT_EQ(manifest.generation, 3U);
    EXPECT_EQ(manifest.sources, publication.sources);
    EXPECT_EQ(manifest.last_update, publication.last_update);
}

TEST(Publisher, DeletesArticlesOnceAndDropsSegmentsWithNothingLeft) {
    test::TestIndex index;
    const std::string one = index.add(test::articles({"x", "y"}));
    const std::string two = index.add(test::articles({"z"}, "/b/"));
    index.remove(one, 1);
    index.remove(one, 1);
    EXPECT_EQ(index.paths(), (Paths{"/a/2", "/b/1"}));
    EXPECT_EQ(index.publisher().deleted(one).count(), 1U);
    index.remove(two, 1);
    EXPECT_FALSE(fs::exists(index.folder() / two));
    index.remove(one, 2);
    EXPECT_EQ(index.entries(), (Paths{"lock", "manifest"}));
    EXPECT_EQ(index.paths(), Paths{});
}

TEST(Publisher, RemovesTheDeletedSetThatANewerReplaces) {
    test::TestIndex index;
    const std::string name = index.add(test::articles({"x", "y", "z"}));
    index.remove(name, 1);
    index.remove(name, 2);
    const Paths entries = index.entries();
    EXPECT_EQ(std::ranges::count_if(entries, index::is_deleted_name), 1);
    expect_true_hashes(index);
}

TEST(Publisher, PutsAMergeInThePlaceOfItsInputs) {
    test::TestIndex index;
    const std::string one = index.add(test::articles({"x", "y"}, "/a/"));
    const std::string two = index.add(test::articles({"x"}, "/b/"));
    const std::string three = index.add(test::articles({"x"}, "/c/"));
    index.remove(one, 1);
    Publication publication;
    publication.merges = {index.merge({one, two})};
    const std::string merged = publication.merges[0].segment;
    index.publisher().publish(publication);
    const index::Manifest& manifest = index.publisher().manifest();
    ASSERT_EQ(manifest.segments.size(), 2U);
    EXPECT_EQ(manifest.segments[0].name, merged);
    EXPECT_EQ(manifest.segments[0].deleted, 0U);
    EXPECT_EQ(manifest.segments[1].name, three);
    EXPECT_FALSE(fs::exists(index.folder() / one));
    EXPECT_EQ(index.paths(), (Paths{"/a/2", "/b/1", "/c/1"}));
    expect_true_hashes(index);
}

TEST(Publisher, DeletesFromAMergeWhatWasDeletedWhileItRan) {
    test::TestIndex index;
    const std::string one = index.add(test::articles({"a", "b", "c", "d"}, "/a/"));
    const std::string two = index.add(test::articles({"e", "f", "g"}, "/b/"));
    index.remove(one, 2);
    Publication publication;
    publication.merges = {index.merge({one, two})};
    index.remove(one, 3);                                 // before it is published
    publication.deleted = {{.segment = two, .docid = 2}}; // together with it
    index.publisher().publish(publication);
    EXPECT_EQ(index.paths(), (Paths{"/a/1", "/a/4", "/b/1", "/b/3"}));
    EXPECT_EQ(index.publisher().manifest().segments[0].deleted, 2U);
}

TEST(Publisher, RefusesNamesAndDocidsThatDoNotExistAndChangesNothing) {
    test::TestIndex index;
    const std::string name = index.add(test::articles({"x"}));
    const Paths before = index.entries();
    std::vector<Publication> wrong(5);
    wrong[0].added = {"seg-0000000000000000"};
    wrong[1].added = {name}; // published already
    wrong[2].added = {"../elsewhere"};
    wrong[3].deleted = {{.segment = name, .docid = 2}};
    wrong[4].deleted = {{.segment = "seg-0000000000000000", .docid = 1}};
    for (const Publication& publication : wrong) {
        EXPECT_THROW(index.publisher().publish(publication), Error);
        EXPECT_EQ(index.entries(), before);
        EXPECT_EQ(index.paths(), Paths{"/a/1"});
    }
}

TEST(Publisher, RefusesSegmentsThatAreNotWhole) {
    test::TestIndex index;
    for (const char* const file : {"records.dat", "postlist.glass", "vocabulary.dat"}) {
        const std::string name = index.build(test::articles({"x"}));
        fs::remove(index.folder() / name / file);
        Publication publication;
        publication.added = {name};
        EXPECT_THROW(index.publisher().publish(publication), Error) << file;
        EXPECT_EQ(index.entries(), (Paths{"lock", "manifest"})) << file;
    }
}

// One publishing with everything in it, failing at each of its steps in turn, once and for good:
// the index stays what it was, nothing half-made stays, and the next try succeeds. Only after the
// renaming the new state shows.
TEST(Publisher, ThatFailsAtAnyStepLeavesTheOldIndexOrTheNewOne) {
    for (const bool sticky : {false, true}) {
        bool done = false;
        for (std::size_t step = 0; !done; ++step) {
            test::TestIndex index;
            const std::string one = index.add(test::articles({"a", "b"}, "/a/"));
            const std::string two = index.add(test::articles({"c"}, "/b/"));
            const std::string three = index.add(test::articles({"d", "e"}, "/c/"));
            const auto publication = [&] {
                Publication all;
                all.added = {index.build(test::articles({"f"}, "/d/"))};
                all.deleted = {{.segment = three, .docid = 1}};
                all.merges = {index.merge({one, two})};
                return all;
            };
            const Paths old_paths = index.paths();
            const Paths old_entries = index.entries();
            const Paths new_paths{"/a/1", "/a/2", "/b/1", "/c/2", "/d/1"};
            const Publication change = publication();
            index.operations().clear();
            index.operations().fail_at(step, sticky);
            bool threw = false;
            try {
                index.publisher().publish(change);
            } catch (const Error& error) {
                threw = true;
                EXPECT_EQ(error.kind(), ErrorKind::Io);
            }
            const bool renamed =
                std::ranges::count(index.operations().log(), "rename manifest") > 0 &&
                index::read_manifest(index.folder()).generation == 5;
            index.operations().fail_at(std::nullopt);
            EXPECT_EQ(index.paths(), renamed ? new_paths : old_paths) << step;
            EXPECT_EQ(index.publisher().manifest(), index::read_manifest(index.folder())) << step;
            EXPECT_TRUE(threw || renamed) << step;
            if (!renamed) {
                index.publisher().sweep();
                EXPECT_EQ(index.entries(), old_entries) << step;
                if (!sticky) { // what could be removed was removed at once
                    EXPECT_EQ(std::ranges::count_if(index.operations().log(),
                                                    [](const std::string& entry) {
                                                        return entry.substr(0, 7) == "remove ";
                                                    }) > 0,
                              true)
                        << step;
                }
                index.publisher().publish(publication());
                EXPECT_EQ(index.paths(), new_paths) << step;
            }
            expect_true_hashes(index);
            done = !threw;
        }
    }
}

TEST(Sweep, TakesWhatAKilledWriterLeftAndNothingElse) {
    test::TestIndex index;
    const std::string name = index.add(test::articles({"x"}));
    const Paths before = index.entries();
    const std::string litter = index.build(test::articles({"y"}));
    write_file_synced(index.folder() / index::make_deleted_name(7), "half");
    write_file_synced(index.folder() / "manifest.tmp", "half");
    fs::create_directory(index.folder() / index::make_segment_name(8));
    EXPECT_EQ(index.publisher().sweep(), 4U);
    EXPECT_EQ(index.entries(), before);
    EXPECT_FALSE(fs::exists(index.folder() / litter));
    EXPECT_TRUE(fs::exists(index.folder() / name));
}

TEST(Sweep, LeavesOtherPeoplesFilesAndNeverFollowsLinks) {
    test::TestIndex index;
    const test::TempFolder elsewhere;
    const fs::path precious = elsewhere.write("records.dat", "precious");
    fs::create_directory_symlink(elsewhere.path(), index.folder() / index::make_segment_name(9));
    write_file_synced(index.folder() / "notes.txt", "mine");
    fs::create_directory(index.folder() / index::make_segment_name(10));
    const fs::path kept = index.folder() / index::make_segment_name(10) / "thesis.txt";
    write_file_synced(kept, "mine");
    EXPECT_EQ(index.publisher().sweep(), 0U);
    EXPECT_EQ(read_file(precious), "precious");
    EXPECT_TRUE(fs::exists(index.folder() / "notes.txt"));
    EXPECT_TRUE(fs::exists(kept));
}

} // namespace
} // namespace gazette::indexer
