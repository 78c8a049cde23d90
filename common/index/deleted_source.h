// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include <xapian.h>

#include "common/index/deleted_set.h"

namespace gazette::index {

/// The deleted sets of the segments of a joined database, by the uuid of each one's database. What
/// they point to must outlive the map.
using DeletedByUuid = std::map<std::string, const DeletedSet*>;

/// Every deleted article, for the right side of Xapian's AND_NOT. Xapian makes a clone for each
/// segment of a joined database and hands it that segment in init(); the segment is known again by
/// its uuid, since its number is not told.
class DeletedSource : public Xapian::PostingSource {
  public:
    /// `deleted` must outlive this and all its clones.
    explicit DeletedSource(const DeletedByUuid& deleted) : deleted_(&deleted) {}

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
    const DeletedByUuid* deleted_;
    const DeletedSet* set_ = nullptr;
    Xapian::docid at_ = 0; ///< 0 before the first next() and, with ended_, after the last
    bool ended_ = false;
};

} // namespace gazette::index
