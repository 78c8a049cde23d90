// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace gazette::cli {

/// `text` sanitised to one line and safe inside an HTML element or a quoted attribute.
[[nodiscard]] std::string escape_html(std::string_view text);

} // namespace gazette::cli
