// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/article/date.h"
#include "common/cli/terminal.h"
#include "searcher/printing/print_options.h"
#include "searcher/request.h"
#include "searcher/snippets/passage_choice.h"

namespace gazette::searcher {

/// The values of single options. All throw Error{Usage} naming the option and what it takes.

/// A whole number of at most `most`.
[[nodiscard]] std::uint64_t read_number(std::string_view option, std::string_view text,
                                        std::uint64_t most);
[[nodiscard]] ContextSize read_context(std::string_view text);
[[nodiscard]] SortKey read_sort(std::string_view text);
[[nodiscard]] FacetRequest read_facet(std::string_view text);
/// Empty: months.
[[nodiscard]] FacetField read_histogram(std::string_view text);
[[nodiscard]] cli::When read_when(std::string_view option, std::string_view text);
[[nodiscard]] double read_confidence(std::string_view text);
/// More than no time.
[[nodiscard]] double read_timeout(std::string_view text);
/// A half life in days, more than none: "30" or "30d", "2w", "6m", "1y"; empty: 30 days.
[[nodiscard]] double read_half_life(std::string_view text);
/// A full day.
[[nodiscard]] article::Date read_day(std::string_view text);
/// The first day (`since`) or the last day of what `text` says, counted from `today`.
[[nodiscard]] article::Date read_limit_day(std::string_view option, std::string_view text,
                                           const article::Date& today);
[[nodiscard]] std::string read_language(std::string_view text);
/// An absolute path without . and .. and without a slash at its end; it need not exist.
[[nodiscard]] std::string read_folder(std::string_view text);
/// A word without blanks, as the format of a TREC run needs it.
[[nodiscard]] std::string read_trec_tag(std::string_view text);

/// The name of a format, without "template:".
[[nodiscard]] OutputFormat read_format(std::string_view text);

} // namespace gazette::searcher
