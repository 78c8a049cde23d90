// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::cli {

/// When to colour, to page or to show progress, as the options say it.
enum class When { Auto, Always, Never };

/// "auto", "always" or "never"; nothing for any other word.
[[nodiscard]] std::optional<When> parse_when(std::string_view word) noexcept;

/// What the environment says about terminals: the values of the variables, nothing where they are
/// not set. Read by options.cpp, decided upon here.
struct TerminalEnvironment {
    std::optional<std::string> no_color;       ///< NO_COLOR (no-color.org): any value but ""
    std::optional<std::string> clicolor_force; ///< CLICOLOR_FORCE: any value but "" and "0"
    std::optional<std::string> term;           ///< TERM; "dumb" and "" can do nothing
    std::optional<std::string> columns;        ///< COLUMNS
};

/// True when `fd` is open on a terminal.
[[nodiscard]] bool is_terminal(int fd) noexcept;

/// Whether to send colour sequences to a stream. An option beats NO_COLOR, which beats
/// CLICOLOR_FORCE, which beats what the stream is; TERM=dumb is as good as no terminal.
[[nodiscard]] bool use_color(When option, bool on_terminal, const TerminalEnvironment& environment);

/// True for a terminal that understands escape sequences at all (TERM is not dumb).
[[nodiscard]] bool is_capable_terminal(bool on_terminal, const TerminalEnvironment& environment);

struct TerminalSize {
    std::size_t columns = 80;
    std::size_t lines = 24;
};

/// The size of the terminal on `fd`; COLUMNS, when it holds a number, beats its width; 80 x 24
/// where neither is known. Columns are never below 20: narrower cannot show anything.
[[nodiscard]] TerminalSize terminal_size(int fd, const TerminalEnvironment& environment);

} // namespace gazette::cli
