// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/pager.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/base/error.h"

namespace gazette::searcher {
namespace {

constexpr std::size_t pass_at_bytes = std::size_t{64} * 1024;

} // namespace

PagedOutput::PagedOutput(std::optional<std::string> command, std::size_t lines)
    : command_(std::move(command)), lines_(lines), out_(STDOUT_FILENO, "standard output") {
    // git and man take an empty or "cat" pager as none.
    if (command_ && (command_->empty() || *command_ == "cat")) {
        command_.reset();
    }
}

bool PagedOutput::is_long() {
    return static_cast<std::size_t>(std::ranges::count(buffer(), '\n')) >= lines_;
}

bool PagedOutput::pass() {
    if (pager_ < 0 && command_ && is_long()) {
        start_pager();
    }
    if (pager_ >= 0) {
        flush_to_pager();
    } else if (!command_ && buffer().size() >= pass_at_bytes) {
        out_.flush();
    }
    return !left_;
}

void PagedOutput::start_pager() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw io_error("cannot create", "a pipe", errno);
    }
    UniqueFd read_end(ends[0]);
    pipe_ = UniqueFd(ends[1]);
    pager_ = ::fork();
    if (pager_ < 0) {
        throw io_error("cannot start", *command_, errno);
    }
    if (pager_ == 0) {
        ::dup2(read_end.get(), STDIN_FILENO);
        // less: quit when one screen is enough, pass colours, leave the text on the screen.
        ::setenv("LESS", "FRX", 0);
        ::execl("/bin/sh", "sh", "-c", command_->c_str(), static_cast<char*>(nullptr));
        ::_exit(127);
    }
    // A reader who quits is not an error; keys that interrupt are the pager's.
    static_cast<void>(::signal(SIGPIPE, SIG_IGN));
    static_cast<void>(::signal(SIGINT, SIG_IGN));
    static_cast<void>(::signal(SIGQUIT, SIG_IGN));
}

void PagedOutput::flush_to_pager() {
    std::string& text = buffer();
    std::string_view rest = text;
    while (!left_ && !rest.empty()) {
        const ssize_t put = ::write(pipe_.get(), rest.data(), rest.size());
        if (put < 0 && errno == EPIPE) {
            left_ = true;
        } else if (put < 0 && errno != EINTR) {
            throw io_error("cannot write to", *command_, errno);
        } else if (put > 0) {
            rest.remove_prefix(static_cast<std::size_t>(put));
        }
    }
    text.clear();
}

void PagedOutput::finish() {
    if (command_ && pager_ < 0 && is_long()) {
        start_pager();
    }
    if (pager_ < 0) {
        out_.flush();
        return;
    }
    flush_to_pager();
    pipe_.close();
    int status = 0;
    while (::waitpid(pager_, &status, 0) < 0 && errno == EINTR) {
    }
    constexpr int not_runnable = 126; // of the shell, as POSIX has it; 127: not found
    if (WIFEXITED(status) && WEXITSTATUS(status) >= not_runnable) {
        throw Error(ErrorKind::Io, "the pager cannot be run: " + *command_,
                    "--no-pager does without; GAZETTE_PAGER and PAGER name another one");
    }
}

} // namespace gazette::searcher
