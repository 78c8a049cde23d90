// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/index/position_table.h"

namespace gazette::searcher {

/// Where one of several terms stands in one article after the other. Quick when the articles come
/// in the order in which they stand in their segments.
class TermPositions {
  public:
    explicit TermPositions(std::vector<std::string> terms)
        : terms_(std::move(terms)), fingers_(terms_.size()) {}

    [[nodiscard]] const std::vector<std::string>& terms() const noexcept { return terms_; }

    /// Appends the positions in the article `docid`, those of one term after those of another.
    /// Throws Error{Damaged}.
    void find(const index::PositionTable& table, std::uint32_t docid,
              std::vector<std::uint32_t>& positions) {
        if (table_ != &table) {
            table_ = &table;
            fingers_.assign(terms_.size(), {});
        }
        for (std::size_t i = 0; i < terms_.size(); ++i) {
            table.find(terms_[i], docid, positions, fingers_[i]);
        }
    }

  private:
    std::vector<std::string> terms_;
    std::vector<index::PositionTable::Finger> fingers_; ///< by term, for the table asked last
    const index::PositionTable* table_ = nullptr;
};

} // namespace gazette::searcher
