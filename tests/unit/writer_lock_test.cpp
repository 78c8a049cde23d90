// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <csignal>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/base/error.h"
#include "indexer/publishing/writer_lock.h"
#include "tests/support/temp_folder.h"

namespace gazette::indexer {
namespace {

using std::chrono::milliseconds;

constexpr auto ignore = [](std::string_view /*holder*/) {};

/// A child process that takes the lock, says so, and holds it until told to end or killed.
class LockingChild {
  public:
    explicit LockingChild(const std::filesystem::path& folder) {
        int ready[2] = {};
        int end[2] = {};
        EXPECT_EQ(::pipe(ready), 0);
        EXPECT_EQ(::pipe(end), 0);
        pid_ = ::fork();
        if (pid_ == 0) {
            ::close(end[1]);
            const WriterLock lock(folder, milliseconds(0), ignore);
            char byte = 'x';
            (void)!::write(ready[1], &byte, 1);
            (void)!::read(end[0], &byte, 1);
            ::_exit(0);
        }
        ::close(ready[1]);
        ::close(end[0]);
        end_ = end[1];
        char byte = 0;
        EXPECT_EQ(::read(ready[0], &byte, 1), 1);
        ::close(ready[0]);
    }
    ~LockingChild() { finish(SIGKILL); }
    LockingChild(const LockingChild&) = delete;
    LockingChild& operator=(const LockingChild&) = delete;
    LockingChild(LockingChild&&) = delete;
    LockingChild& operator=(LockingChild&&) = delete;

    [[nodiscard]] pid_t pid() const { return pid_; }
    void let_go() { ::close(end_); }
    void finish(int signal) {
        if (pid_ > 0) {
            ::kill(pid_, signal);
            ::waitpid(pid_, nullptr, 0);
            pid_ = -1;
        }
    }

  private:
    pid_t pid_ = -1;
    int end_ = -1;
};

TEST(WriterLock, ExcludesAnotherProcessAndNamesIt) {
    const test::TempFolder folder;
    const LockingChild child(folder.path());
    std::string told;
    try {
        const WriterLock lock(folder.path(), milliseconds(30),
                              [&told](std::string_view holder) { told += holder; });
        FAIL() << "no error";
    } catch (const Error& error) {
        const std::string holder = "process " + std::to_string(child.pid());
        EXPECT_EQ(error.kind(), ErrorKind::Locked);
        EXPECT_EQ(error.message(), folder.path().native() + " is being written by " + holder);
        EXPECT_EQ(told, holder); // once
    }
}

TEST(WriterLock, WithoutPatienceDoesNotWait) {
    const test::TempFolder folder;
    const WriterLock first(folder.path(), milliseconds(0), ignore);
    bool told = false;
    EXPECT_THROW(
        WriterLock(folder.path(), milliseconds(0), [&told](std::string_view) { told = true; }),
        Error);
    EXPECT_FALSE(told);
}

TEST(WriterLock, IsHadAsSoonAsTheOtherLetsGo) {
    const test::TempFolder folder;
    LockingChild child(folder.path());
    const WriterLock lock(folder.path(), std::chrono::seconds(60),
                          [&child](std::string_view) { child.let_go(); });
    EXPECT_EQ(lock.folder(), folder.path());
}

TEST(WriterLock, EndsWithAKilledProcess) {
    const test::TempFolder folder;
    LockingChild child(folder.path());
    child.finish(SIGKILL);
    EXPECT_NO_THROW(WriterLock(folder.path(), milliseconds(0), ignore));
}

TEST(WriterLock, EndsWithTheObject) {
    const test::TempFolder folder;
    { const WriterLock lock(folder.path(), milliseconds(0), ignore); }
    EXPECT_NO_THROW(WriterLock(folder.path(), milliseconds(0), ignore));
}

TEST(WriterLock, OfAFolderThatCannotBeWrittenSaysWhichAndWhy) {
    try {
        const WriterLock lock("/proc/self", milliseconds(0), ignore);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Io);
        EXPECT_NE(std::string(error.message()).find("/proc/self/lock"), std::string::npos);
    }
}

TEST(WriterLock, IsNotALinkToSomeOtherFile) {
    const test::TempFolder folder;
    const auto target = folder.write("target", "precious");
    std::filesystem::create_symlink(target, folder.path() / "lock");
    EXPECT_THROW(WriterLock(folder.path(), milliseconds(0), ignore), Error);
    EXPECT_EQ(std::filesystem::file_size(target), 8U);
}

} // namespace
} // namespace gazette::indexer
