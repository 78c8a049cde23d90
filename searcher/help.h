// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace gazette::searcher {

/// What -h prints: usage and the options most used, a screen at most.
[[nodiscard]] std::string brief_help();

/// What --help prints: examples first, then every option.
[[nodiscard]] std::string general_help();

/// What --help TOPIC prints: query, dates, formats, scripting, or a heading of the options. Throws
/// Error{Usage} when there is no such topic.
[[nodiscard]] std::string help_on(std::string_view topic);

} // namespace gazette::searcher
