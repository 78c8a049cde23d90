// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "indexer/publishing/file_operations.h"
#include "tests/support/temp_folder.h"

namespace gazette::indexer {
namespace {

TEST(SystemFileOperations, DoWhatTheySay) {
    const test::TempFolder folder;
    SystemFileOperations operations;
    const auto path = folder.path() / "a";
    operations.write(path, "one");
    operations.write(path, "two");
    operations.sync(path);
    operations.sync(folder.path());
    operations.rename(path, folder.path() / "b");
    EXPECT_EQ(read_file(folder.path() / "b"), "two");
    operations.remove(folder.path() / "b");
    operations.remove(folder.path() / "b"); // gone already
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(SystemFileOperations, NameThePathOfWhatFails) {
    const test::TempFolder folder;
    const std::filesystem::path absent = folder.path() / "absent";
    SystemFileOperations operations;
    for (const auto& what : std::vector<std::function<void()>>{
             [&] { operations.write("/dev/full", "x"); },
             [&] { operations.write(absent / "a", "x"); },
             [&] { operations.sync(absent / "a"); },
             [&] { operations.rename(absent / "a", absent / "b"); },
             [&] { operations.remove("/proc/self"); },
         }) {
        try {
            what();
            FAIL() << "no error";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::Io);
            EXPECT_NE(error.message().find(": "), std::string_view::npos);
            EXPECT_NE(error.message().find('/'), std::string_view::npos);
        }
    }
}

} // namespace
} // namespace gazette::indexer
