// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for containers.cpp where there is no libarchive; is_supported() says so before.
#include "indexer/parsing/containers.h"

namespace gazette::indexer {

std::size_t may_unpack(std::size_t packed, const ParseLimits& /*limits*/) noexcept {
    return packed;
}

void unpack(std::string_view /*packed*/, const ParseLimits& /*limits*/, std::size_t& /*left*/,
            GiveMember /*give*/, NoteSkipped skip) {
    skip("", failure("this build cannot read archives: it was made without libarchive"));
}

} // namespace gazette::indexer
