// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/cli/terminal.h"

namespace gazette::cli {
namespace {

struct ColorCase {
    When option;
    bool on_terminal;
    TerminalEnvironment environment;
    bool colored;
};

TEST(Terminal, DecidesOnColorByOptionThenEnvironmentThenStream) {
    const TerminalEnvironment xterm{{}, {}, "xterm", {}};
    const TerminalEnvironment no_color{"1", {}, "xterm", {}};
    const TerminalEnvironment empty_no_color{"", {}, "xterm", {}};
    const TerminalEnvironment forced{{}, "1", "xterm", {}};
    const TerminalEnvironment not_forced{{}, "0", "xterm", {}};
    const TerminalEnvironment both{"1", "1", "xterm", {}};
    const TerminalEnvironment dumb{{}, {}, "dumb", {}};
    const TerminalEnvironment unset{};
    const std::vector<ColorCase> cases{
        {When::Auto, true, xterm, true},       {When::Auto, false, xterm, false},
        {When::Always, false, no_color, true}, {When::Never, true, forced, false},
        {When::Auto, true, no_color, false},   {When::Auto, true, empty_no_color, true},
        {When::Auto, false, forced, true},     {When::Auto, false, not_forced, false},
        {When::Auto, true, both, false},       {When::Auto, true, dumb, false},
        {When::Always, true, dumb, true},      {When::Auto, true, unset, false},
    };
    for (std::size_t i = 0; i < cases.size(); ++i) {
        EXPECT_EQ(use_color(cases[i].option, cases[i].on_terminal, cases[i].environment),
                  cases[i].colored)
            << "case " << i;
    }
}

TEST(Terminal, TakesItsWidthFromColumnsWhenThatIsANumber) {
    constexpr int no_terminal = -1;
    EXPECT_EQ(terminal_size(no_terminal, {}).columns, 80U);
    EXPECT_EQ(terminal_size(no_terminal, {{}, {}, {}, "120"}).columns, 120U);
    EXPECT_EQ(terminal_size(no_terminal, {{}, {}, {}, "x"}).columns, 80U);
    EXPECT_EQ(terminal_size(no_terminal, {{}, {}, {}, "1"}).columns, 20U);
    EXPECT_EQ(terminal_size(no_terminal, {{}, {}, {}, "999999999"}).columns, 1000U);
}

} // namespace
} // namespace gazette::cli
