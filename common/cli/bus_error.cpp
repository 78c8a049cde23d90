// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/bus_error.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstddef>

#include <unistd.h>

#include "common/cli/exit_code.h"

namespace gazette::cli {
namespace {

constexpr std::string_view explanation =
    ": a file of the index cannot be read any more: it was cut short while in use, or its disk "
    "fails\n";
constexpr std::size_t longest_name = 64;

// What the handler writes: it may call nothing that composes a text.
struct Message {
    std::array<char, longest_name + explanation.size()> bytes{};
    std::size_t size = 0;
};
Message message; // a signal handler can reach nothing but a variable with static storage

extern "C" void end_with_message(int /*signal*/) {
    // Nothing is left to be done about an error of writing.
    [[maybe_unused]] const ssize_t put = ::write(STDERR_FILENO, message.bytes.data(), message.size);
    ::_exit(static_cast<int>(ExitCode::NoIndex));
}

} // namespace

void explain_bus_errors(std::string_view program) noexcept {
    char* at = message.bytes.data();
    at = std::ranges::copy(program.substr(0, longest_name), at).out;
    at = std::ranges::copy(explanation, at).out;
    message.size = static_cast<std::size_t>(at - message.bytes.data());
    static_cast<void>(::signal(SIGBUS, end_with_message));
}

} // namespace gazette::cli
