// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <xapian.h>

#include "searcher/matching/match_context.h"

namespace gazette::searcher {

/// Articles whose date is at least so sure. To be used as one side of AND, like CheckSource:
/// reads a row for each article it is asked about. Carries no weight.
class DateConfidenceSource : public Xapian::PostingSource {
  public:
    /// `least`: per mille. `context` must outlive this and all its clones.
    DateConfidenceSource(MatchContext& context, std::uint16_t least)
        : context_(&context), least_(least) {}

    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return last_; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return last_; }
    void next(double min_weight) override { skip_to(at_ + 1, min_weight); }
    void skip_to(Xapian::docid docid, double min_weight) override;
    [[nodiscard]] bool check(Xapian::docid docid, double min_weight) override;
    [[nodiscard]] bool at_end() const override { return at_ > last_; }
    [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
    [[nodiscard]] Xapian::PostingSource* clone() const override;
    void init(const Xapian::Database& database) override;
    [[nodiscard]] std::string get_description() const override { return "dates sure enough"; }

  private:
    [[nodiscard]] bool is_sure(Xapian::docid docid) const;

    MatchContext* context_;
    std::uint16_t least_;
    std::uint32_t segment_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid at_ = 0;
};

} // namespace gazette::searcher
