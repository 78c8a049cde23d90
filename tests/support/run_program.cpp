// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run_program.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/base/file.h"

namespace gazette::test {
namespace {

using Clock = std::chrono::steady_clock;

struct Pipe {
    UniqueFd read;
    UniqueFd write;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw io_error("cannot create", "a pipe", errno);
    }
    return {UniqueFd(ends[0]), UniqueFd(ends[1])};
}

std::vector<std::string> environment_of(const ProgramCall& call) {
    const char* path = std::getenv("PATH");
    const std::string home = call.folder.native();
    std::vector<std::string> entries{
        std::string("PATH=") + (path != nullptr ? path : "/usr/bin:/bin"),
        "HOME=" + home,
        "XDG_CONFIG_HOME=" + home + "/.config",
        "XDG_DATA_HOME=" + home + "/.local/share",
        "XDG_CACHE_HOME=" + home + "/.cache",
    };
    for (const auto& variable : call.environment) {
        const std::string start = variable.first + "=";
        std::erase_if(entries, [&](const std::string& entry) { return entry.starts_with(start); });
        entries.push_back(start + variable.second);
    }
    return entries;
}

std::vector<char*> pointers_to(std::vector<std::string>& strings) {
    std::vector<char*> pointers;
    pointers.reserve(strings.size() + 1);
    for (std::string& text : strings) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

/// In the child: makes `target` what `to` asks for. Only calls that are safe after fork().
void lead_stream(int target, StreamTo to, int captured) noexcept {
    switch (to) {
    case StreamTo::Capture:
        ::dup2(captured, target);
        return;
    case StreamTo::Closed:
        ::close(target);
        return;
    case StreamTo::Full:
        ::dup2(::open("/dev/full", O_WRONLY | O_CLOEXEC), target);
        return;
    }
}

struct Child {
    pid_t pid = -1;
    UniqueFd input;
    UniqueFd out;
    UniqueFd err;
};

Child start(const ProgramCall& call) {
    Pipe in = make_pipe();
    Pipe out = make_pipe();
    Pipe err = make_pipe();
    std::vector<std::string> arguments{call.program.native()};
    arguments.insert(arguments.end(), call.arguments.begin(), call.arguments.end());
    std::vector<std::string> environment = environment_of(call);
    const std::vector<char*> argv = pointers_to(arguments);
    const std::vector<char*> envp = pointers_to(environment);
    const pid_t pid = ::fork();
    if (pid < 0) {
        throw io_error("cannot start", call.program.native(), errno);
    }
    if (pid == 0) {
        lead_stream(STDOUT_FILENO, call.out, out.write.get());
        lead_stream(STDERR_FILENO, call.err, err.write.get());
        lead_stream(STDIN_FILENO, call.close_input ? StreamTo::Closed : StreamTo::Capture,
                    in.read.get());
        static_cast<void>(::signal(SIGPIPE, call.ignore_sigpipe ? SIG_IGN : SIG_DFL));
        if (::chdir(call.folder.c_str()) == 0) {
            ::execve(call.program.c_str(), argv.data(), envp.data());
        }
        ::_exit(127);
    }
    return {pid, std::move(in.write), std::move(out.read), std::move(err.read)};
}

/// Moves bytes between us and the child until it has closed its outputs or the time is over.
class Conversation {
  public:
    Conversation(const ProgramCall& call, Child& child, ProgramResult& result)
        : child_(child), result_(result), unsent_(call.input), limit_(call.stop_reading_after),
          deadline_(Clock::now() + call.timeout) {
        ::fcntl(child_.input.get(), F_SETFL, O_NONBLOCK);
    }

    /// False when the time was over first.
    bool run() {
        while (child_.out || child_.err) {
            if (unsent_.empty()) {
                child_.input.close();
            }
            std::array<pollfd, 3> ready{{{child_.out.get(), POLLIN, 0},
                                         {child_.err.get(), POLLIN, 0},
                                         {child_.input.get(), POLLOUT, 0}}};
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now());
            if (left.count() <= 0 ||
                ::poll(ready.data(), ready.size(), static_cast<int>(left.count())) == 0) {
                return false;
            }
            receive(ready[0], child_.out, result_.out, limit_);
            receive(ready[1], child_.err, result_.err, std::nullopt);
            send(ready[2]);
        }
        child_.input.close();
        return true;
    }

  private:
    static void receive(const pollfd& ready, UniqueFd& fd, std::string& into,
                        std::optional<std::size_t> limit) {
        if (!fd || ready.revents == 0) {
            return;
        }
        std::array<char, 65536> bytes{};
        const std::size_t wanted =
            limit ? std::min(bytes.size(), std::max<std::size_t>(*limit - into.size(), 1))
                  : bytes.size();
        const ssize_t got = ::read(fd.get(), bytes.data(), wanted);
        if (got > 0) {
            into.append(bytes.data(), static_cast<std::size_t>(got));
        }
        if (got == 0 || (got < 0 && errno != EINTR) || (limit && into.size() >= *limit)) {
            fd.close();
        }
    }

    void send(const pollfd& ready) {
        if (!child_.input || ready.revents == 0) {
            return;
        }
        const ssize_t put = ::write(child_.input.get(), unsent_.data(), unsent_.size());
        if (put > 0) {
            unsent_.remove_prefix(static_cast<std::size_t>(put));
        } else if (errno != EAGAIN && errno != EINTR) {
            unsent_ = {}; // the child does not read its input: its own affair
        }
    }

    Child& child_;
    ProgramResult& result_;
    std::string_view unsent_;
    std::optional<std::size_t> limit_;
    Clock::time_point deadline_;
};

/// A child that stops reading must not end the tests.
class IgnoreSigpipe {
  public:
    IgnoreSigpipe() noexcept : before_(::signal(SIGPIPE, SIG_IGN)) {}
    ~IgnoreSigpipe() { static_cast<void>(::signal(SIGPIPE, before_)); }
    IgnoreSigpipe(const IgnoreSigpipe&) = delete;
    IgnoreSigpipe& operator=(const IgnoreSigpipe&) = delete;
    IgnoreSigpipe(IgnoreSigpipe&&) = delete;
    IgnoreSigpipe& operator=(IgnoreSigpipe&&) = delete;

  private:
    void (*before_)(int);
};

} // namespace

ProgramResult run_program(const ProgramCall& call) {
    const IgnoreSigpipe guard;
    Child child = start(call);
    ProgramResult result;
    if (!Conversation(call, child, result).run()) {
        result.timed_out = true;
        ::kill(child.pid, SIGKILL);
    }
    int status = 0;
    while (::waitpid(child.pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status)) {
        result.status = WEXITSTATUS(status);
    } else if (WIFSIGNALED(status)) {
        result.signal = WTERMSIG(status);
    }
    return result;
}

} // namespace gazette::test
