// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "common/cli/option_parsing.h"

namespace gazette::searcher {

/// The arguments before `--`, where options may stand.
[[nodiscard]] std::span<const std::string> option_part(std::span<const std::string> arguments);

/// Reads the arguments against the table of options. Throws Error{Usage}; where a word to leave out
/// was meant (-geneva), the hint says how to write that.
[[nodiscard]] cli::ParsedArguments parse_command_line(std::span<const std::string> arguments);

/// The command line over the configuration file: an option given on the one takes the other's away.
/// Throws Error{Usage} naming the file for a setting that is no option, Error{Io}.
[[nodiscard]] cli::ParsedArguments with_config(const cli::ParsedArguments& given,
                                               const std::filesystem::path& file);

} // namespace gazette::searcher
