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
