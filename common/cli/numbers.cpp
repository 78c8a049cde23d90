// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/numbers.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <utility>

namespace gazette::cli {

std::string with_thousands(std::uint64_t value) {
    const std::string digits = std::to_string(value);
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            out += ',';
        }
        out += digits[i];
    }
    return out;
}

std::string counted(std::uint64_t value, std::string_view noun) {
    return with_thousands(value) + " " + std::string(noun) + (value == 1 ? "" : "s");
}

std::string with_decimals(double value, int digits) {
    // Large enough for every double: 309 digits, a sign, a point and 17 more.
    std::array<char, 352> text{};
    const auto result = std::to_chars(text.data(), text.data() + text.size(), value,
                                      std::chars_format::fixed, digits);
    return {text.data(), static_cast<std::size_t>(result.ptr - text.data())};
}

std::string with_size_unit(std::uint64_t bytes) {
    constexpr std::array<std::string_view, 5> units{" kB", " MB", " GB", " TB", " PB"};
    if (bytes < 1000) {
        return std::to_string(bytes) + " B";
    }
    double value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    while (value >= 999.95 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    return with_decimals(value, 1).append(units[unit]);
}

std::optional<std::uint64_t> parse_natural(std::string_view text) noexcept {
    std::uint64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (text.empty() || read.ec != std::errc{} || read.ptr != end) {
        return std::nullopt;
    }
    return value;
}

std::optional<double> parse_fraction(std::string_view text) noexcept {
    double value = 0;
    const char* const end = text.data() + text.size();
    if (text.empty() || text.find_first_not_of("0123456789.") != std::string_view::npos) {
        return std::nullopt;
    }
    const auto read = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (read.ec != std::errc{} || read.ptr != end) {
        return std::nullopt;
    }
    return value;
}

std::optional<double> parse_seconds(std::string_view text) noexcept {
    constexpr std::array<std::pair<std::string_view, double>, 5> units{
        {{"ms", 0.001}, {"s", 1}, {"m", 60}, {"min", 60}, {"h", 3600}}};
    const std::size_t end = text.find_first_not_of("0123456789.");
    const std::optional<double> value = parse_fraction(text.substr(0, end));
    if (!value || end == std::string_view::npos) {
        return value;
    }
    for (const auto& [name, factor] : units) {
        if (text.substr(end) == name) {
            return *value * factor;
        }
    }
    return std::nullopt;
}

} // namespace gazette::cli
