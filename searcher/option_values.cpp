// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/option_values.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "common/base/error.h"
#include "common/cli/numbers.h"
#include "common/cli/option_table.h"
#include "common/text/languages.h"
#include "searcher/query/date_words.h"

namespace gazette::searcher {
namespace {

/// Longer passages than any article has are a slip of the keyboard.
constexpr std::uint64_t max_context_characters = 1'000'000;

Error bad_value(std::string_view option, std::string_view text, std::string_view takes) {
    return {ErrorKind::Usage, "--" + std::string(option) + " cannot be '" + std::string(text) + "'",
            "it takes " + std::string(takes)};
}

/// The value that `text` names in a table of names and values.
template <class Value, std::size_t Count>
Value read_name(std::string_view option, std::string_view text,
                const std::array<std::pair<std::string_view, Value>, Count>& table) {
    std::array<std::string_view, Count> names;
    std::string all;
    for (std::size_t i = 0; i < Count; ++i) {
        names[i] = table[i].first;
        if (text == names[i]) {
            return table[i].second;
        }
        all.append(i == 0 ? "" : ", ").append(names[i]);
    }
    const std::string_view nearest = cli::nearest_name(text, names);
    if (!nearest.empty()) {
        throw Error(ErrorKind::Usage,
                    "--" + std::string(option) + " cannot be '" + std::string(text) + "'",
                    "did you mean " + std::string(nearest) + "?");
    }
    throw bad_value(option, text, all);
}

constexpr std::array<std::pair<std::string_view, FacetField>, 6> facet_names{{
    {"outlet", FacetField::Outlet},
    {"author", FacetField::Author},
    {"lang", FacetField::Language},
    {"year", FacetField::Year},
    {"month", FacetField::Month},
    {"day", FacetField::Day},
}};

constexpr std::array<std::pair<std::string_view, OutputFormat>, 6> format_names{{
    {"text", OutputFormat::Text},
    {"jsonl", OutputFormat::Jsonl},
    {"json", OutputFormat::Json},
    {"tsv", OutputFormat::Tsv},
    {"csv", OutputFormat::Csv},
    {"html", OutputFormat::Html},
}};

} // namespace

std::uint64_t read_number(std::string_view option, std::string_view text, std::uint64_t most) {
    const std::optional<std::uint64_t> value = cli::parse_natural(text);
    if (!value || *value > most) {
        throw bad_value(option, text, "a whole number of at most " + std::to_string(most));
    }
    return *value;
}

ContextSize read_context(std::string_view text) {
    if (text == "sentence") {
        return {ContextSize::Unit::Sentence, 0};
    }
    if (text == "paragraph") {
        return {ContextSize::Unit::Paragraph, 0};
    }
    const std::optional<std::uint64_t> characters = cli::parse_natural(text);
    if (!characters || *characters == 0 || *characters > max_context_characters) {
        throw bad_value("context", text, "sentence, paragraph or a number of characters");
    }
    return {ContextSize::Unit::Characters, *characters};
}

SortKey read_sort(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, SortKey>, 5> names{{
        {"score", SortKey::Score},
        {"date", SortKey::Oldest},
        {"-date", SortKey::Newest},
        {"outlet", SortKey::Outlet},
        {"path", SortKey::Path},
    }};
    return read_name("sort", text, names);
}

FacetRequest read_facet(std::string_view text) {
    FacetRequest facet;
    const std::size_t colon = std::min(text.find(':'), text.size());
    facet.field = read_name("facet", text.substr(0, colon), facet_names);
    if (colon < text.size()) {
        facet.limit = read_number("facet", text.substr(colon + 1), UINT32_MAX);
    }
    return facet;
}

FacetField read_histogram(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, FacetField>, 3> names{{
        {"day", FacetField::Day},
        {"month", FacetField::Month},
        {"year", FacetField::Year},
    }};
    return text.empty() ? FacetField::Month : read_name("histogram", text, names);
}

cli::When read_when(std::string_view option, std::string_view text) {
    constexpr std::array<std::pair<std::string_view, cli::When>, 3> names{{
        {"auto", cli::When::Auto},
        {"always", cli::When::Always},
        {"never", cli::When::Never},
    }};
    return read_name(option, text, names);
}

double read_confidence(std::string_view text) {
    const std::optional<double> value = cli::parse_fraction(text);
    if (!value || *value > 1) {
        throw bad_value("min-date-confidence", text, "a number from 0 to 1");
    }
    return *value;
}

double read_timeout(std::string_view text) {
    const std::optional<double> seconds = cli::parse_seconds(text);
    if (!seconds || *seconds <= 0) {
        throw bad_value("timeout", text, "a time such as 500ms, 2s or 1m");
    }
    return *seconds;
}

double read_half_life(std::string_view text) {
    constexpr double default_days = 30;
    constexpr double most_days = 36'525; // a hundred years
    constexpr std::array<std::pair<std::string_view, double>, 5> units{
        {{"", 1}, {"d", 1}, {"w", 7}, {"m", 365.25 / 12}, {"y", 365.25}}};
    if (text.empty()) {
        return default_days;
    }
    const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    const std::optional<double> count = cli::parse_fraction(text.substr(0, end));
    const auto* const unit =
        std::ranges::find(units, text.substr(end), &std::pair<std::string_view, double>::first);
    if (!count || unit == units.end() || *count <= 0 || *count * unit->second > most_days) {
        throw bad_value("recent", text, "a half life such as 30d, 2w, 6m or 1y");
    }
    return *count * unit->second;
}

article::Date read_day(std::string_view text) {
    const std::optional<article::Date> date = article::parse_iso_date(text);
    if (!date || date->day == 0) {
        throw bad_value("today", text, "a day such as 2021-12-30");
    }
    return *date;
}

article::Date read_limit_day(std::string_view option, std::string_view text,
                             const article::Date& today) {
    const std::optional<DateSpan> span = parse_date_words(text, today);
    if (!span) {
        throw bad_value(option, text,
                        "2021-12-30, 2021-12, 2021, yesterday, 'last week' or -7d; see "
                        "--help dates");
    }
    return option == "since" ? span->first : span->last;
}

std::string read_language(std::string_view text) {
    const std::optional<text::Language> language = text::language_of_code(text);
    if (!language || *language == text::Language::Unknown) {
        throw bad_value("lang", text, "a language's code such as en or de (ISO 639-1)");
    }
    return std::string(text::row_of(*language).code);
}

std::string read_folder(std::string_view text) {
    if (text.empty()) {
        throw bad_value("under", text, "a folder");
    }
    std::error_code error;
    const std::filesystem::path full =
        std::filesystem::absolute(std::filesystem::path(text), error);
    if (error) {
        throw Error(ErrorKind::Io, "the current folder is gone: " + error.message());
    }
    std::string folder = full.lexically_normal().native();
    while (folder.size() > 1 && folder.ends_with('/')) {
        folder.pop_back();
    }
    return folder;
}

std::string read_trec_tag(std::string_view text) {
    const bool one_word = std::ranges::all_of(text, [](char byte) { return byte > ' '; });
    if (text.empty() || !one_word) {
        throw bad_value("trec", text, "one word of ASCII, the name of the run");
    }
    return std::string(text);
}

OutputFormat read_format(std::string_view text) {
    if (text == "template") {
        throw bad_value("format", text, "the template after a colon: template:'{date} {title}\\n'");
    }
    return read_name("format", text, format_names);
}

} // namespace gazette::searcher
