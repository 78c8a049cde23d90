// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/date_range.h"

#include <utility>

#include "searcher/query/date_words.h"

namespace gazette::searcher {

std::optional<DateRange> parse_date_range(std::string_view text, const article::Date& today) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        const auto span = parse_date_words(text, today);
        return span ? std::optional(DateRange{span->first, span->last}) : std::nullopt;
    }
    std::string_view right = text.substr(dots + 2);
    if (right.starts_with('.')) { // 2021...2022
        right.remove_prefix(1);
    }
    const std::string_view left = text.substr(0, dots);
    if (left.empty() && right.empty()) {
        return std::nullopt;
    }
    DateRange range;
    if (!left.empty()) {
        const auto from = parse_date_words(left, today);
        if (!from) {
            return std::nullopt;
        }
        range.first = from->first;
    }
    if (right.empty()) {
        return range;
    }
    const auto to = parse_date_words(right, today);
    if (!to) {
        return std::nullopt;
    }
    range.last = to->last;
    if (range.first && *range.first > to->last) {
        return parse_date_range(std::string(right).append("..").append(left), today);
    }
    return range;
}

std::string to_string(const DateRange& range) {
    if (range.first && range.first == range.last) {
        return article::to_iso(*range.first);
    }
    return (range.first ? article::to_iso(*range.first) : std::string()) + ".." +
           (range.last ? article::to_iso(*range.last) : std::string());
}

bool overlaps(const DateRange& range, const article::Date& date) noexcept {
    return (!range.first || article::last_day(date) >= *range.first) &&
           (!range.last || article::first_day(date) <= *range.last);
}

} // namespace gazette::searcher
