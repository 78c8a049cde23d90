// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "indexer/glass/inverter.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/glass_twin.h"
#include "tests/support/temp_folder.h"

namespace gazette::indexer {
namespace {

using test::FileSizeLimit;
using test::TempFolder;

ErrorKind kind_thrown_by(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.kind();
    }
    ADD_FAILURE() << "nothing was thrown";
    return ErrorKind::Usage;
}

TEST(Inverter, NumbersDocumentsFromOneWithoutGaps) {
    Inverter inverter;
    for (std::uint32_t docid = 1; docid <= 3; ++docid) {
        inverter.begin_document();
        inverter.add_posting("word", docid, 1);
        EXPECT_EQ(inverter.end_document(), docid);
        EXPECT_EQ(inverter.document_count(), docid);
    }
    inverter.clear();
    EXPECT_EQ(inverter.document_count(), 0U);
    inverter.begin_document();
    EXPECT_EQ(inverter.end_document(), 1U);
}

TEST(Inverter, AnAbandonedDocumentLeavesNoTrace) {
    const TempFolder folder;
    Inverter inverter;
    inverter.begin_document();
    inverter.add_posting("kept", 1, 1);
    inverter.end_document();
    inverter.begin_document();
    inverter.add_posting("kept", 7, 5);
    inverter.add_posting("lost", 1, 1);
    inverter.abandon_document();
    inverter.begin_document();
    inverter.add_posting("kept", 2, 1);
    EXPECT_EQ(inverter.end_document(), 2U);
    EXPECT_EQ(inverter.write(folder.path()).document_count, 2U);
    const Xapian::Database database = test::open_glass(folder.path());
    EXPECT_FALSE(database.term_exists("lost"));
    EXPECT_EQ(database.get_collection_freq("kept"), 2U);
    test::expect_sound(folder.path());
}

TEST(Inverter, ATermOfTwoHundredAndFortyFiveBytesIsTheLongest) {
    Inverter inverter;
    inverter.begin_document();
    inverter.add_posting(std::string(245, 'x'), 1, 1);
    inverter.add_posting(std::string(1, '\0') + std::string(243, 'x'), 2, 1);
    EXPECT_EQ(kind_thrown_by([&] { inverter.add_posting(std::string(246, 'x'), 1, 1); }),
              ErrorKind::Internal);
    EXPECT_EQ(kind_thrown_by([&] { inverter.add_term(std::string(123, '\0'), 1); }),
              ErrorKind::Internal);
    EXPECT_EQ(kind_thrown_by([&] { inverter.add_term("", 1); }), ErrorKind::Internal);
}

TEST(Inverter, CountsThatDoNotFitAreRefused) {
    Inverter inverter;
    inverter.begin_document();
    inverter.add_term("a", 0xffffffff);
    EXPECT_EQ(kind_thrown_by([&] { inverter.add_term("a", 1); }), ErrorKind::Internal);
    inverter.abandon_document();
    inverter.begin_document();
    inverter.add_term("a", 0xffffffff);
    inverter.add_term("b", 1);
    EXPECT_EQ(kind_thrown_by([&] { inverter.end_document(); }), ErrorKind::Internal);
    EXPECT_EQ(inverter.document_count(), 0U);
    inverter.begin_document();
    EXPECT_EQ(inverter.end_document(), 1U);
}

TEST(Inverter, MemoryGrowsWithWhatItHoldsAndIsGivenBack) {
    Inverter inverter;
    const std::size_t empty = inverter.memory_bytes();
    std::size_t before = empty;
    for (int i = 0; i < 300; ++i) {
        inverter.begin_document();
        for (std::uint32_t position = 0; position < 1000; ++position) {
            inverter.add_posting("w" + std::to_string(position * 7919 % 5000), position, 1);
        }
        inverter.end_document();
        EXPECT_GE(inverter.memory_bytes(), before);
        before = inverter.memory_bytes();
    }
    EXPECT_GT(before, empty + 300 * 1000 * 16);
    EXPECT_LT(before, empty + 300 * 1000 * 40);
    inverter.clear();
    EXPECT_LT(inverter.memory_bytes(), empty + 4 * 1024 * 1024);
}

TEST(Inverter, NamesTheFilesItWroteAndGivesEachDatabaseItsOwnIdentity) {
    const TempFolder folder;
    Inverter inverter;
    inverter.begin_document();
    inverter.add_term("without", 1);
    inverter.end_document();
    std::filesystem::create_directory(folder.path() / "a");
    const WrittenDatabase plain = inverter.write(folder.path() / "a");
    EXPECT_EQ(plain.files, (std::vector<std::string>{"postlist.glass", "iamglass"}));
    inverter.begin_document();
    inverter.add_posting("with", 1, 1);
    inverter.end_document();
    std::filesystem::create_directory(folder.path() / "b");
    const WrittenDatabase positional = inverter.write(folder.path() / "b");
    EXPECT_EQ(positional.files,
              (std::vector<std::string>{"postlist.glass", "positions.dat", "iamglass"}));
    EXPECT_NE(plain.uuid, positional.uuid);
    for (const std::string& name : positional.files) {
        EXPECT_TRUE(std::filesystem::exists(folder.path() / "b" / name));
    }
}

TEST(Inverter, DoesNotWriteOverADatabaseNorIntoNothing) {
    const TempFolder folder;
    Inverter inverter;
    std::filesystem::create_directory(folder.path() / "a");
    static_cast<void>(inverter.write(folder.path() / "a"));
    EXPECT_EQ(kind_thrown_by([&] { static_cast<void>(inverter.write(folder.path() / "a")); }),
              ErrorKind::Io);
    EXPECT_EQ(kind_thrown_by([&] { static_cast<void>(inverter.write(folder.path() / "none")); }),
              ErrorKind::Io);
}

TEST(Inverter, ReportsEachFileThatCannotBeWrittenToItsEnd) {
    Inverter inverter;
    for (std::uint32_t i = 0; i < 400; ++i) {
        inverter.begin_document();
        for (std::uint32_t position = 0; position < 300; ++position) {
            inverter.add_posting("w" + std::to_string(i * 3 + position % 29), position, 1);
        }
        inverter.end_document();
    }
    const TempFolder folder;
    for (const rlim_t limit : std::vector<rlim_t>{0, 50, 5000, 50000, 100000}) {
        const auto into = folder.path() / std::to_string(limit);
        std::filesystem::create_directory(into);
        const FileSizeLimit full(limit);
        EXPECT_EQ(kind_thrown_by([&] { static_cast<void>(inverter.write(into)); }), ErrorKind::Io)
            << limit;
    }
}

} // namespace
} // namespace gazette::indexer
