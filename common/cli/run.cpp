// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/run.h"

#include <cerrno>
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include "common/base/error.h"
#include "common/cli/bus_error.h"
#include "common/cli/sanitize.h"

namespace gazette::cli {
namespace {

constexpr std::string_view out_of_memory = ": out of memory\n";

ExitCode exit_code_of(ErrorKind kind) noexcept {
    switch (kind) {
    case ErrorKind::Usage:
        return ExitCode::Usage;
    case ErrorKind::NoIndex:
    case ErrorKind::Damaged:
    case ErrorKind::Locked:
        return ExitCode::NoIndex;
    case ErrorKind::Io:
    case ErrorKind::Internal:
        return ExitCode::Failure;
    }
    return ExitCode::Failure;
}

/// Writes to stderr what can be written: where stderr fails there is nobody left to tell.
void write_error_bytes(std::string_view bytes) noexcept {
    while (!bytes.empty()) {
        const ssize_t put = ::write(STDERR_FILENO, bytes.data(), bytes.size());
        if (put <= 0 && errno != EINTR) {
            return;
        }
        bytes.remove_prefix(put > 0 ? static_cast<std::size_t>(put) : 0);
    }
}

ExitCode report(std::string_view program, ErrorKind kind, std::string_view message,
                std::string_view hint = {}) noexcept {
    print_message(program, message);
    try {
        if (!hint.empty()) {
            print_message(program, "hint: " + std::string(hint));
        }
    } catch (const std::bad_alloc&) {
        write_error_bytes(out_of_memory.substr(2));
    }
    return exit_code_of(kind);
}

std::string describe(std::string_view what, const Xapian::Error& error) {
    std::string message(what);
    message.append(": ").append(error.get_msg());
    if (const char* system = error.get_error_string(); system != nullptr) {
        message.append(": ").append(system);
    }
    return message;
}

/// Opens /dev/null in the place of a standard descriptor that is closed, so that no file of ours
/// gets its number. Stdout gets one that cannot be written to: whoever prints must learn of it.
void fill_closed_descriptors() noexcept {
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(fd, F_GETFD) == -1 && errno == EBADF) {
            // open() gives the lowest free number, which is this one.
            const int filled = ::open("/dev/null", fd == STDERR_FILENO ? O_WRONLY : O_RDONLY);
            if (filled != fd) {
                return;
            }
        }
    }
}

ExitCode run_guarded(std::string_view program, FunctionRef<ExitCode()> body) {
    try {
        return body();
    } catch (const Error& error) {
        return report(program, error.kind(), error.message(), error.hint());
    } catch (const std::bad_alloc&) {
        write_error_bytes(program);
        write_error_bytes(out_of_memory);
        return ExitCode::Failure;
    } catch (const Xapian::DatabaseError& error) {
        return report(program, ErrorKind::Damaged, describe("the index cannot be read", error),
                      "indexer verify says what is damaged");
    } catch (const Xapian::Error& error) {
        return report(program, ErrorKind::Internal, describe("internal error", error));
    } catch (const std::system_error& error) { // a thread or a lock that the system refuses
        return report(program, ErrorKind::Io,
                      "the system refuses a resource: " + error.code().message());
    } catch (const std::exception& error) {
        return report(program, ErrorKind::Internal, "internal error: " + std::string(error.what()));
    }
}

/// A file system may report a full disk or a lost server only at close.
ExitCode close_stdout(std::string_view program, ExitCode code) {
    if (::close(STDOUT_FILENO) == 0 || errno == EBADF || errno == EINTR) {
        return code;
    }
    const Error error = io_error("cannot write", "standard output", errno);
    return report(program, error.kind(), error.message());
}

} // namespace

int run_main(std::string_view program, FunctionRef<ExitCode()> body) noexcept {
    fill_closed_descriptors();
    explain_bus_errors(program);
    // A file that may not grow is an error of write(), with a message.
    static_cast<void>(::signal(SIGXFSZ, SIG_IGN));
    try {
        return static_cast<int>(close_stdout(program, run_guarded(program, body)));
    } catch (const std::bad_alloc&) {
        write_error_bytes(program);
        write_error_bytes(out_of_memory);
        return static_cast<int>(ExitCode::Failure);
    }
}

void print_message(std::string_view program, std::string_view message) noexcept {
    try {
        std::string line = sanitize_line(program);
        line.append(": ").append(sanitize_line(message)).append("\n");
        write_error_bytes(line);
    } catch (const std::bad_alloc&) {
        write_error_bytes(program);
        write_error_bytes(out_of_memory);
    }
}

} // namespace gazette::cli
