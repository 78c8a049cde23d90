// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::text {

/// One number, or one of several that a list without blanks gave: [begin, end) in bytes of the
/// stretch it was read from.
struct NumberForm {
    std::string form = {};
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Whether `text` begins with a digit of ASCII and has a separator that read_number knows: else it
/// is spelled as it stands.
[[nodiscard]] bool needs_number_reading(std::string_view text) noexcept;

/// How a number is indexed, `text` being digits with separators and perhaps letters after them:
/// - groups of three parted by commas, apostrophes, narrow blanks or (two or more) dots are joined:
///   100,000 -> 100000, 1.000.000 -> 1000000; Indian groups too: 12,34,567 -> 1234567;
/// - a single dot stays: 3.5, 100.000; what follows a single comma as one or two digits is a
///   decimal: 1,5 -> 1.5; so is what follows the other separator after groups: 1.234,56 -> 1234.56;
/// - dots otherwise stay (2.4.1), other separators part words (1,2,3 -> 1 2 3);
/// - letters after the last digit stay: 1,000km -> 1000km.
[[nodiscard]] std::vector<NumberForm> read_number(std::string_view text);

} // namespace gazette::text
