// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <xapian.h>

#include "searcher/matching/match_context.h"

namespace gazette::searcher {

/// Every article until the deadline, none after it: in an AND with a query it ends the match, which
/// then gives what it has found. Xapian has no other way to stop a match and keep its results.
class DeadlineSource : public Xapian::PostingSource {
  public:
    /// `context` must outlive this and all its clones.
    explicit DeadlineSource(MatchContext& context) : context_(&context) {}

    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return last_; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return last_; }
    void next(double /*min_weight*/) override { move_to(at_ + 1); }
    void skip_to(Xapian::docid docid, double /*min_weight*/) override { move_to(docid); }
    [[nodiscard]] bool check(Xapian::docid docid, double /*min_weight*/) override {
        move_to(docid);
        return true;
    }
    [[nodiscard]] bool at_end() const override { return at_ > last_; }
    [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
    [[nodiscard]] Xapian::PostingSource* clone() const override;
    void init(const Xapian::Database& database) override {
        last_ = database.get_lastdocid();
        at_ = 0;
    }
    [[nodiscard]] std::string get_description() const override { return "until the time is over"; }

  private:
    void move_to(Xapian::docid docid) {
        if (context_->is_over(1)) {
            at_ = last_ + 1;
        } else if (docid > at_) {
            at_ = docid;
        }
    }

    MatchContext* context_;
    Xapian::docid last_ = 0;
    Xapian::docid at_ = 0;
};

} // namespace gazette::searcher
