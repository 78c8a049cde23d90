// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/article/article.h"
#include "indexer/parsing/day_order.h"

namespace gazette::indexer {

/// A line that holds a date and nothing else of worth: "December 30, 2021", "Published on Dec 31,
/// 2021 02:43 PM IST", "30 December 2021 | 14:05 GMT", "Bern, 2010-07-15".
struct DateLine {
    article::DateCandidate candidate;
    bool says_published = false; ///< "published", "posted" and their like in several languages
    bool says_updated = false;
    bool bare = false; ///< nothing but a full date, its weekday and its time stand there
};

/// Reads `line` as one; nothing when it holds no year, other words, or more than 160 bytes. Where a
/// line has a published and an updated date, the published one is given. A date in brackets is one
/// of what is told, a range no date of an article, and a line that ends in a comma or colon goes
/// on.
[[nodiscard]] std::optional<DateLine> read_date_line(std::string_view line, DayOrder order);

/// What ` date 2021-12-30 ` at the start of a text says.
struct DateHeader {
    std::optional<article::Date> date; ///< nothing when no such day exists
    std::string written;               ///< as it stands
    std::size_t end = 0;               ///< byte behind the header and its blank or line end
};

/// Reads the header that a crawled text may open with: an optional blank, "date" or "date:", a
/// blank, YYYY[-MM[-DD]], a blank or line end. Nothing when the text opens otherwise.
[[nodiscard]] std::optional<DateHeader> read_date_header(std::string_view text);

} // namespace gazette::indexer
