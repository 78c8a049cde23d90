// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/match_context.h"

#include "common/base/error.h"

namespace gazette::searcher {

std::uint32_t MatchContext::segment_of(const std::string& uuid) const {
    const auto found = segment_by_uuid_.find(uuid);
    if (found == segment_by_uuid_.end()) {
        throw Error(ErrorKind::Internal, "a segment of the joined database is not known");
    }
    return found->second;
}

} // namespace gazette::searcher
