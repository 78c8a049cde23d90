// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/article_lengths.h"

#include <algorithm>

#include "common/index/posting_cursor.h"

namespace gazette::index {

/// Reads the whole chunk that has the article.
std::uint32_t ArticleLengths::look_up(std::uint32_t docid) const {
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
                      [kept = block->data(), begin](std::uint32_t here, std::uint32_t words) {
                          kept[here - begin] =
                              static_cast<std::uint16_t>(words < UINT16_MAX ? words + 1 : 0);
                      });
    }
    const std::uint16_t kept = (*blocks_[docid / block_articles])[docid % block_articles];
    return kept != 0 ? kept - 1U : read_alone(docid);
}

/// The length of an article that has too many words for what is kept.
std::uint32_t ArticleLengths::read_alone(std::uint32_t docid) const {
    PostingCursor at = PostingCursor::lengths(*table_, articles_);
    at.skip_to(docid);
    if (at.docid() != docid) {
        table_->fail();
    }
    return at.frequency();
}

} // namespace gazette::index
