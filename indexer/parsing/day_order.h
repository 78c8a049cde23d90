// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace gazette::indexer {

/// In which order an all-number date such as 03/04/2021 is read.
enum class DayOrder { Unknown, DayFirst, MonthFirst };

/// The order that languages write all-number dates in; English has both, so Unknown.
[[nodiscard]] DayOrder day_order_of_language(std::string_view language) noexcept;

/// The order that the unambiguous all-number dates of `text` show (15/03/2021 anywhere).
[[nodiscard]] DayOrder day_order_shown(std::string_view text);

} // namespace gazette::indexer
