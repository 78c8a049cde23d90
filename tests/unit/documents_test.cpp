// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "scripts/docs/documents.h"

namespace gazette::docs {
namespace {

constexpr std::array<cli::CommandRow, 1> commands{{{"add", "PATH...", "bring up to date"}}};
constexpr std::array<cli::OptionRow, 4> options{{
    {"index", 'd', cli::Takes::Value, "DIR", "the index folder", "", "Index"},
    {"wait", '\0', cli::Takes::Optionally, "TIME", "wait for it's end", "add", "Index"},
    {"null", '0', cli::Takes::Nothing, "", "end in NUL", "", "Output"},
    {"color", '\0', cli::Takes::Value, "WHEN", "in colour", "", "Output", "always never"},
}};
constexpr ProgramTables program{"indexer", commands, options, true};

TEST(Documents, ManualHasEveryOptionUnderItsHeading) {
    const std::string text = manual_options(program);
    EXPECT_NE(
        text.find(".SS \"Index\"\n.TP\n\\fB\\-d\\fR \\fIDIR\\fR, \\fB\\-\\-index\\fR=\\fIDIR\\fR\n"
                  "the index folder.\n"),
        std::string::npos)
        << text;
    EXPECT_NE(text.find("\\fB\\-\\-wait\\fR[=\\fITIME\\fR]\n"), std::string::npos);
    EXPECT_NE(text.find("(add)\n"), std::string::npos);
}

TEST(Documents, ManualPageKeepsWhatStandsAroundTheOptions) {
    const std::string page = manual_page("a\n.\\\" @OPTIONS@\nb\n", program);
    EXPECT_EQ(page.substr(0, 2), "a\n");
    EXPECT_EQ(page.substr(page.size() - 2), "b\n");
    EXPECT_THROW((void)manual_page("a\n", program), Error);
}

TEST(Documents, EveryShellKnowsEveryOption) {
    const std::string bash = bash_completion(program, "gazette-indexer");
    EXPECT_NE(bash.find("add) names='--index -d --wait --null -0 --color'"), std::string::npos)
        << bash;
    EXPECT_NE(bash.find("-F _gazette_indexer gazette-indexer\n"), std::string::npos);
    EXPECT_NE(bash.find("--color|=--color) mapfile -t COMPREPLY < <(compgen -W 'always never'"),
              std::string::npos)
        << bash;
    const std::string zsh = zsh_completion(program, "indexer");
    EXPECT_NE(zsh.find("'(--wait)--wait=-[wait for it'\\''s end]::TIME: '"), std::string::npos)
        << zsh;
    EXPECT_NE(zsh.find("'(--color)--color=[in colour]:WHEN:(always never)'"), std::string::npos);
    const std::string fish = fish_completion(program, "indexer");
    EXPECT_NE(
        fish.find("-l index -s d -x -a '(__fish_complete_directories)' -d 'the index folder'\n"),
        std::string::npos)
        << fish;
    EXPECT_NE(fish.find("-n '__fish_seen_subcommand_from add' -l wait"), std::string::npos);
}

} // namespace
} // namespace gazette::docs
