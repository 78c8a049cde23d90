// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/run_program.h"
#include "tests/support/temp_folder.h"

namespace gazette::test {

/// Five small articles, one of them hostile and one long, indexed once by the real indexer; tests
/// run the real searcher in the folder that has news/ and gazette.idx/.
class SearcherTest : public testing::Test {
  public:
    static void SetUpTestSuite();
    static void TearDownTestSuite();

  protected:
    /// The folder that the searcher is run in.
    [[nodiscard]] static const std::filesystem::path& folder();

    /// A call of the searcher there; change it before run_program() as the test needs it.
    [[nodiscard]] static ProgramCall call(std::vector<std::string> arguments,
                                          std::string input = {});
    [[nodiscard]] static ProgramResult search(std::vector<std::string> arguments,
                                              std::string input = {});

  private:
    static std::unique_ptr<TempFolder> folder_;
};

} // namespace gazette::test
