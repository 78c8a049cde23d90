// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searching/recency.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "common/cli/numbers.h"
#include "common/index/article_table.h"
#include "common/index/schema.h"
#include "common/index/xapian_errors.h"

namespace gazette::searcher {
namespace {

constexpr double oldest_factor = 0.5;

/// The newest date not after `today` that an article of the index has; nothing when none has one.
/// There are no more terms to look at than days with articles.
std::optional<std::int64_t> newest_day(const index::IndexReader& reader, std::int64_t today) {
    constexpr std::size_t digits_of_month = 6;
    const std::string start = index::make_term(index::Field::Day, "");
    std::optional<std::int64_t> newest;
    const Xapian::Database& database = reader.database_for_terms_from(start);
    for (auto at = database.allterms_begin(start); at != database.allterms_end(start); ++at) {
        std::string digits = (*at).substr(start.size());
        if (digits.size() == digits_of_month) {
            digits += "00";
        }
        const std::optional<std::uint64_t> number = cli::parse_natural(digits);
        const std::optional<article::Date> date =
            number ? index::to_date(static_cast<std::uint32_t>(*number)) : std::nullopt;
        if (date && article::to_days(*date) <= today) {
            newest = std::max(newest.value_or(article::to_days(*date)), article::to_days(*date));
        }
    }
    return newest;
}

} // namespace

double recency_factor(double age_days, double half_life_days) noexcept {
    return oldest_factor +
           (1 - oldest_factor) * std::exp2(-std::max(age_days, 0.0) / half_life_days);
}

Recency::Recency(const index::IndexReader& reader, const article::Date& today,
                 double half_life_days)
    : reader_(&reader), half_life_days_(half_life_days), newest_(article::to_days(today)) {
    newest_ = index::translate_xapian_errors(
        "the index", [&] { return newest_day(reader, newest_).value_or(newest_); });
}

double Recency::factor(Xapian::docid docid) const {
    const std::optional<article::Date> date = reader_->row(docid).date;
    return date ? recency_factor(static_cast<double>(newest_ - article::to_days(*date)),
                                 half_life_days_)
                : oldest_factor;
}

} // namespace gazette::searcher
