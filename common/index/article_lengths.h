// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index/glass_tree.h"

namespace gazette::index {

/// How many words each article of a segment has, from its postlist table. What is asked for and its
/// neighbours in the file are kept, two bytes an article. Not for two threads at once.
class ArticleLengths {
  public:
    /// For docids 1 to `articles`. `table` must outlive it.
    ArticleLengths(const GlassTree& table, std::uint32_t articles)
        : table_(&table), articles_(articles), blocks_(articles / block_articles + 1) {}

    /// The length of `docid` in words, stop words included. Throws Error{Damaged} when the table
    /// has none.
    [[nodiscard]] std::uint32_t of(std::uint32_t docid) const {
        const std::uint32_t block = docid / block_articles;
        if (block < blocks_.size() && blocks_[block]) {
            const std::uint16_t kept = (*blocks_[block])[docid % block_articles];
            if (kept != 0) {
                return kept - 1U;
            }
        }
        return look_up(docid);
    }

  private:
    /// Memory comes in blocks, so that a large segment's first question is no dearer than a small
    /// one's.
    static constexpr std::uint32_t block_articles = 512;
    using Block = std::array<std::uint16_t, block_articles>;

    [[nodiscard]] std::uint32_t look_up(std::uint32_t docid) const;
    void keep_chunk(std::uint32_t first, std::uint32_t last, std::uint32_t first_length,
                    std::string_view rest) const;
    [[nodiscard]] std::uint16_t* kept_from(std::uint32_t docid) const;

    const GlassTree* table_;
    std::uint32_t articles_;
    /// By docid: the length and 1; 0: not read yet, or too much for two bytes.
    mutable std::vector<std::unique_ptr<Block>> blocks_;
    mutable std::unordered_map<std::uint32_t, std::uint32_t> long_; ///< what was too much
};

} // namespace gazette::index
