// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/article_lengths.h"

#include "common/index/glass_format.h"
#include "common/index/posting_cursor.h"

namespace gazette::index {
namespace {

/// Reads a number at `at`; null when [at, end) does not hold it.
const char* read_length(const char* at, const char* end, std::uint32_t& length) {
    const char* const next = end - at >= 2 ? glass::unpack_short_uint(at, length) : nullptr;
    return next != nullptr ? next : glass::unpack_uint(at, end, length);
}

} // namespace

/// Where the length of `docid` is kept, and those of the articles behind it in the block.
std::uint16_t* ArticleLengths::kept_from(std::uint32_t docid) const {
    std::unique_ptr<Block>& block = blocks_[docid / block_articles];
    if (!block) {
        block = std::make_unique<Block>();
    }
    return block->data() + docid % block_articles;
}

/// Keeps the lengths of the articles `first` to `last`, a chunk's. Each article has one, so that
/// all distances are 0. `rest`: the chunk behind the first one's.
void ArticleLengths::keep_chunk(std::uint32_t first, std::uint32_t last, std::uint32_t first_length,
                                std::string_view rest) const {
    const char* at = rest.data();
    const char* const end = at + rest.size();
    std::uint16_t* kept = kept_from(first);
    std::uint32_t length = first_length;
    for (std::uint32_t docid = first;; ++kept) {
        if (length < UINT16_MAX) {
            *kept = static_cast<std::uint16_t>(length + 1);
        } else {
            long_[docid] = length;
        }
        if (docid == last) {
            return;
        }
        if (++docid % block_articles == 0) {
            kept = kept_from(docid) - 1;
        }
        if (at == end || *at != '\0') {
            table_->fail();
        }
        at = read_length(at + 1, end, length);
        if (at == nullptr) {
            table_->fail();
        }
    }
}

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
    if (docid < at.docid() || docid > at.chunk_last()) {
        table_->fail();
    }
    keep_chunk(at.docid(), at.chunk_last(), at.frequency(), at.chunk_rest());
    const std::uint16_t kept = *kept_from(docid);
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
