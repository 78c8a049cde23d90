// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "common/cli/exit_code.h"

namespace gazette::searcher {

/// The whole program but for the process's own start: reads the arguments (without the program's
/// name), the environment and standard input, searches, prints to standard output, tells what it
/// has to tell on standard error. Throws what ends it: see cli::run_main.
[[nodiscard]] cli::ExitCode run(std::span<const std::string> arguments);

} // namespace gazette::searcher
