// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "searcher/printing/print_options.h"
#include "searcher/request.h"
#include "searcher/result.h"
#include "searcher/surroundings.h"

namespace gazette::searcher {

/// One or many searches.
struct SearchOptions {
    std::vector<std::filesystem::path> indexes; ///< at least one
    SearchRequest request;                      ///< with --stdin, all but the query
    PrintOptions print;
    std::optional<std::string> like; ///< --like: the query is made of this article
    bool from_stdin = false;
    bool repaired_counts = false;     ///< what only repaired spelling finds is a match (--suggest)
    std::size_t jobs = 1;             ///< threads for --stdin
    std::optional<std::string> pager; ///< the command to page with, when output is long
    std::size_t lines = 0;            ///< of the terminal: what is longer is paged
    bool for_people = false;          ///< text on a terminal: says so when nothing matches
    std::vector<std::string> hints;   ///< what may have been meant otherwise, a sentence each

    /// Whether the exit status shall say that something matched.
    [[nodiscard]] bool matched(const SearchResult& result) const noexcept {
        return result.matches > 0 && (repaired_counts || !result.corrected);
    }
};

/// `--help`, `-h`: prints a text.
struct HelpOptions {
    bool brief = false;
    std::string topic; ///< empty: in general
};

struct ShowVersion {};
struct ShowSchema {};

using Options = std::variant<SearchOptions, HelpOptions, ShowVersion, ShowSchema>;

/// Reads a command line (without the program's name) over the configuration file. Throws
/// Error{Usage} for everything that cannot be accepted as written, Error{NoIndex} when no index is
/// named and none is found.
[[nodiscard]] Options parse_options(std::span<const std::string> arguments,
                                    const Surroundings& surroundings);

} // namespace gazette::searcher
