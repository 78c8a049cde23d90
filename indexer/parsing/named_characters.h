// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace gazette::indexer {

/// The character that HTML 4 names so ("eacute"), without & and ;. 0 when it names none.
[[nodiscard]] char32_t named_character(std::string_view name) noexcept;

} // namespace gazette::indexer
