// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "common/base/error.h"

namespace gazette::index {

/// What to do about a damaged index.
inline constexpr std::string_view damage_hint =
    "`indexer verify` names everything that is wrong; `indexer rebuild` makes the index anew from "
    "its sources";

/// Error{Damaged} "WHERE is damaged: WHAT" with the hint above. `where` is a path.
[[nodiscard]] Error damaged(std::string_view where, std::string_view what);

} // namespace gazette::index
