// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "tests/support/temp_folder.h"

namespace gazette {
namespace {

TEST(File, ReadsBackWhatWasWritten) {
    const test::TempFolder folder;
    const auto path = folder.write("a/b.txt", "hello\n");
    EXPECT_EQ(read_file(path), "hello\n");
    EXPECT_EQ(MappedFile(path).bytes(), "hello\n");
}

TEST(File, RefusesMoreBytesThanAllowed) {
    const test::TempFolder folder;
    const auto path = folder.write("big", std::string(100, 'x'));
    EXPECT_EQ(read_file(path, 100).size(), 100U);
    EXPECT_THROW((void)read_file(path, 99), Error);
}

TEST(File, RefusesFifosAndFoldersInsteadOfHanging) {
    const test::TempFolder folder;
    const auto fifo = folder.path() / "fifo";
    ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
    EXPECT_THROW((void)read_file(fifo), Error);
    EXPECT_THROW((void)MappedFile(folder.path()), Error);
}

TEST(File, NamesThePathOfAMissingFile) {
    try {
        (void)read_file("/nonexistent/file");
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Io);
        EXPECT_EQ(error.message(), "cannot open /nonexistent/file: No such file or directory");
    }
}

TEST(File, IsReplacedWholeAndLeavesNoTemporary) {
    const test::TempFolder folder;
    const auto path = folder.write("manifest", "old");
    replace_file_durably(path, "new");
    EXPECT_EQ(read_file(path), "new");
    EXPECT_FALSE(std::filesystem::exists(path.native() + ".tmp"));
}

TEST(File, KeepsTheOldBytesWhenAReplacementCannotBeWritten) {
    const test::TempFolder folder;
    const auto path = folder.write("manifest", "old");
    std::filesystem::create_directory(path.native() + ".tmp");
    EXPECT_THROW(replace_file_durably(path, "new"), Error);
    EXPECT_EQ(read_file(path), "old");
}

TEST(File, WritingToAFullDeviceIsAnError) {
    EXPECT_THROW(write_file_synced("/dev/full", "x"), Error);
}

} // namespace
} // namespace gazette
