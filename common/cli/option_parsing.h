// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/option_table.h"

namespace gazette::cli {

/// What a command line said, before anything is made of it: the options given, in order, each with
/// its value, and the plain arguments.
class ParsedArguments {
  public:
    struct Given {
        std::string_view long_name; ///< of the table's row, which outlives this object
        std::string value;          ///< empty for flags and for optional values not given
    };

    ParsedArguments(std::vector<Given> given, std::vector<std::string> plain)
        : given_(std::move(given)), plain_(std::move(plain)) {}

    [[nodiscard]] bool has(std::string_view long_name) const noexcept;
    /// The value given last; nothing when the option is absent.
    [[nodiscard]] std::optional<std::string> value(std::string_view long_name) const;
    /// Every value given, in order.
    [[nodiscard]] std::vector<std::string> values(std::string_view long_name) const;
    [[nodiscard]] const std::vector<Given>& given() const noexcept { return given_; }
    /// The arguments that are not options, in order; everything after `--` is one of them.
    [[nodiscard]] const std::vector<std::string>& plain() const noexcept { return plain_; }

  private:
    std::vector<Given> given_;
    std::vector<std::string> plain_;
};

/// Reads `arguments` (without the program's name) as options of those rows of `rows` that belong to
/// `command`. Options and plain arguments may be mixed; `-` alone is a plain argument.
/// Throws Error{Usage}, with a hint naming the nearest option, for an unknown option, a missing
/// value, a value given to a flag.
[[nodiscard]] ParsedArguments parse_arguments(std::span<const OptionRow> rows,
                                              std::string_view command,
                                              std::span<const std::string> arguments);

} // namespace gazette::cli
