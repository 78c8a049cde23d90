// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/surroundings.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <system_error>

#include <unistd.h>

namespace gazette::searcher {
namespace {

std::optional<std::string> variable(const char* name) {
    // Read before any thread is started: getenv is not safe against setenv.
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::filesystem::path config_path() {
    if (const std::optional<std::string> folder = variable("XDG_CONFIG_HOME");
        folder && folder->starts_with('/')) {
        return std::filesystem::path(*folder) / "gazette" / "config";
    }
    const std::optional<std::string> home = variable("HOME");
    return home && !home->empty() ? std::filesystem::path(*home) / ".config" / "gazette" / "config"
                                  : std::filesystem::path();
}

article::Date current_day() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::localtime_r(&now, &parts);
    return {static_cast<std::int16_t>(parts.tm_year + 1900),
            static_cast<std::uint8_t>(parts.tm_mon + 1), static_cast<std::uint8_t>(parts.tm_mday)};
}

std::string host_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

/// Whether a folder of $PATH has `program`.
bool is_installed(const std::string& program) {
    const std::string folders = variable("PATH").value_or("");
    for (std::size_t begin = 0; begin < folders.size();) {
        const std::size_t end = std::min(folders.find(':', begin), folders.size());
        const std::string file = folders.substr(begin, end - begin) + "/" + program;
        if (::access(file.c_str(), X_OK) == 0) {
            return true;
        }
        begin = end + 1;
    }
    return false;
}

} // namespace

Surroundings read_surroundings() {
    Surroundings surroundings;
    std::error_code gone; // a current folder that is gone has no index in it
    surroundings.search.current_folder = std::filesystem::current_path(gone);
    surroundings.search.variable = variable("GAZETTE_INDEX");
    surroundings.search.data_folder = variable("XDG_DATA_HOME");
    surroundings.search.home = variable("HOME");
    surroundings.config_file = config_path();
    surroundings.terminal = {variable("NO_COLOR"), variable("CLICOLOR_FORCE"), variable("TERM"),
                             variable("COLUMNS")};
    surroundings.out_is_terminal = cli::is_terminal(STDOUT_FILENO);
    if (surroundings.out_is_terminal) {
        surroundings.size = cli::terminal_size(STDOUT_FILENO, surroundings.terminal);
        surroundings.host = host_name();
    }
    surroundings.pager = variable("GAZETTE_PAGER");
    if (!surroundings.pager) {
        surroundings.pager = variable("PAGER");
    }
    if (!surroundings.pager && surroundings.out_is_terminal && is_installed("less")) {
        surroundings.pager = "less";
    }
    surroundings.today = current_day();
    return surroundings;
}

} // namespace gazette::searcher
