// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/options.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <system_error>
#include <thread>

#include "common/base/error.h"
#include "common/cli/option_parsing.h"
#include "indexer/option_table.h"
#include "indexer/option_values.h"

namespace gazette::indexer {
namespace {

using cli::ParsedArguments;

constexpr std::chrono::milliseconds default_patience{60'000};
constexpr std::chrono::milliseconds default_commit_interval{5'000};
constexpr std::size_t default_memory = std::size_t{256} << 20U;
/// Below this a thread cannot hold even one long article with its terms.
constexpr std::size_t least_memory = std::size_t{64} << 20U;
constexpr std::size_t most_jobs = 256;

Error usage(const std::string& message, std::string hint = {}) {
    return {ErrorKind::Usage, message, std::move(hint)};
}

std::optional<std::string> variable(const char* name) {
    // Read before any thread is started: getenv is not safe against setenv.
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

CommonOptions read_common(const ParsedArguments& parsed, const Surroundings& surroundings) {
    index::IndexSearch search = surroundings.search;
    search.option = parsed.value("index");
    if (search.option && search.option->empty()) {
        throw usage("--index needs the name of a folder");
    }
    if (parsed.has("quiet") && parsed.has("verbose")) {
        throw usage("--quiet and --verbose exclude each other");
    }
    return {index::indexer_folder(search), parsed.has("quiet"), parsed.has("verbose")};
}

Patience read_patience(const ParsedArguments& parsed) {
    if (parsed.has("no-wait")) {
        if (parsed.has("wait")) {
            throw usage("--wait and --no-wait exclude each other");
        }
        return std::chrono::milliseconds(0);
    }
    const std::optional<std::string> time = parsed.value("wait");
    if (!time) {
        return default_patience;
    }
    return time->empty() ? Patience() : read_time("wait", *time);
}

cli::ProgressMode progress_of(const ParsedArguments& parsed) {
    const std::optional<std::string> mode = parsed.value("progress");
    if (!mode) {
        return parsed.has("quiet") ? cli::ProgressMode::Never : cli::ProgressMode::Auto;
    }
    return read_progress(*mode);
}

WorkOptions read_work(const ParsedArguments& parsed, const Surroundings& surroundings) {
    WorkOptions work;
    work.jobs = std::clamp<std::size_t>(surroundings.cores, 1, most_jobs);
    work.memory_bytes = default_memory;
    work.commit_interval = default_commit_interval;
    if (const auto jobs = parsed.value("jobs"); jobs) {
        work.jobs = read_number("jobs", *jobs, 1, most_jobs);
    }
    if (const auto memory = parsed.value("memory"); memory) {
        work.memory_bytes = read_size("memory", *memory);
        if (work.memory_bytes < least_memory) {
            throw usage("--memory cannot be less than 64M");
        }
    }
    if (const auto commit = parsed.value("commit"); commit) {
        const bool is_count = !commit->empty() && std::ranges::all_of(*commit, [](char c) {
            return c >= '0' && c <= '9';
        });
        if (is_count) {
            work.commit_articles = read_number("commit", *commit, 1, UINT32_MAX);
        } else {
            work.commit_interval = read_time("commit", *commit);
        }
    }
    return work;
}

/// The options of `add` that decide what an article is, kept for `rebuild`.
constexpr std::array<std::string_view, 10> reading_options{
    "from", "map",         "encoding", "lang",    "outlet",
    "date", "mtime-dates", "follow",   "exclude", "include"};

/// Takes the options that say how a file's bytes are read; what is none of them changes nothing.
void take_parse_option(std::string_view name, const std::string& value, ParseOptions& parse) {
    if (name == "from") {
        parse.format = read_format(value);
    } else if (name == "map") {
        parse.field_map.push_back(read_mapping(value));
    } else if (name == "encoding") {
        parse.encoding = value == "auto" ? std::string() : value;
    } else if (name == "lang") {
        parse.language = read_language(value);
    } else if (name == "outlet") {
        parse.outlet_from_folder = value == "dir";
        parse.outlet = value == "dir" ? std::string() : value;
    } else if (name == "date") {
        parse.date = read_day(value);
    }
}

ReadingOptions read_reading(const ParsedArguments& parsed) {
    ReadingOptions reading;
    for (const ParsedArguments::Given& given : parsed.given()) {
        const std::string& value = given.value;
        take_parse_option(given.long_name, value, reading.parse);
        if (given.long_name == "mtime-dates") {
            reading.mtime_dates = true;
        } else if (given.long_name == "follow") {
            reading.follow = true;
        } else if (given.long_name == "exclude") {
            reading.excludes.push_back(value);
        } else if (given.long_name == "include") {
            reading.includes.push_back(value);
        }
        if (std::ranges::find(reading_options, given.long_name) != reading_options.end()) {
            reading.recorded.emplace_back(given.long_name, value);
        }
    }
    if (reading.parse.date && reading.mtime_dates) {
        throw usage("--date and --mtime-dates exclude each other");
    }
    return reading;
}

PathList read_path_list(const ParsedArguments& parsed) {
    PathList list;
    list.file = parsed.value("files-from").value_or("");
    list.ends_nul = parsed.has("null");
    if (list.ends_nul && list.file.empty()) {
        throw usage("--null says how --files-from ends its names, which is not given");
    }
    return list;
}

void refuse_empty_paths(const std::vector<std::string>& paths) {
    if (std::ranges::find(paths, std::string()) != paths.end()) {
        throw usage("a path is empty");
    }
}

AddOptions read_add(const ParsedArguments& parsed, const Surroundings& surroundings) {
    AddOptions add;
    add.common = read_common(parsed, surroundings);
    add.patience = read_patience(parsed);
    add.reading = read_reading(parsed);
    add.work = read_work(parsed, surroundings);
    add.paths = parsed.plain();
    add.path_list = read_path_list(parsed);
    add.prune = !parsed.has("no-prune");
    add.force_prune = parsed.has("force-prune");
    add.dry_run = parsed.has("dry-run");
    add.report = parsed.value("report").value_or("");
    add.progress = progress_of(parsed);
    refuse_empty_paths(add.paths);
    if (add.paths.empty() && add.path_list.file.empty()) {
        throw usage("add needs paths", "for example: indexer add articles/");
    }
    if (add.force_prune && !add.prune) {
        throw usage("--no-prune and --force-prune exclude each other");
    }
    if (add.path_list.file == "-" && std::ranges::find(add.paths, "-") != add.paths.end()) {
        throw usage("standard input cannot be both a list of paths and records");
    }
    return add;
}

RemoveOptions read_remove(const ParsedArguments& parsed, const Surroundings& surroundings) {
    RemoveOptions remove;
    remove.common = read_common(parsed, surroundings);
    remove.patience = read_patience(parsed);
    remove.paths = parsed.plain();
    remove.path_list = read_path_list(parsed);
    remove.query = parsed.value("query").value_or("");
    remove.dry_run = parsed.has("dry-run");
    refuse_empty_paths(remove.paths);
    if (remove.paths.empty() && remove.path_list.file.empty() && remove.query.empty()) {
        throw usage("remove needs paths, globs or --query");
    }
    return remove;
}

bool read_json(const ParsedArguments& parsed) {
    const std::string format = parsed.value("format").value_or("text");
    if (format != "text" && format != "json") {
        throw usage("--format cannot be " + format, "it takes text or json");
    }
    return format == "json";
}

void refuse_plain(const ParsedArguments& parsed, std::string_view command) {
    if (!parsed.plain().empty()) {
        throw usage(std::string(command) + " takes no arguments: " + parsed.plain().front());
    }
}

Options read_help(const ParsedArguments& parsed) {
    if (parsed.plain().size() > 1) {
        throw usage("help takes one command or heading at a time");
    }
    return HelpOptions{parsed.plain().empty() ? std::string() : parsed.plain().front()};
}

Options read_command(std::string_view command, const ParsedArguments& parsed,
                     const Surroundings& surroundings) {
    if (command == "add") {
        return read_add(parsed, surroundings);
    }
    if (command == "remove") {
        return read_remove(parsed, surroundings);
    }
    if (command == "help") {
        return read_help(parsed);
    }
    if (command == "show") {
        if (parsed.plain().empty()) {
            throw usage("show needs ids or paths of articles");
        }
        return ShowOptions{read_common(parsed, surroundings), parsed.plain(), parsed.has("terms"),
                           read_json(parsed)};
    }
    refuse_plain(parsed, command);
    if (command == "list") {
        return ListOptions{
            read_common(parsed, surroundings), parsed.value("format").value_or("text"),
            parsed.value("fields").value_or(""), parsed.has("files"), parsed.has("null")};
    }
    if (command == "status") {
        return StatusOptions{read_common(parsed, surroundings), read_json(parsed)};
    }
    if (command == "verify") {
        return VerifyOptionsGiven{read_common(parsed, surroundings), parsed.has("deep"),
                                  read_json(parsed), progress_of(parsed)};
    }
    if (command == "compact") {
        return CompactOptions{read_common(parsed, surroundings), read_patience(parsed),
                              progress_of(parsed)};
    }
    return RebuildOptions{read_common(parsed, surroundings), read_patience(parsed),
                          read_work(parsed, surroundings), progress_of(parsed)};
}

Error unknown_command(const std::string& word) {
    std::vector<std::string_view> names;
    for (const cli::CommandRow& row : command_table()) {
        names.push_back(row.name);
    }
    if (const std::string_view nearest = cli::nearest_name(word, names); !nearest.empty()) {
        return usage("unknown command " + word, "did you mean: indexer " + std::string(nearest));
    }
    std::error_code ignored;
    if (word == "-" || word.find('/') != std::string::npos ||
        std::filesystem::exists(word, ignored)) {
        return usage("unknown command " + word, "did you mean: indexer add " + word);
    }
    return usage("unknown command " + word, "indexer --help lists the commands");
}

bool is_command(std::string_view word) {
    return std::ranges::any_of(command_table(),
                               [&](const cli::CommandRow& row) { return row.name == word; });
}

/// A command line that starts with an option can only ask for help or the version.
Options parse_without_command(std::span<const std::string> arguments) {
    const ParsedArguments parsed = cli::parse_arguments(option_table(), "help", arguments);
    if (parsed.has("version")) {
        return ShowVersion{};
    }
    if (!parsed.has("help")) {
        throw usage("the command comes first", "for example: indexer add articles/");
    }
    std::string topic = *parsed.value("help");
    if (topic.empty() && !parsed.plain().empty()) {
        topic = parsed.plain().front();
    }
    return HelpOptions{std::move(topic)};
}

} // namespace

Surroundings read_surroundings() {
    Surroundings surroundings;
    const auto set = [](std::optional<std::string> value) {
        return value && !value->empty() ? value : std::nullopt;
    };
    std::error_code error;
    surroundings.search.variable = set(variable("GAZETTE_INDEX"));
    surroundings.search.data_folder = set(variable("XDG_DATA_HOME"));
    surroundings.search.home = set(variable("HOME"));
    surroundings.search.current_folder = std::filesystem::current_path(error);
    surroundings.cores = std::max(1U, std::thread::hardware_concurrency());
    return surroundings;
}

Options parse_options(std::span<const std::string> arguments, const Surroundings& surroundings) {
    if (arguments.empty()) {
        throw usage("a command is missing", "indexer --help lists the commands");
    }
    const std::string& command = arguments.front();
    if (command.size() > 1 && command.front() == '-') {
        return parse_without_command(arguments);
    }
    if (!is_command(command)) {
        throw unknown_command(command);
    }
    const ParsedArguments parsed =
        cli::parse_arguments(option_table(), command, arguments.subspan(1));
    if (parsed.has("help")) {
        const std::string topic = *parsed.value("help");
        return HelpOptions{topic.empty() ? command : topic};
    }
    if (parsed.has("version")) {
        return ShowVersion{};
    }
    return read_command(command, parsed, surroundings);
}

ReadingOptions read_recorded(const std::vector<std::pair<std::string, std::string>>& recorded) {
    std::vector<std::string> arguments;
    for (const auto& [name, value] : recorded) {
        const bool is_flag = name == "mtime-dates" || name == "follow";
        arguments.push_back("--" + name + (is_flag ? "" : "=" + value));
    }
    try {
        return read_reading(cli::parse_arguments(option_table(), "add", arguments));
    } catch (const Error& error) {
        throw Error(ErrorKind::Damaged, "the recorded options of a source make no sense: " +
                                            std::string(error.message()));
    }
}

} // namespace gazette::indexer
