// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "common/article/date.h"
#include "common/index/reader.h"

namespace gazette::searcher {

/// How much of its score an article keeps that is `age_days` old (less than 0 counts as 0), when
/// what new ones have ahead halves every `half_life_days`:
///
///     1/2 + 1/2 * 2^(-age / half life)
///
/// 1 for a new one, 3/4 after one half life, never less than 1/2: age tips the balance between
/// articles that fit about as well, and does not push what fits far better off the list.
[[nodiscard]] double recency_factor(double age_days, double half_life_days) noexcept;

/// The factors of an index's articles (--recent). Ages are counted from `today`, or from the newest
/// article that is not after it, so that in an archive the last articles are the recent ones. A
/// date without its day or month counts as its first day; an article without a date has what the
/// oldest have, 1/2.
class Recency {
  public:
    /// `reader` must outlive the object. `half_life_days` > 0. Throws Error{Damaged}, Error{Io}.
    Recency(const index::IndexReader& reader, const article::Date& today, double half_life_days);

    /// In [1/2, 1]. Throws Error{Damaged}.
    [[nodiscard]] double factor(Xapian::docid docid) const;

  private:
    const index::IndexReader* reader_;
    double half_life_days_;
    std::int64_t newest_; ///< what ages are counted from, in days since 1970
};

} // namespace gazette::searcher
