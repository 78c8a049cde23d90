// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/article_lengths.h"

#include <algorithm>

#include "common/index/posting_cursor.h"

namespace gazette::index {

/// Reads the whole chunk that has the article.
std::uint32_t ArticleLengths::look_up(std::uint32_t docid) const {
    if (const auto known = long_.find(docid); known != long_.end()) {
        return known->second;
    }
    if (docid == 0 || docid > articles_) {
        table_->fail();
    }
    PostingCursor at = PostingCursor::lengths(*table_, articles_);
    at.skip_to_chunk(docid);
    const std::uint32_t last = at.chunk_last();
    if (docid < at.docid() || docid > last) {
        table_->fail();
    }
    while (at.docid() <= last) {
        std::unique_ptr<Block>& block = blocks_[at.docid() / block_articles];
        if (!block) {
            block = std::make_unique<Block>();
        }
        const std::uint32_t begin = at.docid() - at.docid() % block_articles;
        at.take_below(std::min(last + 1, begin + block_articles),
                      [this, kept = block->data(), begin](std::uint32_t here, std::uint32_t words) {
                          if (words < UINT16_MAX) {
                              kept[here - begin] = static_cast<std::uint16_t>(words + 1);
                          } else {
                              long_[here] = words;
                          }
                      });
    }
    const std::uint16_t kept = (*blocks_[docid / block_articles])[docid % block_articles];
    if (kept != 0) {
        return kept - 1U;
    }
    const auto known = long_.find(docid);
    if (known == long_.end()) {
        table_->fail();
    }
    return known->second;
}

} // namespace gazette::index
