// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/terminal.h"

#include <algorithm>
#include <charconv>

#include <sys/ioctl.h>
#include <unistd.h>

namespace gazette::cli {

std::optional<When> parse_when(std::string_view word) noexcept {
    if (word == "auto") {
        return When::Auto;
    }
    if (word == "always") {
        return When::Always;
    }
    if (word == "never") {
        return When::Never;
    }
    return std::nullopt;
}

bool is_terminal(int fd) noexcept {
    return ::isatty(fd) == 1;
}

bool is_capable_terminal(bool on_terminal, const TerminalEnvironment& environment) {
    return on_terminal && environment.term.value_or("") != "dumb" &&
           !environment.term.value_or("").empty();
}

bool use_color(When option, bool on_terminal, const TerminalEnvironment& environment) {
    switch (option) {
    case When::Always:
        return true;
    case When::Never:
        return false;
    case When::Auto:
        break;
    }
    if (!environment.no_color.value_or("").empty()) {
        return false;
    }
    const std::string force = environment.clicolor_force.value_or("");
    if (!force.empty() && force != "0") {
        return true;
    }
    return is_capable_terminal(on_terminal, environment);
}

TerminalSize terminal_size(int fd, const TerminalEnvironment& environment) {
    TerminalSize size;
    struct winsize window = {};
    if (::ioctl(fd, TIOCGWINSZ, &window) == 0 && window.ws_col > 0) {
        size.columns = window.ws_col;
        size.lines = window.ws_row > 0 ? window.ws_row : size.lines;
    }
    const std::string columns = environment.columns.value_or("");
    std::size_t asked = 0;
    const auto read = std::from_chars(columns.data(), columns.data() + columns.size(), asked);
    if (read.ec == std::errc{} && read.ptr == columns.data() + columns.size() && asked > 0) {
        size.columns = asked;
    }
    constexpr std::size_t narrowest = 20;
    constexpr std::size_t widest = 1000; // wider is a mistake in COLUMNS, not a terminal
    size.columns = std::clamp(size.columns, narrowest, widest);
    return size;
}

} // namespace gazette::cli
