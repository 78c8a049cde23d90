// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for containers.cpp where there is no libarchive; is_supported() says so before.
#include "indexer/parsing/containers.h"

namespace gazette::indexer {

void unpack(std::string_view /*packed*/, const ParseLimits& /*limits*/, GiveMember /*give*/,
            NoteSkipped skip) {
    skip("", "this build cannot read archives: it was made without libarchive");
}

} // namespace gazette::indexer
