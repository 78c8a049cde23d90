// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/option_values.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/base/error.h"
#include "common/cli/numbers.h"
#include "common/cli/option_table.h"
#include "common/text/languages.h"

namespace gazette::indexer {
namespace {

Error bad_value(std::string_view option, std::string_view text, std::string_view wanted) {
    return {ErrorKind::Usage, "--" + std::string(option) + " cannot be " + std::string(text),
            "it takes " + std::string(wanted)};
}

} // namespace

std::size_t read_size(std::string_view option, std::string_view text) {
    constexpr std::string_view wanted = "a size such as 256M or 1G";
    std::string_view digits = text;
    unsigned shift = 0;
    if (!digits.empty()) {
        switch (digits.back()) {
        case 'k':
        case 'K':
            shift = 10;
            break;
        case 'm':
        case 'M':
            shift = 20;
            break;
        case 'g':
        case 'G':
            shift = 30;
            break;
        default:
            break;
        }
        digits.remove_suffix(shift == 0 ? 0 : 1);
    }
    const std::optional<std::uint64_t> number = cli::parse_natural(digits);
    if (!number || *number > (std::uint64_t{1} << 62U) >> shift) {
        throw bad_value(option, text, wanted);
    }
    return *number << shift;
}

std::uint64_t read_number(std::string_view option, std::string_view text, std::uint64_t least,
                          std::uint64_t most) {
    const std::optional<std::uint64_t> number = cli::parse_natural(text);
    if (!number || *number < least || *number > most) {
        throw bad_value(option, text,
                        "a whole number from " + std::to_string(least) + " to " +
                            std::to_string(most));
    }
    return *number;
}

std::chrono::milliseconds read_time(std::string_view option, std::string_view text) {
    constexpr double longest_s = 1e9; // thirty years; larger ones would not fit milliseconds
    const std::optional<double> seconds = cli::parse_seconds(text);
    if (!seconds || *seconds > longest_s) {
        throw bad_value(option, text, "a time such as 30s, 500ms or 2m");
    }
    return std::chrono::milliseconds(static_cast<std::int64_t>(*seconds * 1000));
}

Format read_format(std::string_view text) {
    if (const std::optional<Format> format = format_of_name(text); format) {
        if (*format == Format::Auto || row_of(*format).selectable) {
            if (*format != Format::Auto && !is_supported(*format)) {
                throw Error(ErrorKind::Usage, "this build cannot read " + std::string(text) +
                                                  ": it was made without " +
                                                  std::string(row_of(*format).needs));
            }
            return *format;
        }
    }
    std::string names = "auto";
    for (const FormatRow& row : format_table()) {
        if (row.selectable && row.format != Format::Auto) {
            names.append(" ").append(row.name);
        }
    }
    throw bad_value("from", text, names);
}

FieldMapping read_mapping(std::string_view text) {
    constexpr std::array<std::string_view, 9> fields{"title",  "subtitle", "body", "date", "author",
                                                     "outlet", "lang",     "id",   "path"};
    const std::size_t equals = text.find('=');
    const std::string_view field = text.substr(0, equals);
    if (equals == std::string_view::npos || equals + 1 == text.size() ||
        std::ranges::find(fields, field) == fields.end()) {
        throw bad_value("map", text,
                        "FIELD=KEY with one of the fields title subtitle body date author outlet "
                        "lang id path");
    }
    return {std::string(field), std::string(text.substr(equals + 1))};
}

std::string read_language(std::string_view text) {
    if (text == "auto") {
        return {};
    }
    const std::optional<text::Language> language = text::language_of_code(text);
    if (!language || *language == text::Language::Unknown) {
        throw bad_value("lang", text, "auto or an ISO 639-1 code such as en or de");
    }
    return std::string(text::row_of(*language).code);
}

article::Date read_day(std::string_view text) {
    const std::optional<article::Date> date = article::parse_iso_date(text);
    if (!date || !article::is_valid(*date)) {
        throw bad_value("date", text, "a date such as 2021-12-30, 2021-12 or 2021");
    }
    return *date;
}

cli::ProgressMode read_progress(std::string_view text) {
    const std::optional<cli::ProgressMode> mode = cli::parse_progress_mode(text);
    if (!mode) {
        throw bad_value("progress", text, "auto, always, never or json");
    }
    return *mode;
}

} // namespace gazette::indexer
