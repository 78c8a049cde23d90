// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "common/cli/option_table.h"

namespace gazette::indexer {

/// Every command of the indexer, in the order in which --help lists them.
[[nodiscard]] std::span<const cli::CommandRow> command_table() noexcept;

/// Every option of the indexer; each row names the commands that have it.
[[nodiscard]] std::span<const cli::OptionRow> option_table() noexcept;

/// What `indexer --help` prints.
[[nodiscard]] std::string general_help();

/// What `indexer help COMMAND` prints, or `indexer --help TOPIC` for a heading of the options.
/// Throws Error{Usage} when `topic` is neither.
[[nodiscard]] std::string help_on(std::string_view topic);

} // namespace gazette::indexer
