// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/hyperlink.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/cli/sanitize.h"

namespace gazette::searcher {

std::string percent_encode(std::string_view path) {
    constexpr std::string_view kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                      "0123456789-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char byte : path) {
        if (kept.find(byte) != std::string_view::npos) {
            out += byte;
        } else {
            const auto value = static_cast<unsigned char>(byte);
            out.append("%") += digits[value >> 4U];
            out += digits[value & 0xFU];
        }
    }
    return out;
}

std::string make_link(std::string_view format, std::string_view host, std::string_view path,
                      std::uint32_t line) {
    const std::array<std::pair<std::string_view, std::string>, 3> values{
        {{"{host}", percent_encode(host)},
         {"{path}", percent_encode(path)},
         {"{line}", std::to_string(std::max(line, 1U))}}};
    std::string out;
    while (!format.empty()) {
        const auto* const value = std::ranges::find_if(
            values, [&](const auto& entry) { return format.starts_with(entry.first); });
        if (value != values.end()) {
            out.append(value->second);
            format.remove_prefix(value->first.size());
        } else {
            out += format.front();
            format.remove_prefix(1);
        }
    }
    return cli::sanitize_line(out);
}

} // namespace gazette::searcher
