// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/glass/byte_arena.h"

namespace gazette::indexer {

/// One document of one term.
struct Posting {
    std::uint32_t docid;        ///< 1 is the first
    std::uint32_t wdf;          ///< within-document frequency
    std::string_view positions; ///< as PositionEncoder encodes them; empty: none
};

/// The postings of a batch in the order in which documents came: adding one only appends, which is
/// what makes inverting fast. They are put into the order of the terms once, at the end.
class PostingLog {
  public:
    /// Appends a posting of the term numbered `term`.
    void add(std::uint32_t term, const Posting& posting);

    /// Number of postings.
    [[nodiscard]] std::size_t size() const { return size_; }

    /// Where each posting is kept, term by term and within a term in the order of adding.
    /// `starts[t]` must be the number of postings of all terms that shall come before term t; on
    /// return it is that of the terms up to and with t.
    [[nodiscard]] std::vector<const char*> grouped(std::span<std::size_t> starts) const;

    /// The posting kept at `at`; its positions live as long as the log keeps it.
    [[nodiscard]] static Posting read(const char* at);

    /// Heap held, in bytes.
    [[nodiscard]] std::size_t memory_bytes() const;

    /// Forgets everything.
    void clear();

  private:
    /// Entries that stand one after the other in one piece of memory.
    struct Run {
        const char* begin;
        const char* end;
    };

    ByteArena arena_;
    std::vector<Run> runs_;
    std::size_t size_ = 0;
};

} // namespace gazette::indexer
