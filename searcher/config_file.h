// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::searcher {

/// The settings of a configuration file as arguments ("--limit=20", "--no-pager"): lines
/// `limit = 20` and `no-pager` with the names of the long options, empty lines, and lines that
/// start with #. `name` is the file's, for messages. Throws Error{Usage} naming the line for what
/// is none of these.
[[nodiscard]] std::vector<std::string> parse_config(std::string_view text, std::string_view name);

/// parse_config of `file`; nothing when there is none. Throws Error{Io} when it cannot be read.
[[nodiscard]] std::vector<std::string> read_config(const std::filesystem::path& file);

} // namespace gazette::searcher
