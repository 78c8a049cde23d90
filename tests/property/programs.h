// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"
#include "tests/support/temp_folder.h"

namespace gazette::test {

/// The real programs in a folder of their own. A run that ends with another status fails the test.
class Programs {
  public:
    [[nodiscard]] const TempFolder& folder() const noexcept { return folder_; }

    /// What `indexer` prints on stdout; `most`: 1 when inputs may be skipped.
    std::string index(std::vector<std::string> arguments, int most = 0) {
        return run(GAZETTE_INDEXER, std::move(arguments), {}, most);
    }
    /// What `searcher` prints on stdout.
    std::string search(std::vector<std::string> arguments, std::string input = {}) {
        return run(GAZETTE_SEARCHER, std::move(arguments), std::move(input), 0);
    }
    /// The JSON lines that `searcher` prints when given -f jsonl.
    std::vector<nlohmann::json> hits(std::vector<std::string> arguments, std::string input = {}) {
        std::istringstream out(search(std::move(arguments), std::move(input)));
        std::vector<nlohmann::json> hits;
        for (std::string line; std::getline(out, line);) {
            hits.push_back(nlohmann::json::parse(line));
        }
        return hits;
    }

  private:
    std::string run(const char* program, std::vector<std::string> arguments, std::string input,
                    int most) {
        ProgramCall call;
        call.program = program;
        call.arguments = std::move(arguments);
        call.folder = folder_.path();
        call.input = std::move(input);
        call.timeout = std::chrono::minutes(4); // thousands of queries under a sanitizer
        ProgramResult result = run_program(call);
        EXPECT_TRUE(result.status >= 0 && result.status <= most) << result.err;
        return std::move(result.out);
    }

    TempFolder folder_;
};

} // namespace gazette::test
