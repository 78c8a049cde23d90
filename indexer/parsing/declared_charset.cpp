// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/declared_charset.h"

#include "indexer/parsing/characters.h"

namespace gazette::indexer {
namespace {

constexpr std::size_t looked_at = 4096;

// The value behind `key`, quoted or not.
std::string value_behind(std::string_view text, std::string_view key) {
    const std::size_t at = find_ascii(text, key);
    if (at == std::string_view::npos) {
        return {};
    }
    std::string_view value = trim(text.substr(at + key.size()));
    if (value.empty() || value.front() != '=') {
        return {};
    }
    value = trim(value.substr(1));
    if (!value.empty() && (value.front() == '"' || value.front() == '\'')) {
        value.remove_prefix(1);
    }
    return std::string(value.substr(0, value.find_first_of("\"'<>;/ \t\r\n?")));
}

} // namespace

std::string declared_charset(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, looked_at);
    const std::string_view start = trim(head);
    if (start.substr(0, 5) == "<?xml") {
        return value_behind(start.substr(0, start.find("?>")), "encoding");
    }
    for (std::size_t at = 0; at < head.size();) {
        const std::size_t meta = find_ascii(head.substr(at), "<meta");
        if (meta == std::string_view::npos) {
            break;
        }
        const std::string_view element =
            head.substr(at + meta, head.find('>', at + meta) - at - meta);
        std::string charset = value_behind(element, "charset");
        if (!charset.empty()) {
            return charset;
        }
        at += meta + 5;
    }
    return {};
}

} // namespace gazette::indexer
