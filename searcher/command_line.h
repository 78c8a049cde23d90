// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/cli/option_parsing.h"

namespace gazette::searcher {

/// The arguments before `--`, where options may stand.
[[nodiscard]] std::span<const std::string> option_part(std::span<const std::string> arguments);

/// Reads the arguments against the table of options. Throws Error{Usage}; where a word to leave out
/// was meant (-geneva), the hint says how to write that.
[[nodiscard]] cli::ParsedArguments parse_command_line(std::span<const std::string> arguments);

/// The command line over the configuration file: an option given on the one takes the other's away.
/// A flag may be set to true or false; folders may start with ~/, which is `home`. Throws
/// Error{Usage} naming the file for a setting that is no option, Error{Io}.
[[nodiscard]] cli::ParsedArguments with_config(const cli::ParsedArguments& given,
                                               const std::filesystem::path& file,
                                               const std::optional<std::string>& home);

/// What a word after an option that takes its value only behind an equals sign may have been meant
/// as: `--histogram year` searches for the word. A sentence each.
[[nodiscard]] std::vector<std::string> optional_value_hints(std::span<const std::string> arguments);

} // namespace gazette::searcher
