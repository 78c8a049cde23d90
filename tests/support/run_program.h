// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gazette::test {

/// What a program left behind.
struct ProgramResult {
    std::string out;        ///< everything it wrote to stdout
    std::string err;        ///< everything it wrote to stderr
    int status = -1;        ///< its exit status; -1 when a signal ended it
    int signal = 0;         ///< the signal that ended it, or 0
    bool timed_out = false; ///< it was killed because the time was over
};

/// Where one of the standard streams of the program leads.
enum class StreamTo {
    Capture, ///< into ProgramResult
    Closed,  ///< the descriptor is closed
    Full     ///< /dev/full: every write fails
};

/// One run of a real program, said as data. Only what is listed in `environment` is set, beside
/// PATH, and HOME and XDG folders that point into `folder`, so that nothing of the person who runs
/// the tests leaks in.
struct ProgramCall {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    std::filesystem::path folder; ///< the working folder; must exist
    std::string input;            ///< what stdin gives; then it ends
    std::vector<std::pair<std::string, std::string>> environment;
    StreamTo out = StreamTo::Capture;
    StreamTo err = StreamTo::Capture;
    bool close_input = false;    ///< stdin is closed instead
    bool ignore_sigpipe = false; ///< SIGPIPE is ignored when it starts
    /// Close our end of stdout after this many bytes (a `head`); nothing: read all.
    std::optional<std::size_t> stop_reading_after = std::nullopt;
    std::chrono::milliseconds timeout{20000}; ///< then it is killed
};

/// Runs the program and waits for its end. Throws Error{Io} when it cannot be started.
[[nodiscard]] ProgramResult run_program(const ProgramCall& call);

} // namespace gazette::test
