// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/query_compiler_filters.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "common/index/date_terms.h"
#include "common/index/schema.h"
#include "common/text/languages.h"
#include "searcher/matching/date_confidence_source.h"
#include "searcher/query/date_words.h"

namespace gazette::searcher {
namespace {

using index::Field;

Xapian::Query any_of(const std::vector<Xapian::Query>& queries) {
    return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
}

/// The first and last year of the index's articles; nothing when none has a date.
std::optional<DateSpan> years_of(const index::IndexReader& reader) {
    const std::string prefix(index::row_of(Field::Year).prefix);
    const Xapian::Database& database = reader.database_for_terms_from(prefix);
    std::optional<DateSpan> years;
    for (auto at = database.allterms_begin(prefix); at != database.allterms_end(prefix); ++at) {
        const auto year = article::parse_iso_date(std::string_view(*at).substr(prefix.size()));
        if (year && !years) {
            years = DateSpan{*year, *year};
        } else if (year) {
            years->last = *year;
        }
    }
    return years;
}

/// Articles whose name of this field has the words of one of `names`, side by side.
Xapian::Query compile_names(const std::vector<std::string>& names, QueryField field,
                            UnitCompiler& units) {
    std::vector<Xapian::Query> queries;
    for (const std::string& name : names) {
        const std::vector<QueryUnit> words = units.read(name, field);
        if (!words.empty()) {
            queries.push_back(units.query_of(units.pattern_of(words, field), field, false));
        }
    }
    return any_of(queries);
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return lower;
}

} // namespace

std::optional<text::Language> find_language(std::string_view language) {
    if (const auto known = text::language_of_code(language)) {
        return known;
    }
    const std::string lower = lower_case(language);
    for (const text::LanguageRow& row : text::language_table()) {
        if (lower_case(row.name) == lower) {
            return row.language;
        }
    }
    return std::nullopt;
}

Xapian::Query compile_language(std::string_view language) {
    const auto known = find_language(language);
    const std::string code = known ? std::string(text::row_of(*known).code) : lower_case(language);
    return {index::make_term(Field::Language, code)};
}

Xapian::Query compile_dates(const DateRange& range, const index::IndexReader& reader) {
    const auto years = years_of(reader);
    if (!years) {
        return {};
    }
    const article::Date earliest = article::first_day(years->first);
    const article::Date latest = article::last_day(years->last);
    const std::vector<std::string> terms =
        index::date_range_terms(std::max(range.first.value_or(earliest), earliest),
                                std::min(range.last.value_or(latest), latest));
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

std::optional<Xapian::Query> compile_filters(const Filters& filters, UnitCompiler& units,
                                             MatchContext& context) {
    std::vector<Xapian::Query> all;
    if (filters.since || filters.until) {
        Xapian::Query dated = compile_dates({filters.since, filters.until}, context.reader());
        if (filters.keep_undated) {
            dated |= Xapian::Query(index::make_term(Field::Dated, "0"));
        }
        all.push_back(std::move(dated));
    }
    if (filters.min_date_confidence) {
        const double least = std::clamp(*filters.min_date_confidence, 0.0, 1.0);
        all.emplace_back(std::make_unique<DateConfidenceSource>(
                             context, static_cast<std::uint16_t>(std::lround(least * 1000.0)))
                             .release()
                             ->release());
    }
    if (!filters.outlets.empty()) {
        all.push_back(compile_names(filters.outlets, QueryField::Outlet, units));
    }
    if (!filters.authors.empty()) {
        all.push_back(compile_names(filters.authors, QueryField::Author, units));
    }
    std::vector<Xapian::Query> languages;
    for (const std::string& language : filters.languages) {
        languages.push_back(compile_language(language));
    }
    std::vector<Xapian::Query> folders;
    for (const std::string& folder : filters.folders) {
        folders.emplace_back(index::make_folder_term(folder));
    }
    for (const auto* const alternatives : {&languages, &folders}) {
        if (!alternatives->empty()) {
            all.push_back(any_of(*alternatives));
        }
    }
    if (all.empty()) {
        return std::nullopt;
    }
    return Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end());
}

} // namespace gazette::searcher
