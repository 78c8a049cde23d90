// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "common/cli/option_table.h"

namespace gazette::docs {

/// A program as its tables describe it. The views must outlive the calls below.
struct ProgramTables {
    std::string_view name;
    std::span<const cli::CommandRow> commands; ///< empty for a program without commands
    std::span<const cli::OptionRow> options;
    bool takes_files = false; ///< whether plain arguments are file names
};

/// The manual page's text about the commands and options, in man(7) macros: what stands for the
/// line `.\" @OPTIONS@` of a page's template.
[[nodiscard]] std::string manual_options(const ProgramTables& program);

/// `page` with its line `.\" @OPTIONS@` replaced by manual_options. Throws Error{Internal} when the
/// page has no such line.
[[nodiscard]] std::string manual_page(std::string_view page, const ProgramTables& program);

/// Completion scripts for the three shells, for a program installed under `installed_name`.
[[nodiscard]] std::string bash_completion(const ProgramTables& program,
                                          std::string_view installed_name);
[[nodiscard]] std::string zsh_completion(const ProgramTables& program,
                                         std::string_view installed_name);
[[nodiscard]] std::string fish_completion(const ProgramTables& program,
                                          std::string_view installed_name);

} // namespace gazette::docs
