// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "common/cli/run.h"
#include "indexer/commands/commands.h"
#include "indexer/options.h"

int main(int argc, char** argv) {
    return gazette::cli::run_main("indexer", [&] {
        const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
        return gazette::indexer::run_command(
            gazette::indexer::parse_options(arguments, gazette::indexer::read_surroundings()));
    });
}
