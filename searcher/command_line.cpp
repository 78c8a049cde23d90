// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command_line.h"

#include <algorithm>
#include <array>
#include <string_view>
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

/// What options of grep, ripgrep, git and notmuch are called here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> habits{{
    {"--after", "--since WHEN"},
    {"--before", "--until WHEN"},
    {"--from", "--since WHEN"},
    {"--to", "--until WHEN"},
    {"-i", "letter case never matters"},
    {"--ignore-case", "letter case never matters"},
    {"-w", "only whole words are found; --exact leaves out their other forms"},
    {"--word-regexp", "only whole words are found; --exact leaves out their other forms"},
    {"-m", "-n N"},
    {"--max-count", "-n N"},
    {"--files-with-matches", "-l"},
    {"-r", "--sort date shows the oldest first, --sort -date the newest"},
    {"--reverse", "--sort date shows the oldest first, --sort -date the newest"},
    {"-Z", "-0"},
    {"--json", "-f jsonl or -f json"},
    {"-o", "> FILE after the command writes to a file"},
}};

/// The hint of `error` when what it does not know is an option of those programs.
std::string habit_hint(const Error& error) {
    constexpr std::string_view start = "unknown option ";
    const std::string_view message = error.message();
    const auto* const habit =
        message.starts_with(start)
            ? std::ranges::find(habits, message.substr(start.size()),
                                &std::pair<std::string_view, std::string_view>::first)
            : habits.end();
    return habit == habits.end() ? "" : "here that is: " + std::string(habit->second);
}

/// One setting as the argument that it stands for; nothing for a flag that is set to false.
std::optional<std::string> to_argument(const std::string& setting,
                                       const std::optional<std::string>& home) {
    const std::size_t equals = setting.find('=');
    if (equals == std::string::npos) {
        return setting;
    }
    const std::string name = setting.substr(0, equals);
    const std::string value = setting.substr(equals + 1);
    const auto row = std::ranges::find_if(option_table(), [&](const cli::OptionRow& option) {
        return name == "--" + std::string(option.long_name);
    });
    if (row != option_table().end() && row->takes == cli::Takes::Nothing) {
        if (value == "true" || value == "false") {
            return value == "true" ? std::optional(name) : std::nullopt;
        }
    } else if (row != option_table().end() && home && value.starts_with("~/") &&
               (row->argument == "DIR" || row->argument == "PATH")) {
        return name + "=" + *home + value.substr(1);
    }
    return setting;
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
        std::string hint = exclusion_hint(arguments);
        hint = hint.empty() ? habit_hint(error) : hint;
        throw Error(error.kind(), std::string(error.message()), hint.empty() ? error.hint() : hint);
    }
}

ParsedArguments with_config(const ParsedArguments& given, const std::filesystem::path& file,
                            const std::optional<std::string>& home) {
    if (given.has("no-config")) {
        return given;
    }
    const std::vector<std::string> settings = read_config(file);
    if (settings.empty()) {
        return given;
    }
    std::vector<std::string> as_arguments;
    for (const std::string& setting : settings) {
        if (std::optional<std::string> argument = to_argument(setting, home)) {
            as_arguments.push_back(*std::move(argument));
        }
    }
    const ParsedArguments configured = parse_settings(as_arguments, file);
    std::vector<ParsedArguments::Given> merged;
    for (const ParsedArguments::Given& setting : configured.given()) {
        if (!given.has(setting.long_name)) {
            merged.push_back(setting);
        }
    }
    merged.insert(merged.end(), given.given().begin(), given.given().end());
    return {std::move(merged), given.plain()};
}

std::vector<std::string> optional_value_hints(std::span<const std::string> arguments) {
    constexpr std::array<std::string_view, 3> units{"day", "month", "year"};
    const auto is_half_life = [](std::string_view word) {
        return word.size() > 1 && word.front() >= '0' && word.front() <= '9' &&
               std::string_view("dwmy").find(word.back()) != std::string_view::npos;
    };
    std::vector<std::string> hints;
    const std::span<const std::string> options = option_part(arguments);
    for (std::size_t i = 0; i + 1 < options.size(); ++i) {
        const std::string& word = options[i + 1];
        const bool unit = options[i] == "--histogram" &&
                          std::ranges::find(units, std::string_view(word)) != units.end();
        if (unit || (options[i] == "--recent" && is_half_life(word))) {
            hints.push_back(word);
            hints.back()
                .append(" is searched as a word; the value goes behind an equals sign: ")
                .append(options[i])
                .append("=")
                .append(word);
        }
    }
    return hints;
}

} // namespace gazette::searcher
