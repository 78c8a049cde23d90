// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
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

    /// How many articles have the term, deleted ones among them, and how often they have it in all,
    /// as the list says of itself. 0 for the lengths.
    [[nodiscard]] std::uint32_t document_frequency() const noexcept { return document_frequency_; }
    [[nodiscard]] std::uint32_t collection_frequency() const noexcept {
        return collection_frequency_;
    }

    /// Docid at the end: above all others.
    static constexpr std::uint32_t end_docid = UINT32_MAX;
    [[nodiscard]] std::uint32_t docid() const noexcept { return docid_; }
    /// How often the term stands in the article; 0 for boolean terms.
    [[nodiscard]] std::uint32_t frequency() const noexcept { return frequency_; }
    /// The last docid that stands in the same chunk of the file.
    [[nodiscard]] std::uint32_t chunk_last() const noexcept { return chunk_last_; }
    /// The bytes of the chunk behind the posting at hand: for each one its distance from the docid
    /// before less 1, and its frequency (glass::pack_uint). Valid until the cursor moves.
    [[nodiscard]] std::string_view chunk_rest() const noexcept {
        return {at_, static_cast<std::size_t>(end_ - at_)};
    }

    /// Goes to the next posting. Not at the end.
    void next() {
        if (docid_ == chunk_last_) {
            next_chunk();
        } else {
            at_ = next_in_chunk(at_, end_, docid_, frequency_);
        }
    }

    /// Goes to the first posting of `docid` or behind it, and hands docid and frequency of those
    /// on the way to `sink`, that at hand among them: next() in a loop, but quicker.
    template <class Sink>
    void take_below(std::uint32_t docid, Sink&& sink) {
        while (docid_ < docid) {
            const char* at = at_;
            const char* const end = end_;
            std::uint32_t here = docid_;
            std::uint32_t frequency = frequency_;
            const std::uint32_t last = std::min(chunk_last_, docid - 1);
            sink(here, frequency);
            while (here < last) {
                at = next_in_chunk(at, end, here, frequency);
                if (here <= last) {
                    sink(here, frequency);
                }
            }
            at_ = at;
            docid_ = here;
            frequency_ = frequency;
            if (here < docid) {
                next();
            }
        }
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

    /// Reads the posting behind that of `docid`, which is not the chunk's last; `at` is where it
    /// stands in the chunk that ends at `end`. Returns where the next one is.
    const char* next_in_chunk(const char* at, const char* end, std::uint32_t& docid,
                              std::uint32_t& frequency) const {
        std::uint32_t distance = 0;
        const char* next = nullptr;
        if (end - at >= 4) {
            next = glass::unpack_short_uint(at, distance);
            next = next == nullptr ? nullptr : glass::unpack_short_uint(next, frequency);
        }
        if (next == nullptr) {
            next = read_long(read_long(at, end, distance), end, frequency);
        }
        if (distance >= chunk_last_ - docid) {
            table_->fail();
        }
        docid += distance + 1;
        return next;
    }

    /// Reads a number at `at` in a chunk that ends at `end`; returns where the next one is.
    const char* read_long(const char* at, const char* end, std::uint32_t& value) const;
    [[nodiscard]] std::uint32_t read() {
        std::uint32_t value = 0;
        at_ = read_long(at_, end_, value);
        return value;
    }
    [[nodiscard]] std::string_view key_of(std::uint32_t docid);
    [[nodiscard]] bool belongs(std::string_view key) const;
    void begin_chunk(const GlassTree::Item& item);
    void next_chunk();
    void go_to_next_chunk();
    void skip_chunks(std::uint32_t docid);

    const GlassTree* table_;
    std::uint32_t last_docid_; ///< of the segment
    const char* at_ = nullptr;
    const char* end_ = nullptr;
    std::uint32_t docid_ = end_docid;
    std::uint32_t frequency_ = 0;
    std::uint32_t chunk_last_ = end_docid;
    bool is_last_chunk_ = true;
    std::uint32_t document_frequency_ = 0;
    std::uint32_t collection_frequency_ = 0;
    std::size_t list_bytes_ = 0;   ///< of key_: what names the list
    std::size_t prefix_bytes_ = 0; ///< of key_: what comes before a docid
    std::array<char, 2 * glass::max_term_bytes + 2 + glass::max_packed_sortable32> key_;
    std::string_view chunk_key_; ///< of the chunk at hand, in the file
    std::string joined_;         ///< the chunk at hand when it has several components
    GlassTree::Finger finger_;
};

} // namespace gazette::index
