// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/base/hash.h"
#include "common/index/block_checks.h"
#include "common/index/checked_file.h"
#include "common/index/names.h"
#include "tests/support/temp_folder.h"

namespace gazette::index {
namespace {

std::string some_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    for (std::size_t i = 0; i < count; ++i) {
        bytes[i] = static_cast<char>(i * i / 7 % 251);
    }
    return bytes;
}

std::string checks_of(std::string_view bytes) {
    std::vector<std::uint32_t> checks;
    append_block_checks(bytes, checks);
    const std::string encoded = BlockChecks::encode(
        std::vector<FileChecks>{{.name = std::string(articles_name), .checks = checks}});
    return encoded.substr(encoded.size() - checks.size() * sizeof(std::uint32_t));
}

TEST(CheckedFile, GivesWhatIsAsItWasAndRefusesTheBlocksThatAreNot) {
    const test::TempFolder folder;
    const std::string good = some_bytes(3 * checked_block_bytes + 100);
    const std::string checks = checks_of(good);
    std::string bad = good;
    bad[checked_block_bytes + 5] ^= 1;
    folder.write("file", bad);
    const CheckedFile file(folder.path() / "file", checks);
    const std::string_view all = file.bytes();
    EXPECT_EQ(file.checked(all.substr(0, checked_block_bytes)),
              good.substr(0, checked_block_bytes));
    EXPECT_EQ(file.checked(all.substr(2 * checked_block_bytes)),
              good.substr(2 * checked_block_bytes));
    EXPECT_EQ(file.checked(all.substr(checked_block_bytes, 0)), "");
    EXPECT_THROW((void)file.checked(all.substr(checked_block_bytes, 1)), Error);
    EXPECT_THROW((void)file.checked(all.substr(checked_block_bytes - 1, 2)), Error);
    EXPECT_THROW((void)file.checked(all.substr(2 * checked_block_bytes - 1, 2)), Error);
}

TEST(CheckedFile, RefusesTheChecksOfAFileOfAnotherSize) {
    const test::TempFolder folder;
    const std::string checks = checks_of(some_bytes(2 * checked_block_bytes));
    folder.write("file", some_bytes(checked_block_bytes));
    EXPECT_THROW(CheckedFile(folder.path() / "file", checks), Error);
}

TEST(BlockChecks, OfPiecesAreThoseOfTheWhole) {
    const std::string bytes = some_bytes(5 * checked_block_bytes + 1);
    std::vector<std::uint32_t> whole;
    append_block_checks(bytes, whole);
    std::vector<std::uint32_t> pieces;
    append_block_checks(std::string_view(bytes).substr(0, 2 * checked_block_bytes), pieces);
    append_block_checks(std::string_view(bytes).substr(2 * checked_block_bytes), pieces);
    EXPECT_EQ(pieces, whole);
    EXPECT_EQ(whole.size(), 6U);
}

class BlockChecksFile : public testing::Test {
  protected:
    /// Writes `bytes` as the segment's checks.dat.
    void write(const std::string& bytes) {
        folder_.write("seg/checks.dat", bytes);
        fact_.name = "seg";
        fact_.files = {
            {.name = std::string(checks_name), .bytes = bytes.size(), .hash = hash64(bytes)}};
    }
    [[nodiscard]] BlockChecks read() const { return {folder_.path(), fact_}; }

    test::TempFolder folder_;
    SegmentFact fact_;
};

TEST_F(BlockChecksFile, IsReadBackFileByFile) {
    write(BlockChecks::encode(
        std::vector<FileChecks>{{.name = std::string(vocabulary_name), .checks = {1, 2, 3}},
                                {.name = std::string(articles_name), .checks = {0xfedcba98}}}));
    const BlockChecks moved = read();
    EXPECT_EQ(moved.of(articles_name), std::string_view("\x98\xba\xdc\xfe"));
    EXPECT_EQ(moved.of(vocabulary_name).size(), 12U);
    EXPECT_THROW((void)moved.of(glass_postlist_name), Error);
}

TEST_F(BlockChecksFile, ThatIsNotWhatTheManifestSaysIsRefused) {
    write(BlockChecks::encode(
        std::vector<FileChecks>{{.name = std::string(articles_name), .checks = {1, 2, 3}}}));
    ++fact_.files[0].bytes;
    EXPECT_THROW((void)read(), Error);
    fact_.files.clear();
    EXPECT_THROW((void)read(), Error);
}

TEST_F(BlockChecksFile, ThatMakesNoSenseIsRefusedThoughItsHashIsRight) {
    const std::string good = BlockChecks::encode(
        std::vector<FileChecks>{{.name = std::string(articles_name), .checks = {1, 2, 3}}});
    for (std::size_t length = 0; length < good.size(); ++length) {
        write(good.substr(0, length));
        if (length == 8) {
            EXPECT_THROW((void)read().of(articles_name), Error); // no file's checks at all
        } else {
            EXPECT_THROW((void)read(), Error) << length;
        }
    }
    write(good + "\x01");
    EXPECT_THROW((void)read(), Error);
}

} // namespace
} // namespace gazette::index
