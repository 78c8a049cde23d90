// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/article_lengths.h"

#include <algorithm>

#include "common/index/posting_cursor.h"

namespace gazette::index {

std::uint32_t& ArticleLengths::kept(std::uint32_t docid) const {
    std::unique_ptr<Block>& block = blocks_[docid / block_articles];
    if (!block) {
        block = std::make_unique<Block>();
    }
    return (*block)[docid % block_articles];
}

/// Reads the whole chunk that has the article.
std::uint32_t ArticleLengths::look_up(std::uint32_t docid) const {
    if (docid == 0 || docid > articles_) {
        table_->fail();
    }
    PostingCursor at = PostingCursor::lengths(*table_, articles_);
    at.skip_to_chunk(docid);
    const std::uint32_t last = at.chunk_last();
    for (; at.docid() <= last && last != PostingCursor::end_docid; at.next()) {
        kept(at.docid()) = std::min(at.frequency(), UINT32_MAX - 1) + 1;
    }
    if (kept(docid) == 0) {
        table_->fail();
    }
    return kept(docid) - 1;
}

} // namespace gazette::index
