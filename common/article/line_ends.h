// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace gazette::article {

/// How many lines end in `text`, as editors count them: at LF, at CR LF, at a CR alone. Form feeds
/// and Unicode's separators end none. Article::body_line and the lines of passages are counted so.
[[nodiscard]] std::uint32_t count_line_ends(std::string_view text) noexcept;

} // namespace gazette::article
