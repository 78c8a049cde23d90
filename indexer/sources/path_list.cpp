// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/path_list.h"

#include <string_view>

#include <unistd.h>

#include "common/base/file.h"
#include "indexer/sources/source_reader.h"

namespace gazette::indexer {

void append_listed_paths(const PathList& list, std::vector<std::string>& paths) {
    /// Room for a million paths of the usual length.
    constexpr std::size_t largest_list = std::size_t{256} << 20U;
    if (list.file.empty()) {
        return;
    }
    const std::string text = list.file == "-"
                                 ? read_stream(STDIN_FILENO, "standard input", largest_list)
                                 : read_file(list.file, largest_list);
    const char end = list.ends_nul ? '\0' : '\n';
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t length = std::min(rest.find(end), rest.size());
        std::string_view path = rest.substr(0, length);
        // Lists of other systems end their lines in CRLF; a name that ends in CR comes with -0.
        path.remove_suffix(!list.ends_nul && path.ends_with('\r') ? 1 : 0);
        if (!path.empty()) {
            paths.emplace_back(path);
        }
        rest.remove_prefix(std::min(length + 1, rest.size()));
    }
}

} // namespace gazette::indexer
