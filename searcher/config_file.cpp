// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/config_file.h"

#include <algorithm>
#include <cstddef>
#include <system_error>

#include "common/base/error.h"
#include "common/base/file.h"

namespace gazette::searcher {
namespace {

constexpr std::size_t max_config_bytes = std::size_t{1} << 20U; // more is no such file

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool is_option_name(std::string_view name) {
    return name.size() > 1 && std::ranges::all_of(name, [](char byte) {
               return (byte >= 'a' && byte <= 'z') || byte == '-';
           });
}

} // namespace

std::vector<std::string> parse_config(std::string_view text, std::string_view name) {
    std::vector<std::string> arguments;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        const std::size_t equals = std::min(line.find('='), line.size());
        const std::string_view option = trim(line.substr(0, equals));
        if (!is_option_name(option)) {
            throw Error(ErrorKind::Usage,
                        std::string(name) + ", line " + std::to_string(number) + ": not a setting",
                        "a setting is written as limit = 20, with the name of a long option");
        }
        std::string argument = "--" + std::string(option);
        if (equals < line.size()) {
            argument.append("=").append(trim(line.substr(equals + 1)));
        }
        arguments.push_back(std::move(argument));
    }
    return arguments;
}

std::vector<std::string> read_config(const std::filesystem::path& file) {
    std::error_code ignored; // what cannot be looked at is not there for us
    if (file.empty() || !std::filesystem::exists(file, ignored)) {
        return {};
    }
    return parse_config(read_file(file, max_config_bytes), file.native());
}

} // namespace gazette::searcher
