// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::index {

/// The id of the article at `path` (absolute, its very bytes) with `record_key` (empty for one
/// article a file). On disk and in users' notes: do not change.
[[nodiscard]] std::uint64_t make_id(std::string_view path, std::string_view record_key);
/// An id as it is printed and as the term of Field::Id: sixteen hexadecimal digits.
[[nodiscard]] std::string print_id(std::uint64_t id);
/// The inverse; nothing unless it is sixteen lower-case hexadecimal digits.
[[nodiscard]] std::optional<std::uint64_t> parse_id(std::string_view text) noexcept;

} // namespace gazette::index
