// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/index/glass_format.h"
#include "common/index/glass_tree.h"

namespace gazette::index {

/// Walks along one posting list of a segment's postlist table, as it is mapped. Docids are the
/// segment's own. Trusts nothing in the file: whatever the bytes are, it ends, with docids that
/// rise and that the segment has. Not copied or moved: it points into itself where a chunk had to
/// be joined.
class PostingCursor {
  public:
    /// Stands at the first posting of `term`, or is at its end when there is none. `table`, of a
    /// segment of so many articles, must outlive it. Throws Error{Damaged}, as all that moves it
    /// does.
    PostingCursor(const GlassTree& table, std::uint32_t articles, std::string_view term);
    /// Walks along the articles' lengths, which are kept as a posting list: a frequency here is
    /// the length in words.
    [[nodiscard]] static PostingCursor lengths(const GlassTree& table, std::uint32_t articles) {
        return {table, articles, {}, true};
    }
    ~PostingCursor() = default;
    PostingCursor(const PostingCursor&) = delete;
    PostingCursor& operator=(const PostingCursor&) = delete;
    PostingCursor(PostingCursor&&) = delete;
    PostingCursor& operator=(PostingCursor&&) = delete;

    /// How many articles have the term, deleted ones among them, and how often they have it, as the
    /// list says of itself. Nothing of the lengths.
    [[nodiscard]] std::uint32_t articles() const noexcept { return articles_; }
    [[nodiscard]] std::uint32_t occurrences() const noexcept { return occurrences_; }

    /// Docid at the end: above all others.
    static constexpr std::uint32_t end_docid = UINT32_MAX;
    [[nodiscard]] std::uint32_t docid() const noexcept { return docid_; }
    /// How often the term stands in the article; 0 for boolean terms.
    [[nodiscard]] std::uint32_t frequency() const noexcept { return frequency_; }
    /// The last docid that stands in the same chunk of the file.
    [[nodiscard]] std::uint32_t chunk_last() const noexcept { return chunk_last_; }

    /// Goes to the next posting. Not at the end.
    void next() {
        if (docid_ == chunk_last_) {
            next_chunk();
            return;
        }
        const std::uint32_t distance = read();
        if (distance >= chunk_last_ - docid_) {
            table_->fail();
        }
        docid_ += distance + 1;
        frequency_ = read();
    }

    /// Goes to the first posting of `docid` or behind it; stays where it is when it is there.
    void skip_to(std::uint32_t docid) {
        skip_to_chunk(docid);
        while (docid_ < docid) {
            next();
        }
    }

    /// Goes to the first posting of the chunk that has `docid` if any has, or of the one behind it;
    /// stays where it is when that is this chunk.
    void skip_to_chunk(std::uint32_t docid) {
        if (docid > chunk_last_) {
            skip_chunks(docid);
        }
    }

  private:
    PostingCursor(const GlassTree& table, std::uint32_t articles, std::string_view term,
                  bool lengths);

    /// The next number of the chunk.
    std::uint32_t read() {
        if (at_ != end_) {
            const unsigned byte = glass::load8(at_);
            if (byte < 128) {
                ++at_;
                return byte;
            }
        }
        return read_long();
    }

    [[nodiscard]] std::uint32_t read_long();
    [[nodiscard]] std::string_view key_of(std::uint32_t docid);
    [[nodiscard]] bool belongs(std::string_view key) const;
    void begin_chunk(const GlassTree::Item& item);
    void next_chunk();
    void skip_chunks(std::uint32_t docid);

    const GlassTree* table_;
    std::uint32_t last_docid_; ///< of the segment
    const char* at_ = nullptr;
    const char* end_ = nullptr;
    std::uint32_t docid_ = end_docid;
    std::uint32_t frequency_ = 0;
    std::uint32_t chunk_last_ = end_docid;
    bool is_last_chunk_ = true;
    std::uint32_t articles_ = 0; ///< as the list says
    std::uint32_t occurrences_ = 0;
    std::size_t list_bytes_ = 0;   ///< of key_: what names the list
    std::size_t prefix_bytes_ = 0; ///< of key_: what comes before a docid
    std::array<char, 2 * glass::max_term_bytes + 2 + glass::max_packed_sortable32> key_;
    std::string_view chunk_key_; ///< of the chunk at hand, in the file
    std::string joined_;         ///< the chunk at hand when it has several components
    GlassTree::Finger finger_;
};

} // namespace gazette::index
