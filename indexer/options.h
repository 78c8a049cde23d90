// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/cli/progress.h"
#include "common/index/index_folder.h"
#include "indexer/parsing/parser.h"

namespace gazette::indexer {

/// What every command has.
struct CommonOptions {
    std::filesystem::path index_folder; ///< as indexer_folder() gives it
    bool quiet = false;
    bool verbose = false;
};

/// How long to wait for another writer; nothing: for as long as it takes.
using Patience = std::optional<std::chrono::milliseconds>;

/// Where paths come from besides the command line.
struct PathList {
    std::string file;      ///< empty: none; "-": standard input
    bool ends_nul = false; ///< names end in NUL instead of newline
};

/// What decides which files of a root are read and how: what `rebuild` needs again.
struct ReadingOptions {
    ParseOptions parse;
    bool mtime_dates = false;
    bool follow = false;
    std::vector<std::string> excludes;
    std::vector<std::string> includes;
    /// The same as it was written: long names without dashes and values, for the manifest.
    std::vector<std::pair<std::string, std::string>> recorded;
};

/// How hard to work and how often to publish.
struct WorkOptions {
    std::size_t jobs = 1;
    std::size_t memory_bytes = 0;
    std::uint64_t commit_articles = 0; ///< 0: by time
    std::chrono::milliseconds commit_interval{0};
};

struct AddOptions {
    CommonOptions common;
    Patience patience;
    ReadingOptions reading;
    WorkOptions work;
    std::vector<std::string> paths; ///< as given; "-" is records on standard input
    PathList path_list;
    bool prune = true;
    bool force_prune = false;
    bool dry_run = false;
    std::string report; ///< empty: none; "-": standard output
    cli::ProgressMode progress = cli::ProgressMode::Auto;
};

struct RemoveOptions {
    CommonOptions common;
    Patience patience;
    std::vector<std::string> paths;
    PathList path_list;
    std::string query; ///< empty: none
    bool dry_run = false;
};

struct ListOptions {
    CommonOptions common;
    std::string format; ///< as written; the printers know which there are
    std::string fields;
    bool files = false;
    bool ends_nul = false;
};

struct ShowOptions {
    CommonOptions common;
    std::vector<std::string> articles; ///< ids or paths
    bool terms = false;
    bool json = false;
};

struct StatusOptions {
    CommonOptions common;
    bool json = false;
};

struct VerifyOptionsGiven {
    CommonOptions common;
    bool deep = false;
    bool json = false;
    cli::ProgressMode progress = cli::ProgressMode::Auto;
};

struct CompactOptions {
    CommonOptions common;
    Patience patience;
    cli::ProgressMode progress = cli::ProgressMode::Auto;
};

struct RebuildOptions {
    CommonOptions common;
    Patience patience;
    WorkOptions work;
    cli::ProgressMode progress = cli::ProgressMode::Auto;
};

/// `help`, `--help`: prints a text.
struct HelpOptions {
    std::string topic; ///< empty: in general
};

struct ShowVersion {};

using Options =
    std::variant<AddOptions, RemoveOptions, ListOptions, ShowOptions, StatusOptions,
                 VerifyOptionsGiven, CompactOptions, RebuildOptions, HelpOptions, ShowVersion>;

/// What the command line is read against: no code below options.cpp reads the environment.
struct Surroundings {
    index::IndexSearch search; ///< without the option, which parse_options adds
    std::size_t cores = 1;
};

/// The surroundings of this process.
[[nodiscard]] Surroundings read_surroundings();

/// Reads a command line (without the program's name). Throws Error{Usage} for everything that
/// cannot be accepted as written; then nothing has been done.
[[nodiscard]] Options parse_options(std::span<const std::string> arguments,
                                    const Surroundings& surroundings);

/// Reads back what ReadingOptions::recorded kept. Throws Error{Damaged} when it makes no sense.
[[nodiscard]] ReadingOptions
read_recorded(const std::vector<std::pair<std::string, std::string>>& recorded);

} // namespace gazette::indexer
