// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/date_confidence_source.h"

#include <memory>

namespace gazette::searcher {

bool DateConfidenceSource::is_sure(Xapian::docid docid) const {
    const index::ArticleRow row = context_->reader().segment(segment_).articles().row(docid);
    return (row.date ? row.date_confidence : 0) >= least_;
}

void DateConfidenceSource::skip_to(Xapian::docid docid, double /*min_weight*/) {
    if (docid <= at_) {
        return;
    }
    at_ = docid;
    while (at_ <= last_ && !is_sure(at_)) {
        ++at_;
    }
}

bool DateConfidenceSource::check(Xapian::docid docid, double /*min_weight*/) {
    if (docid <= at_) {
        return true;
    }
    if (docid <= last_ && !is_sure(docid)) {
        return false;
    }
    at_ = docid;
    return true;
}

Xapian::PostingSource* DateConfidenceSource::clone() const {
    return std::make_unique<DateConfidenceSource>(*context_, least_).release();
}

void DateConfidenceSource::init(const Xapian::Database& database) {
    segment_ = context_->segment_of(database.get_uuid());
    last_ = database.get_lastdocid();
    at_ = 0;
}

} // namespace gazette::searcher
