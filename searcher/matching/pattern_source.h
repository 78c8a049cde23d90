// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <xapian.h>

#include "searcher/matching/match_context.h"
#include "searcher/matching/position_pattern.h"

namespace gazette::searcher {

/// Articles in which words stand as a pattern wants, from the index's positions and, where those do
/// not tell enough, from the stored text. To be used as one side of AND, the other side being cheap
/// and wide enough: what it is not asked about it does not look at. Carries no weight.
class PatternSource : public Xapian::PostingSource {
  public:
    /// Words before `first_position` do not count. Both references must outlive this and all its
    /// clones.
    PatternSource(MatchContext& context, const PositionPattern& pattern,
                  std::uint32_t first_position);

    [[nodiscard]] Xapian::doccount get_termfreq_min() const override;
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override;
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override;
    void next(double min_weight) override;
    void skip_to(Xapian::docid docid, double min_weight) override;
    [[nodiscard]] bool check(Xapian::docid docid, double min_weight) override;
    [[nodiscard]] bool at_end() const override;
    [[nodiscard]] Xapian::docid get_docid() const override;
    [[nodiscard]] Xapian::PostingSource* clone() const override;
    void init(const Xapian::Database& database) override;
    [[nodiscard]] std::string get_description() const override;

  private:
    [[nodiscard]] bool matches_article(Xapian::docid docid);
    void find(Xapian::docid docid, const PatternWord& word,
              std::vector<std::uint32_t>& positions) const;

    MatchContext* context_;
    const PositionPattern* pattern_;
    std::uint32_t first_position_;
    std::uint32_t segment_ = 0;
    Xapian::docid last_ = 0; ///< the segment's last article
    Xapian::docid at_ = 0;   ///< 0 before the first next(), beyond last_ at the end
};

} // namespace gazette::searcher
