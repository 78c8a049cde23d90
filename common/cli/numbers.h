// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::cli {

/// 1234567 as "1,234,567", for people; the same in every locale.
[[nodiscard]] std::string with_thousands(std::uint64_t value);

/// A number and what it counts, for people: "1 article", "1,234 articles".
[[nodiscard]] std::string counted(std::uint64_t value, std::string_view noun);

/// `value` with exactly `digits` (at most 17) digits after the point; the same in every locale.
[[nodiscard]] std::string with_decimals(double value, int digits);

/// A size in bytes for people: "812 B", "1.4 kB", "83.7 MB" (powers of 1000).
[[nodiscard]] std::string with_size_unit(std::uint64_t bytes);

/// Reads all of `text` as a decimal number without sign; nothing when it is not one or too large.
[[nodiscard]] std::optional<std::uint64_t> parse_natural(std::string_view text) noexcept;

/// Reads all of `text` as a decimal fraction such as 0.75; nothing for anything else, and none for
/// exponents, infinities and NaN.
[[nodiscard]] std::optional<double> parse_fraction(std::string_view text) noexcept;

/// A length of time in seconds: "30", "30s", "500ms", "2m", "1h", "1.5s". Nothing when it is not
/// written so.
[[nodiscard]] std::optional<double> parse_seconds(std::string_view text) noexcept;

} // namespace gazette::cli
