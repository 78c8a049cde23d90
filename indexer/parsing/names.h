// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette::indexer {

/// True for two to five capitalised words that can be a person's name: "Mona Salama", "Ludwig van
/// Beethoven", "J. P. O’Neil Jr.". Words that newsrooms write and people are not called (News,
/// Press, Room, weekdays, months) rule it out.
[[nodiscard]] bool looks_like_name(std::string_view line);

/// True for a line that names a newspaper, agency or station: "USA TODAY", "The Daily Herald".
[[nodiscard]] bool looks_like_outlet(std::string_view line);

/// True for what people are in a byline: "Staff Writer", "Political Reporter", "Editor".
[[nodiscard]] bool looks_like_role(std::string_view line);

/// What follows "By ", "Von ", "Par ", "Por ", "Von", "Автор:"... in `line`; empty when the line is
/// no byline. A byline has at most 200 bytes.
[[nodiscard]] std::string_view after_byline_word(std::string_view line);

/// A byline taken apart: names in order, and the outlet or agency it states (empty when none).
struct Byline {
    std::vector<std::string> names;
    std::string outlet;
};

/// Reads "Mona Salama and Ann Lee, Staff Writers", "JANE DOE Associated Press", "A, B & C | The
/// Herald". Roles, mail addresses and @handles are dropped.
[[nodiscard]] Byline parse_byline(std::string_view text);

/// The full name of a news agency from the way it signs: "AP" gives "The Associated Press";
/// empty when `sign` is no agency's.
[[nodiscard]] std::string_view agency_name(std::string_view sign);

} // namespace gazette::indexer
