// SPDX-License-Identifier: GPL-3.0-or-later
// Times whole processes from a small one, so that the cost of the caller stays out of the figures.
//   time_commands REPEATS MARK < COMMANDS
// COMMANDS: one command a line, arguments separated by tabs. Prints a line for each: best
// milliseconds, peak memory in KB, exit status (of the runs that failed, if any did), the fewest
// bytes that a run printed, and how many runs printed no MARK.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

struct Outcome {
    double milliseconds = 1e9;
    long peak_kb = 0;
    int status = 0;
    std::size_t bytes = SIZE_MAX;
    long unmarked = 0;
};

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> parts(1);
    for (const char c : line) {
        if (c == '\t') {
            parts.emplace_back();
        } else {
            parts.back().push_back(c);
        }
    }
    return parts;
}

void run_once(const std::vector<std::string>& command, const std::string& mark, Outcome& outcome) {
    std::vector<char*> arguments;
    for (const std::string& part : command) {
        arguments.push_back(const_cast<char*>(part.c_str()));
    }
    arguments.push_back(nullptr);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        std::perror("time_commands: pipe");
        std::exit(5);
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    const auto start = std::chrono::steady_clock::now();
    pid_t child = 0;
    const int failed =
        ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (failed != 0) {
        std::cerr << "time_commands: cannot run " << command[0] << '\n';
        std::exit(5);
    }
    std::array<char, 65536> buffer{};
    std::string printed;
    for (ssize_t got = 0; (got = ::read(ends[0], buffer.data(), buffer.size())) > 0;) {
        printed.append(buffer.data(), static_cast<std::size_t>(got));
    }
    int status = 0;
    struct rusage usage {};
    ::wait4(child, &status, 0, &usage);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    ::close(ends[0]);
    outcome.milliseconds = std::min(outcome.milliseconds, took.count());
    outcome.peak_kb = std::max(outcome.peak_kb, usage.ru_maxrss);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    outcome.status = outcome.status == 0 ? code : outcome.status;
    outcome.bytes = std::min(outcome.bytes, printed.size());
    outcome.unmarked += printed.find(mark) == std::string::npos ? 1 : 0;
}

} // namespace

int main(int argc, char** argv) {
    const int repeats = argc > 1 ? std::atoi(argv[1]) : 5;
    const std::string mark = argc > 2 ? argv[2] : "";
    std::string line;
    while (std::getline(std::cin, line)) {
        const std::vector<std::string> command = split(line);
        Outcome outcome;
        for (int i = 0; i < repeats; ++i) {
            run_once(command, mark, outcome);
        }
        std::printf("%.4f\t%ld\t%d\t%zu\t%ld\n", outcome.milliseconds, outcome.peak_kb,
                    outcome.status, outcome.bytes, outcome.unmarked);
        std::fflush(stdout);
    }
    return 0;
}
