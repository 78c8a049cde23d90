// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace gazette::indexer {

/// The month, 1..12, that a word names in any of the languages of the table, in full, inflected or
/// shortened ("december", "dez", "декабря", "sept"); lower-case, without a full stop.
[[nodiscard]] std::optional<int> month_of_name(std::string_view word) noexcept;

/// The weekday, 0 Monday to 6 Sunday, that a lower-case word names ("thursday", "thu", "jeudi").
[[nodiscard]] std::optional<int> weekday_of_name(std::string_view word) noexcept;

} // namespace gazette::indexer
