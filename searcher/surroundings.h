// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "common/article/date.h"
#include "common/cli/terminal.h"
#include "common/index/index_folder.h"

namespace gazette::searcher {

/// What the command line is read against: nothing else reads the environment.
struct Surroundings {
    index::IndexSearch search;         ///< without the option, which parse_options adds
    std::filesystem::path config_file; ///< empty: there is no place for one
    cli::TerminalEnvironment terminal;
    bool out_is_terminal = false;
    cli::TerminalSize size;
    std::optional<std::string> pager; ///< $GAZETTE_PAGER, else $PAGER, else less where it is
    std::string host;
    article::Date today;
};

/// The surroundings of this process.
[[nodiscard]] Surroundings read_surroundings();

} // namespace gazette::searcher
