// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "common/article/article.h"
#include "indexer/parsing/written_dates.h"

namespace gazette::indexer {

/// How dates are to be read in one article.
struct DatingRules {
    DayOrder order = DayOrder::Unknown;
    article::Date latest{9999, 12, 31}; ///< later dates are misreadings
};

/// The share of such findings that named the article's exact day, measured over the 18,060 articles
/// of known date with nothing but their text given (dateline 2,646 of 2,647; written 51 of 57, five
/// of the six others dated by their crawl; signed 124 of 129, two of the others one day off; worded
/// 159 of 162, the others one day off; below and inside 131 of 142 with the signed ones among them;
/// lead 29 of 234, with a weekday 59 of 68 of one outlet). Header, metadata, path and file time
/// stand on judgement.
namespace date_confidence {
inline constexpr double option = 1.0;
inline constexpr double header = 0.99;
inline constexpr double metadata = 0.98;
inline constexpr double metadata_updated = 0.6;
inline constexpr double time_element = 0.7;
inline constexpr double written = 0.97;
inline constexpr double written_updated = 0.6;
inline constexpr double written_in_brackets = 0.6;
inline constexpr double written_below = 0.89;
inline constexpr double signed_date = 0.96;
inline constexpr double worded = 0.98;
inline constexpr double written_inside = 0.89;
inline constexpr double dateline = 0.98;
inline constexpr double lead = 0.1;
inline constexpr double lead_today = 0.95;
inline constexpr double lead_with_weekday = 0.5;
inline constexpr double path = 0.9;
inline constexpr double file_time = 0.3;
/// An all-number date whose order nothing settles: half of them are wrong.
inline constexpr double ambiguous_order = 0.5;
/// A weekday beside the date that does not fall on it.
inline constexpr double weekday_disagrees = 0.5;
/// Candidates below this are listed but date nothing: a wrong date is worse than none.
inline constexpr double least = 0.55;
} // namespace date_confidence

/// Adds a candidate unless its date is outside the sanity window; then a warning says so.
void add_date(article::Article& article, article::DateCandidate candidate,
              const DatingRules& rules);

/// The candidate that a date found in text gives: `confidence` lowered by ambiguity or a weekday
/// that does not fall on it.
[[nodiscard]] article::DateCandidate candidate_of(const WrittenDate& found, std::string_view text,
                                                  article::DateSource source, double confidence);

/// Looks for dates in the body's first paragraphs (dateline, lead) and its last lines.
void add_body_dates(article::Article& article, const DatingRules& rules);

/// Looks for /2021/12/30/, 2021-12-30 and 20211230 in a path or address.
void add_path_date(article::Article& article, std::string_view path, const DatingRules& rules);

/// Sets date, date_source and date_confidence from the candidates: the most confident, the more
/// trusted source and the earlier finding first among equals. Agreement of two sources raises the
/// confidence, a contradiction of two good ones becomes a warning.
void choose_date(article::Article& article);

} // namespace gazette::indexer
