// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gazette::cli {

/// Whether an option is followed by a value.
enum class Takes {
    Nothing,   ///< a flag
    Value,     ///< `--index DIR`, `--index=DIR`, `-d DIR`, `-dDIR`
    Optionally ///< `--wait` or `--wait=TIME`; the value only after `=`
};

/// One option of a program. The parser, --help, the manual pages and the completions are all made
/// from the program's table of these, so that none can know an option that another does not.
struct OptionRow {
    std::string_view long_name; ///< "index"; never empty
    char short_name = '\0';     ///< 'd'; NUL when there is none
    Takes takes = Takes::Nothing;
    std::string_view argument; ///< "DIR"; empty for a flag
    std::string_view help;     ///< one sentence, no full stop
    std::string_view commands; ///< the commands that have it, separated by blanks; empty: all
    std::string_view topic;    ///< the heading it stands under; also a topic of --help
    /// The words that its value can be, separated by blanks, for completions; empty: anything.
    std::string_view choices{};
};

/// One command of a program that has commands.
struct CommandRow {
    std::string_view name;
    std::string_view arguments; ///< "PATH..."; empty for none
    std::string_view help;      ///< one sentence, no full stop
};

/// True when `row` is an option of `command`. An empty command stands for the whole program: every
/// row is an option of it.
[[nodiscard]] bool belongs_to(const OptionRow& row, std::string_view command) noexcept;

/// The options of `rows` that belong to `command` as --help prints them: a heading for each topic
/// in the order of first appearance, one option a line, wrapped to 80 columns. A non-empty `topic`
/// keeps only that heading. Empty when nothing is left.
[[nodiscard]] std::string format_options(std::span<const OptionRow> rows, std::string_view command,
                                         std::string_view topic = {});

/// The candidate that `word` most likely was meant to be: at most two letters (one, for words of up
/// to four) added, dropped, changed or swapped; else the only one that begins with `word`. Empty
/// when none is near.
[[nodiscard]] std::string_view nearest_name(std::string_view word,
                                            std::span<const std::string_view> candidates);

} // namespace gazette::cli
