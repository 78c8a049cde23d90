// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/option_parsing.h"

#include <algorithm>
#include <utility>

#include <cxxopts.hpp>

#include "common/base/error.h"

namespace gazette::cli {
namespace {

/// cxxopts wants a name for the plain arguments; no row may have it.
constexpr const char* plain_key = "plain-arguments";

std::vector<OptionRow> rows_of(std::span<const OptionRow> rows, std::string_view command) {
    std::vector<OptionRow> mine;
    for (const OptionRow& row : rows) {
        if (belongs_to(row, command)) {
            mine.push_back(row);
        }
    }
    return mine;
}

const OptionRow* row_named(std::span<const OptionRow> rows, std::string_view name) {
    const auto found = std::ranges::find_if(rows, [&](const OptionRow& row) {
        return row.long_name == name ||
               (name.size() == 1 && row.short_name != '\0' && row.short_name == name[0]);
    });
    return found == rows.end() ? nullptr : &*found;
}

Error unknown_option(std::span<const OptionRow> all, std::span<const OptionRow> mine,
                     std::string_view name) {
    const std::string dashes = name.size() == 1 ? "-" : "--";
    const std::string message = "unknown option " + dashes + std::string(name);
    if (const OptionRow* row = row_named(all, name); row != nullptr) {
        return {ErrorKind::Usage, message + " for this command",
                "it belongs to: " + std::string(row->commands)};
    }
    std::vector<std::string_view> names;
    for (const OptionRow& row : mine) {
        names.push_back(row.long_name);
    }
    const std::string_view nearest = nearest_name(name, names);
    return {ErrorKind::Usage, message,
            nearest.empty() ? "--help lists the options"
                            : "did you mean --" + std::string(nearest) + "?"};
}

Error missing_value(const OptionRow& row) {
    return {ErrorKind::Usage, "option --" + std::string(row.long_name) +
                                  " needs a value: " + std::string(row.argument)};
}

/// Splits one `-abVALUE` into `-a`, `-b`, `VALUE`, which cxxopts does only when the value is made
/// of letters and digits. Returns the option that still waits for its value, if any.
const OptionRow* split_short(std::span<const OptionRow> mine, std::span<const OptionRow> all,
                             std::string_view group, std::vector<std::string>& out) {
    for (std::size_t i = 1; i < group.size(); ++i) {
        const OptionRow* row = row_named(mine, group.substr(i, 1));
        if (row == nullptr) {
            throw unknown_option(all, mine, group.substr(i, 1));
        }
        out.push_back("--" + std::string(row->long_name));
        if (row->takes == Takes::Value) {
            if (i + 1 == group.size()) {
                return row;
            }
            out.emplace_back(group.substr(i + 1));
            return nullptr;
        }
    }
    return nullptr;
}

/// The arguments with short options written long and apart, ready for cxxopts.
std::vector<std::string> spell_out(std::span<const OptionRow> mine, std::span<const OptionRow> all,
                                   std::span<const std::string> arguments) {
    std::vector<std::string> out;
    const OptionRow* waiting = nullptr;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (waiting != nullptr) {
            waiting = nullptr;
            out.push_back(argument);
        } else if (argument == "--") {
            out.insert(out.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i),
                       arguments.end());
            break;
        } else if (argument.size() > 1 && argument[0] == '-' && argument[1] != '-') {
            waiting = split_short(mine, all, argument, out);
        } else {
            out.push_back(argument);
            if (argument.starts_with("--") && argument.find('=') == std::string::npos) {
                const OptionRow* row = row_named(mine, std::string_view(argument).substr(2));
                waiting = row != nullptr && row->takes == Takes::Value ? row : nullptr;
            }
        }
    }
    if (waiting != nullptr) {
        throw missing_value(*waiting);
    }
    return out;
}

/// The option an argument names, without dashes and value.
std::string_view name_in(std::string_view argument) {
    argument.remove_prefix(std::min<std::size_t>(2, argument.size()));
    return argument.substr(0, argument.find('='));
}

bool is_given(const OptionRow& row, std::span<const std::string> spelled) {
    return std::ranges::any_of(spelled, [&](std::string_view argument) {
        return argument.starts_with("--") && name_in(argument) == row.long_name;
    });
}

/// The options that are given, for all others are refused already: a start makes no more of them
/// than it needs.
cxxopts::Options make_options(std::span<const OptionRow> mine,
                              std::span<const std::string> spelled) {
    cxxopts::Options options("gazette");
    auto add = options.add_options();
    for (const OptionRow& row : mine) {
        if (!is_given(row, spelled)) {
            continue;
        }
        auto value = cxxopts::value<std::string>();
        if (row.takes != Takes::Value) {
            value->implicit_value("");
        }
        add(std::string(row.long_name), "", std::move(value));
    }
    add(plain_key, "", cxxopts::value<std::vector<std::string>>());
    options.parse_positional(plain_key);
    return options;
}

/// Refuses long options that no row has and values given to flags, so that cxxopts, whose messages
/// we would not repeat, meets none.
void check_long(std::span<const OptionRow> mine, std::span<const OptionRow> all,
                std::span<const std::string> spelled) {
    for (std::size_t i = 0; i < spelled.size(); ++i) {
        const std::string& argument = spelled[i];
        if (argument == "--") {
            return;
        }
        if (!argument.starts_with("--")) {
            continue;
        }
        const bool has_value = argument.find('=') != std::string::npos;
        const OptionRow* row = row_named(mine, name_in(argument));
        if (row == nullptr || row->long_name != name_in(argument)) {
            throw unknown_option(all, mine, name_in(argument));
        }
        if (has_value && row->takes == Takes::Nothing) {
            throw Error(ErrorKind::Usage,
                        "option --" + std::string(row->long_name) + " takes no value");
        }
        i += row->takes == Takes::Value && !has_value ? 1 : 0;
    }
}

} // namespace

bool ParsedArguments::has(std::string_view long_name) const noexcept {
    return std::ranges::any_of(given_,
                               [&](const Given& given) { return given.long_name == long_name; });
}

std::optional<std::string> ParsedArguments::value(std::string_view long_name) const {
    std::optional<std::string> last;
    for (const Given& given : given_) {
        if (given.long_name == long_name) {
            last = given.value;
        }
    }
    return last;
}

std::vector<std::string> ParsedArguments::values(std::string_view long_name) const {
    std::vector<std::string> all;
    for (const Given& given : given_) {
        if (given.long_name == long_name) {
            all.push_back(given.value);
        }
    }
    return all;
}

ParsedArguments parse_arguments(std::span<const OptionRow> rows, std::string_view command,
                                std::span<const std::string> arguments) {
    const std::vector<OptionRow> mine = rows_of(rows, command);
    const std::vector<std::string> spelled = spell_out(mine, rows, arguments);
    check_long(mine, rows, spelled);
    std::vector<const char*> argv{"gazette"};
    for (const std::string& argument : spelled) {
        argv.push_back(argument.c_str());
    }
    std::vector<ParsedArguments::Given> given;
    std::vector<std::string> plain;
    try {
        cxxopts::Options options = make_options(mine, spelled);
        const cxxopts::ParseResult result =
            options.parse(static_cast<int>(argv.size()), argv.data());
        for (const cxxopts::KeyValue& pair : result.arguments()) {
            if (pair.key() == plain_key) {
                plain.push_back(pair.value());
            } else {
                given.push_back({row_named(rows, pair.key())->long_name, pair.value()});
            }
        }
    } catch (const cxxopts::exceptions::exception& error) {
        throw Error(ErrorKind::Usage, std::string("cannot read the options: ") + error.what());
    }
    return {std::move(given), std::move(plain)};
}

} // namespace gazette::cli
