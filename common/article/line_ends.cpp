// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/line_ends.h"

#include <algorithm>

namespace gazette::article {

std::uint32_t count_line_ends(std::string_view text) noexcept {
    auto ends = static_cast<std::uint32_t>(std::ranges::count(text, '\n'));
    for (std::size_t at = text.find('\r'); at != std::string_view::npos;
         at = text.find('\r', at + 1)) {
        ends += text.substr(at + 1).starts_with('\n') ? 0U : 1U;
    }
    return ends;
}

} // namespace gazette::article
