// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gazette::index {

/// Version of everything below and of the segment's files. An index of another version is refused
/// with the hint to rebuild.
inline constexpr int format_version = 3;

/// The kinds of terms. Everything that names a term prefix uses this table; the prefixes are on
/// disk: do not change or reuse.
enum class Field : std::uint8_t {
    Text,     ///< stems of the whole article, with positions
    Title,    ///< stems of the headline once more, so that title: can be asked
    Author,   ///< folded words of the authors' names, with positions
    Outlet,   ///< folded words of the outlet's name, with positions
    Path,     ///< folded words of the path, with positions
    Id,       ///< the article's id; boolean
    Folder,   ///< hash of every folder above the article's file, for --under; boolean
    Language, ///< language code; boolean
    Year,     ///< YYYY of the date; boolean; how the three go together: date_terms.h
    Month,    ///< YYYYMM, or YYYY when the month is not known; boolean
    Day,      ///< YYYYMMDD, or YYYYMM when the day is not known; boolean
    Dated,    ///< "1" with a date, "0" without; boolean
};

struct FieldRow {
    Field field;
    std::string_view name;   ///< as written in a query: "title"; empty: cannot be asked by name
    std::string_view prefix; ///< what its terms start with
    bool boolean;            ///< carries no weight and no positions
};

inline constexpr std::array<FieldRow, 12> field_table{{
    {Field::Text, "body", "", false},
    {Field::Title, "title", "S", false},
    {Field::Author, "author", "A", false},
    {Field::Outlet, "outlet", "O", false},
    {Field::Path, "path", "P", false},
    {Field::Id, "", "Q", true},
    {Field::Folder, "", "U", true},
    {Field::Language, "lang", "L", true},
    {Field::Year, "", "Y", true},
    {Field::Month, "", "M", true},
    {Field::Day, "", "D", true},
    {Field::Dated, "", "X", true},
}};

namespace detail {
constexpr bool prefixes_are_capital_and_unique() {
    for (std::size_t i = 0; i < field_table.size(); ++i) {
        if (static_cast<std::size_t>(field_table[i].field) != i) {
            return false;
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (field_table[i].prefix == field_table[j].prefix) {
                return false;
            }
        }
    }
    return true;
}
static_assert(prefixes_are_capital_and_unique());
} // namespace detail

[[nodiscard]] constexpr const FieldRow& row_of(Field field) noexcept {
    return field_table[static_cast<std::size_t>(field)];
}

/// prefix + value. Terms of Field::Text are folded, so they never start with an ASCII capital and
/// cannot be mistaken for another field's.
[[nodiscard]] std::string make_term(Field field, std::string_view value);

/// The term of Field::Folder that every article at or below `folder` has: an absolute path without
/// a slash at the end, except "/" itself.
[[nodiscard]] std::string make_folder_term(std::string_view folder);

/// Positions. Title, lead, body and back matter (captions, credits, pleas, author boxes) stand in
/// zones of their own so that no phrase crosses from one to another. On disk: do not change.
/// A body longer than its zone goes on in the back matter's numbers, shifted up with it.
inline constexpr std::uint32_t title_zone = 1;
inline constexpr std::uint32_t title_zone_end = 1000; ///< words beyond are indexed without position
inline constexpr std::uint32_t body_zone = 1100;      ///< lead and body: the story
inline constexpr std::uint32_t zone_gap = 100;        ///< between body and back matter
inline constexpr std::uint32_t block_gap = 1;         ///< extra distance between two paragraphs

/// Longest term in bytes of UTF-8 without its prefix (Xapian allows 245 with NULs doubled).
inline constexpr std::size_t max_term_bytes = 64;
/// A title word weighs as much as this many in the text.
inline constexpr std::uint32_t title_weight = 2;
/// Each of the first `lead_words` words of the story weighs as much as `lead_weight` further down:
/// news says first what it is about, and files without a headline open with it. Measured: 1% of
/// nDCG@10 (common/README.md, Ranking).
inline constexpr std::uint32_t lead_words = 30;
inline constexpr std::uint32_t lead_weight = 2;

} // namespace gazette::index
