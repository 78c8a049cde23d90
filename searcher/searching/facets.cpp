// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searching/facets.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace gazette::searcher {
namespace {

using Counts = std::unordered_map<std::uint32_t, std::uint64_t>;

bool is_date(FacetField field) {
    return field == FacetField::Year || field == FacetField::Month || field == FacetField::Day;
}

/// `date` without the parts that `field` does not speak of.
std::optional<article::Date> cut_date(std::optional<article::Date> date, FacetField field) {
    if (date && field != FacetField::Day) {
        date->day = 0;
        if (field == FacetField::Year) {
            date->month = 0;
        }
    }
    return date;
}

/// Counts by the numbers that rows have for a field's values, which are a segment's own for names.
void count_row(const index::ArticleTable& articles, const index::ArticleRow& row, FacetField field,
               Counts& counts) {
    switch (field) {
    case FacetField::Outlet:
        ++counts[row.outlet];
        return;
    case FacetField::Author:
        for (std::uint32_t which = 0; which < row.author_count; ++which) {
            ++counts[articles.author_number(row, which)];
        }
        if (row.author_count == 0) {
            ++counts[0];
        }
        return;
    case FacetField::Language:
        ++counts[static_cast<std::uint32_t>(static_cast<unsigned char>(row.language[0])) << 8U |
                 static_cast<std::uint32_t>(static_cast<unsigned char>(row.language[1]))];
        return;
    case FacetField::Year:
    case FacetField::Month:
    case FacetField::Day:
        ++counts[index::to_number(cut_date(row.date, field))];
        return;
    }
}

/// What one of those numbers stands for.
std::string value_of(const index::ArticleTable& articles, std::uint32_t number, FacetField field) {
    switch (field) {
    case FacetField::Outlet:
        return std::string(articles.outlet(number));
    case FacetField::Author:
        return std::string(articles.author(number));
    case FacetField::Language:
        return number == 0 ? std::string()
                           : std::string{static_cast<char>(number >> 8U),
                                         static_cast<char>(number & 0xFFU)};
    case FacetField::Year:
    case FacetField::Month:
    case FacetField::Day:
        break;
    }
    return number == 0 ? std::string()
                       : article::to_iso({static_cast<std::int16_t>(number / 10'000),
                                          static_cast<std::uint8_t>(number / 100 % 100),
                                          static_cast<std::uint8_t>(number % 100)});
}

} // namespace

Facet count_facet(const index::IndexReader& reader, std::span<const std::uint32_t> docids,
                  FacetField field, std::size_t limit) {
    std::vector<Counts> by_segment(reader.segment_count());
    for (const std::uint32_t docid : docids) {
        const index::ArticlePlace place = reader.locate(docid);
        const index::ArticleTable& articles = reader.segment(place.segment).articles();
        count_row(articles, articles.row(place.docid), field, by_segment[place.segment]);
    }
    std::map<std::string, std::uint64_t> counts;
    for (std::uint32_t segment = 0; segment < by_segment.size(); ++segment) {
        for (const auto& [number, articles] : by_segment[segment]) {
            counts[value_of(reader.segment(segment).articles(), number, field)] += articles;
        }
    }
    Facet facet{.field = field, .counts = {}};
    for (const auto& [value, articles] : counts) {
        facet.counts.push_back({value, articles});
    }
    const bool cut = limit != 0 && facet.counts.size() > limit;
    if (!is_date(field) || cut) {
        std::ranges::stable_sort(facet.counts, std::ranges::greater(), &FacetCount::articles);
    }
    if (cut) {
        facet.counts.resize(limit);
    }
    if (is_date(field)) {
        std::ranges::sort(facet.counts, {}, &FacetCount::value);
    }
    return facet;
}

} // namespace gazette::searcher
