// SPDX-License-Identifier: GPL-3.0-or-later
#include <new>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/cli/output.h"
#include "common/cli/run.h"
#include "tests/support/temp_folder.h"

namespace gazette::cli {
namespace {

/// run_main closes stdout, so each case runs in a process of its own.
void expect_exit(FunctionRef<ExitCode()> body, int status, const std::string& message) {
    EXPECT_EXIT(::_exit(run_main("searcher", body)), testing::ExitedWithCode(status), message);
}

ExitCode throw_kind(ErrorKind kind) {
    throw Error(kind, "it went wrong", "do this");
}

TEST(RunMain, TurnsKindsOfErrorsIntoStatuses) {
    const std::string text = "^searcher: it went wrong\nsearcher: hint: do this\n$";
    expect_exit([] { return throw_kind(ErrorKind::Usage); }, 2, text);
    expect_exit([] { return throw_kind(ErrorKind::NoIndex); }, 4, text);
    expect_exit([] { return throw_kind(ErrorKind::Damaged); }, 4, text);
    expect_exit([] { return throw_kind(ErrorKind::Locked); }, 4, text);
    expect_exit([] { return throw_kind(ErrorKind::Io); }, 5, text);
    expect_exit([] { return throw_kind(ErrorKind::Internal); }, 5, text);
}

TEST(RunMain, PassesTheStatusOfABodyThatReturns) {
    expect_exit([] { return ExitCode::Success; }, 0, "^$");
    expect_exit([] { return ExitCode::Incomplete; }, 1, "^$");
}

TEST(RunMain, CatchesWhatTheStandardLibraryThrows) {
    expect_exit([]() -> ExitCode { throw std::bad_alloc(); }, 5, "^searcher: out of memory\n$");
    expect_exit([]() -> ExitCode { throw std::length_error("too long"); }, 5,
                "^searcher: internal error: too long\n$");
    expect_exit(
        []() -> ExitCode {
            throw std::system_error(std::make_error_code(
                std::errc::resource_unavailable_try_again)); // a thread that cannot be had
        },
        5, "^searcher: the system refuses a resource: Resource temporarily unavailable\n$");
}

TEST(RunMain, SanitisesMessages) {
    expect_exit([]() -> ExitCode { throw Error(ErrorKind::Usage, "bad \x1b[31mname\nx"); }, 2,
                "^searcher: bad name x\n$");
}

TEST(RunMain, CallsAFullOrClosedStdoutAFailure) {
    const auto print = [] {
        Output out(STDOUT_FILENO, "standard output");
        out.write("something");
        out.flush();
        return ExitCode::Success;
    };
    EXPECT_EXIT(
        {
            ::dup2(::open("/dev/full", O_WRONLY), STDOUT_FILENO);
            ::_exit(run_main("searcher", print));
        },
        testing::ExitedWithCode(5), "^searcher: cannot write standard output: No space left");
    EXPECT_EXIT(
        {
            ::close(STDOUT_FILENO);
            ::_exit(run_main("searcher", print));
        },
        testing::ExitedWithCode(5), "^searcher: cannot write standard output: Bad file");
}

TEST(RunMain, CallsAFileThatMayNotGrowAFailure) {
    const test::TempFolder folder;
    const std::string name = (folder.path() / "out").native();
    EXPECT_EXIT(
        {
            const rlimit none{};
            ::setrlimit(RLIMIT_FSIZE, &none);
            ::dup2(::open(name.c_str(), O_WRONLY | O_CREAT, 0600), STDOUT_FILENO);
            ::_exit(run_main("searcher", [] {
                Output out(STDOUT_FILENO, "standard output");
                out.write("something");
                out.flush();
                return ExitCode::Success;
            }));
        },
        // The message goes to a file of the test's, which may not grow either.
        testing::ExitedWithCode(5), "");
}

} // namespace
} // namespace gazette::cli
