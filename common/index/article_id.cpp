// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/article_id.h"

#include <charconv>

#include "common/base/hash.h"

namespace gazette::index {

std::uint64_t make_id(std::string_view path, std::string_view record_key) {
    std::string bytes(path);
    if (!record_key.empty()) {
        bytes.push_back('\0'); // which no path has
        bytes.append(record_key);
    }
    return hash64(bytes);
}

std::string print_id(std::uint64_t id) {
    return hex64(id);
}

std::optional<std::uint64_t> parse_id(std::string_view text) noexcept {
    constexpr std::size_t digits = 16;
    if (text.size() != digits ||
        text.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
        return std::nullopt;
    }
    std::uint64_t id = 0;
    std::from_chars(text.data(), text.data() + text.size(), id, 16);
    return id;
}

} // namespace gazette::index
