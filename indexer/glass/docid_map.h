// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace gazette::indexer {

/// Where the documents of one database go when it is merged with others: the kept ones get rising
/// docids without gaps. Needs no memory when all are kept, otherwise four bytes a document.
class DocidMap {
  public:
    /// For docids 1 to `documents`; the first kept one becomes `first`. `is_deleted` is asked once
    /// for each docid; when it is empty, all are kept.
    DocidMap(std::uint32_t documents, const std::function<bool(std::uint32_t)>& is_deleted,
             std::uint64_t first);

    /// Number of documents kept.
    [[nodiscard]] std::uint32_t kept() const { return kept_; }
    /// The new docid of `docid`, which is 1 to `documents`; 0 when it is not kept.
    [[nodiscard]] std::uint32_t operator[](std::uint32_t docid) const {
        return docids_.empty() ? docid + shift_ : docids_[docid - 1];
    }
    [[nodiscard]] bool is_kept(std::uint32_t docid) const { return (*this)[docid] != 0; }

  private:
    std::uint32_t kept_ = 0;
    std::uint32_t shift_ = 0;
    std::vector<std::uint32_t> docids_;
};

} // namespace gazette::indexer
