// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/deadline_source.h"

#include <memory>

namespace gazette::searcher {

Xapian::PostingSource* DeadlineSource::clone() const {
    return std::make_unique<DeadlineSource>(*context_).release();
}

} // namespace gazette::searcher
