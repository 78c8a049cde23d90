// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace gazette::searcher {

/// The JSON Schema (draft 2020-12) of one line of -f jsonl and of the document of -f json.
[[nodiscard]] std::string_view json_schema() noexcept;

} // namespace gazette::searcher
