// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/deleted_source.h"

#include <algorithm>
#include <memory>

#include "common/base/error.h"

namespace gazette::index {

Xapian::doccount DeletedSource::get_termfreq_min() const {
    return get_termfreq_max();
}
Xapian::doccount DeletedSource::get_termfreq_est() const {
    return get_termfreq_max();
}

Xapian::doccount DeletedSource::get_termfreq_max() const {
    return set_ == nullptr ? 0 : set_->count();
}

void DeletedSource::next(double /*min_weight*/) {
    at_ = set_->next_deleted(at_ + 1);
    ended_ = at_ == 0;
}

void DeletedSource::skip_to(Xapian::docid docid, double /*min_weight*/) {
    if (!ended_ && docid > at_) {
        at_ = set_->next_deleted(docid);
        ended_ = at_ == 0;
    }
}

// Always goes on to the next deleted article: beside other sides of one AND_NOT this is part of an
// OR, and Xapian's (1.4.22) loses its place after a side has said that it has nothing here. The
// bits are walked over once in all.
bool DeletedSource::check(Xapian::docid docid, double min_weight) {
    skip_to(docid, min_weight);
    return true;
}

bool DeletedSource::at_end() const {
    return ended_;
}

Xapian::docid DeletedSource::get_docid() const {
    return at_;
}

// Xapian takes the clone over and deletes it; PostingSource's interface has no owning type.
Xapian::PostingSource* DeletedSource::clone() const {
    return std::make_unique<DeletedSource>(*deleted_).release();
}

void DeletedSource::init(const Xapian::Database& database) {
    const auto found = deleted_->find(database.get_uuid());
    if (found == deleted_->end()) {
        throw Error(ErrorKind::Internal, "a segment of the joined database is not known");
    }
    set_ = found->second;
    at_ = 0;
    ended_ = false;
}

std::string DeletedSource::get_description() const {
    return "deleted articles";
}

} // namespace gazette::index
