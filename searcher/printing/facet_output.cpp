// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/facet_output.h"

#include <algorithm>
#include <optional>

#include "common/article/date.h"

namespace gazette::searcher {
namespace {

/// The day, month or year after `date`, with the same parts known.
article::Date next_date(const article::Date& date) {
    if (date.day > 0) {
        return article::from_days(article::to_days(date) + 1);
    }
    if (date.month == 0) {
        return {static_cast<std::int16_t>(date.year + 1), 0, 0};
    }
    if (date.month == 12) {
        return {static_cast<std::int16_t>(date.year + 1), 1, 0};
    }
    return {date.year, static_cast<std::uint8_t>(date.month + 1), 0};
}

/// Steps of time from year 0 to `value`, a date as facets print it.
std::int64_t steps_to(std::string_view value, FacetField field) {
    const article::Date date = article::parse_iso_date(value).value_or(article::Date{});
    switch (field) {
    case FacetField::Day:
        return article::to_days(date);
    case FacetField::Month:
        return date.year * std::int64_t{12} + date.month;
    default:
        return date.year;
    }
}

/// Days as months, months as years.
Facet coarser(const Facet& facet) {
    constexpr std::size_t year = 4;
    constexpr std::size_t month = 7;
    const bool days = facet.field == FacetField::Day;
    Facet out{.field = days ? FacetField::Month : FacetField::Year, .counts = {}};
    for (const FacetCount& count : facet.counts) {
        std::string value = count.value.substr(0, days ? month : year);
        if (!out.counts.empty() && out.counts.back().value == value) {
            out.counts.back().articles += count.articles;
        } else {
            out.counts.push_back({std::move(value), count.articles});
        }
    }
    return out;
}

} // namespace

std::string_view name_of(FacetField field) noexcept {
    switch (field) {
    case FacetField::Outlet:
        return "outlet";
    case FacetField::Author:
        return "author";
    case FacetField::Language:
        return "lang";
    case FacetField::Year:
        return "year";
    case FacetField::Month:
        return "month";
    case FacetField::Day:
        return "day";
    }
    return "";
}

std::vector<FacetCount> evenly_spaced(const Facet& facet, std::size_t most) {
    std::vector<FacetCount> spaced;
    std::vector<FacetCount> undated;
    std::optional<article::Date> expected;
    for (const FacetCount& count : facet.counts) {
        const std::optional<article::Date> date = article::parse_iso_date(count.value);
        if (!date) {
            undated.push_back(count);
            continue;
        }
        while (expected && *expected < *date && spaced.size() <= most) {
            spaced.push_back({article::to_iso(*expected), 0});
            expected = next_date(*expected);
        }
        if (spaced.size() > most) {
            return facet.counts;
        }
        spaced.push_back(count);
        expected = next_date(*date);
    }
    spaced.insert(spaced.end(), undated.begin(), undated.end());
    return spaced;
}

Facet coarse_enough(const Facet& facet, std::size_t most) {
    Facet shown = facet;
    while (shown.field == FacetField::Day || shown.field == FacetField::Month) {
        std::optional<std::int64_t> first;
        std::int64_t last = 0;
        for (const FacetCount& count : shown.counts) {
            if (!count.value.empty()) {
                last = steps_to(count.value, shown.field);
                first = first ? first : last;
            }
        }
        if (last - first.value_or(last) < static_cast<std::int64_t>(most)) {
            break;
        }
        shown = coarser(shown);
    }
    return shown;
}

void write_counts(cli::JsonWriter& json, const std::vector<FacetCount>& counts) {
    json.begin_array();
    for (const FacetCount& count : counts) {
        json.begin_object();
        json.key("value");
        json.string_or_null(count.value);
        json.key("articles");
        json.natural(count.articles);
        json.end_object();
    }
    json.end_array();
}

void write_facets(cli::JsonWriter& json, const std::vector<Facet>& facets) {
    json.begin_object();
    for (const Facet& facet : facets) {
        json.key(name_of(facet.field));
        write_counts(json, facet.counts);
    }
    json.end_object();
}

} // namespace gazette::searcher
