// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/line_ends.h"

namespace gazette::article {

std::uint32_t count_line_ends(std::string_view text) noexcept {
    std::uint32_t ends = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool lone = text[at] == '\r' && !text.substr(at + 1).starts_with('\n');
        ends += text[at] == '\n' || lone ? 1U : 0U;
    }
    return ends;
}

} // namespace gazette::article
