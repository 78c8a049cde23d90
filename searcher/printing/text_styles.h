// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace gazette::searcher {

/// Bytes that switch the styles of text output on and off (ECMA-48); all empty without colour.
struct TextStyles {
    std::string_view title{};
    std::string_view title_mark{};
    std::string_view mark{};
    std::string_view facts{};
    std::string_view bar{};
    std::string_view off{};
};

[[nodiscard]] constexpr TextStyles text_styles(bool color) noexcept {
    return color ? TextStyles{"\x1b[1m",  "\x1b[1;31m", "\x1b[1;31m",
                              "\x1b[36m", "\x1b[32m",   "\x1b[0m"}
                 : TextStyles{};
}

/// `text` between the two switches, or as it is where there are none.
[[nodiscard]] inline std::string styled(std::string_view on, std::string_view text,
                                        std::string_view off) {
    return on.empty() ? std::string(text) : std::string(on).append(text).append(off);
}

} // namespace gazette::searcher
