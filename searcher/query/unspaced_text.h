// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace gazette::searcher {

/// Whether `text` has letters of a script that parts its words seldom or never (Chinese, Japanese,
/// Korean, Thai, Lao, Khmer, Burmese): then one word as it is typed may be a whole question.
[[nodiscard]] bool has_unspaced_script(std::string_view text) noexcept;

} // namespace gazette::searcher
