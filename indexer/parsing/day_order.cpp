// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/day_order.h"

#include <algorithm>
#include <array>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/text_cursor.h"
#include "indexer/parsing/written_dates.h"

namespace gazette::indexer {
namespace {

// Most texts have no date with slashes: they need no closer look.
bool holds_slashed_number(std::string_view text) noexcept {
    for (std::size_t at = text.find('/'); at != std::string_view::npos;
         at = text.find('/', at + 1)) {
        if (at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1])) {
            return true;
        }
    }
    return false;
}

} // namespace

DayOrder day_order_of_language(std::string_view language) noexcept {
    constexpr auto day_first = std::to_array<std::string_view>(
        {"ar", "bg", "ca", "cs", "da", "de", "el", "es", "fi", "fr", "hi", "hr", "id",
         "it", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sr", "sv", "ta", "tr", "uk"});
    const std::string_view code = language.substr(0, language.find('-'));
    if (std::find(day_first.begin(), day_first.end(), code) != day_first.end()) {
        return DayOrder::DayFirst;
    }
    if (language == "en-US" || language == "en-us") {
        return DayOrder::MonthFirst;
    }
    return code == "en" && language.size() > 2 ? DayOrder::DayFirst : DayOrder::Unknown;
}

DayOrder day_order_shown(std::string_view text) {
    if (!holds_slashed_number(text)) {
        return DayOrder::Unknown;
    }
    bool day_first = false;
    bool month_first = false;
    for (const WrittenDate& date : find_dates(text, DayOrder::Unknown)) {
        if (!date.numeric || date.ambiguous || date.date.day <= 12 ||
            text.substr(date.begin, 5).find('/') == std::string_view::npos) {
            continue;
        }
        const int first = TextCursor(text, date.begin).number(2).value_or(0);
        day_first = day_first || first == date.date.day;
        month_first = month_first || first == date.date.month;
    }
    if (day_first == month_first) {
        return DayOrder::Unknown;
    }
    return day_first ? DayOrder::DayFirst : DayOrder::MonthFirst;
}

} // namespace gazette::indexer
