// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "common/cli/run.h"
#include "searcher/searcher.h"

int main(int argc, char** argv) {
    return gazette::cli::run_main("searcher", [&] {
        return gazette::searcher::run(
            std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
    });
}
