// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "common/cli/option_table.h"

namespace gazette::searcher {

/// Every option of the searcher, in the order in which --help lists them.
[[nodiscard]] std::span<const cli::OptionRow> option_table() noexcept;

} // namespace gazette::searcher
