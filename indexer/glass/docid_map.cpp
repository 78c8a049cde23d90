// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/docid_map.h"

namespace gazette::indexer {

DocidMap::DocidMap(std::uint32_t documents, const std::function<bool(std::uint32_t)>& is_deleted,
                   std::uint64_t first)
    : shift_(static_cast<std::uint32_t>(first - 1)) {
    if (!is_deleted) {
        kept_ = documents;
        return;
    }
    docids_.reserve(documents);
    for (std::uint32_t i = 0; i < documents; ++i) {
        const bool keeps = !is_deleted(i + 1);
        docids_.push_back(keeps ? shift_ + ++kept_ : 0);
    }
    if (kept_ == documents) {
        std::vector<std::uint32_t>().swap(docids_);
    }
}

} // namespace gazette::indexer
