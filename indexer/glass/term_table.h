// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/glass/byte_arena.h"

namespace gazette::indexer {

/// The different terms of a batch of documents, numbered from 0 as they first appear.
///
/// An open-addressing hash table of (hash, number) pairs beside the terms' entries and text, so
/// that a probe touches one cache line, and a frequent term's entry stays in the cache. The hash is
/// keyed with a random number a table: nobody can write articles whose words all collide.
class TermTable {
  public:
    /// What is kept of a term.
    struct Entry {
        const char* text;        ///< `length` bytes, owned by the table
        std::uint64_t beginning; ///< the first eight bytes of the text, or all of it
        std::uint32_t length;    ///< in bytes

        [[nodiscard]] std::string_view term() const { return {text, length}; }
    };

    /// What changes with every document. Apart from the entries, so that more of it fits into the
    /// processor's cache: it is looked at for each word of each article.
    struct Use {
        std::uint32_t last_serial = 0; ///< serial number of the last document that has the term
        std::uint32_t local = 0;       ///< the term's place in that document
        std::uint32_t postings = 0;    ///< number of ended documents that have the term
    };

    TermTable();

    /// The entry of `term`, made when the term is new. Valid until the next call.
    [[nodiscard]] const Entry& find_or_add(std::string_view term);

    /// The number of an entry of this table.
    [[nodiscard]] std::uint32_t number_of(const Entry& entry) const {
        return static_cast<std::uint32_t>(&entry - entries_.data());
    }
    [[nodiscard]] Use& use_of(std::uint32_t number) { return uses_[number]; }
    [[nodiscard]] const Use& use_of(std::uint32_t number) const { return uses_[number]; }
    [[nodiscard]] const Entry& operator[](std::uint32_t number) const { return entries_[number]; }

    /// Number of different terms.
    [[nodiscard]] std::size_t size() const { return entries_.size(); }

    /// The numbers of all terms that have postings, in the byte order of the terms.
    [[nodiscard]] std::vector<std::uint32_t> sorted() const;
    /// Most heap that sorted() takes while it runs, its answer included, in bytes.
    [[nodiscard]] std::size_t sorting_bytes() const;

    /// Heap held, in bytes.
    [[nodiscard]] std::size_t memory_bytes() const;

    /// Forgets all terms and gives back what a small table does not need.
    void clear();

  private:
    /// One place of the hash table; `number_plus_one` is 0 in an empty one.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number_plus_one = 0;
    };

    [[nodiscard]] std::uint32_t hash(std::string_view term, std::uint64_t beginning) const;
    const Entry& add(std::string_view term, std::uint64_t beginning, std::uint32_t hash,
                     Slot& slot);
    void grow();

    std::uint64_t key_;
    std::vector<Slot> slots_;
    std::vector<Entry> entries_;
    std::vector<Use> uses_; ///< by number, as the entries
    ByteArena text_;
};

} // namespace gazette::indexer
