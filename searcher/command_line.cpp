// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command_line.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/base/error.h"
#include "searcher/config_file.h"
#include "searcher/option_table.h"

namespace gazette::searcher {

using cli::ParsedArguments;

namespace {

/// When a word with a dash before it was meant as a word to leave out, how to write that.
std::string exclusion_hint(std::span<const std::string> arguments) {
    std::string with_dashes = "--";
    std::string with_not;
    bool found = false;
    for (const std::string& argument : option_part(arguments)) {
        if (argument.starts_with("--")) {
            continue;
        }
        const bool word = argument.size() > 2 && argument[0] == '-' &&
                          std::ranges::all_of(argument.substr(1), [](char byte) {
                              return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                                     static_cast<unsigned char>(byte) >= 0x80;
                          });
        found = found || word;
        with_dashes.append(" ").append(argument);
        with_not.append(with_not.empty() ? "" : " ");
        with_not.append(word ? "NOT " + argument.substr(1) : argument);
    }
    return found ? "to leave out a word, write: searcher " + with_dashes + "   or: searcher " +
                       with_not
                 : "";
}

ParsedArguments parse_settings(std::span<const std::string> settings,
                               const std::filesystem::path& file) {
    try {
        return cli::parse_arguments(option_table(), {}, settings);
    } catch (const Error& error) {
        throw Error(error.kind(), file.native() + ": " + std::string(error.message()),
                    error.hint());
    }
}

} // namespace

std::span<const std::string> option_part(std::span<const std::string> arguments) {
    const auto end = std::ranges::find(arguments, "--");
    return arguments.first(static_cast<std::size_t>(end - arguments.begin()));
}

ParsedArguments parse_command_line(std::span<const std::string> arguments) {
    try {
        return cli::parse_arguments(option_table(), {}, arguments);
    } catch (const Error& error) {
        const std::string hint = exclusion_hint(arguments);
        throw Error(error.kind(), std::string(error.message()), hint.empty() ? error.hint() : hint);
    }
}

ParsedArguments with_config(const ParsedArguments& given, const std::filesystem::path& file) {
    const std::vector<std::string> settings = read_config(file);
    if (settings.empty() || given.has("no-config")) {
        return given;
    }
    const ParsedArguments configured = parse_settings(settings, file);
    std::vector<ParsedArguments::Given> merged;
    for (const ParsedArguments::Given& setting : configured.given()) {
        if (!given.has(setting.long_name)) {
            merged.push_back(setting);
        }
    }
    merged.insert(merged.end(), given.given().begin(), given.given().end());
    return {std::move(merged), given.plain()};
}

} // namespace gazette::searcher
