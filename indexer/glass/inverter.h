// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "indexer/glass/glass_format.h"
#include "indexer/glass/position_encoder.h"
#include "indexer/glass/posting_log.h"
#include "indexer/glass/term_table.h"
#include "indexer/glass/written_database.h"

namespace gazette::indexer {

/// Turns documents, given term by term, into a finished glass database that Xapian opens.
///
/// One inverter serves one thread and may be used for any number of databases in turn: fill, write,
/// clear, fill again. What it holds is bounded by whoever fills it: ask memory_bytes() between two
/// documents, and write when it has reached the bound.
///
///     inverter.begin_document();
///     inverter.add_posting("senat", 1, 1);
///     inverter.add_term("Len", 0);
///     const std::uint32_t docid = inverter.end_document();
class Inverter {
  public:
    /// Longest term in bytes, each NUL byte counting twice.
    static constexpr std::size_t max_term_bytes = glass::max_term_bytes;

    /// Opens the next document. The one before it must have been ended or abandoned.
    void begin_document();

    /// Says that `term` stands at `position` in the open document, and adds `wdf_increment` to its
    /// within-document frequency. The same position given twice counts as one position, though the
    /// frequency still grows. Positions may come in any order; rising order is the fastest.
    /// Throws Error{Internal} when the term is empty or longer than max_term_bytes, or when the
    /// frequency would pass 2^32 - 1; the document must then be abandoned.
    void add_posting(std::string_view term, std::uint32_t position, std::uint32_t wdf_increment);

    /// The number of `term`, for callers that meet the same term again and again; good until
    /// clear(). Throws Error{Internal} as add_posting().
    [[nodiscard]] std::uint32_t term_number(std::string_view term);
    /// Says that add_posting() will soon be called with this number: what it needs is fetched.
    void expect(std::uint32_t number) const { __builtin_prefetch(&terms_.use_of(number)); }
    /// add_posting() of the term with this number, without looking it up.
    void add_posting(std::uint32_t number, std::uint32_t position, std::uint32_t wdf_increment);

    /// Says that the open document has `term`, at no position. An increment of 0 makes it a boolean
    /// term: it is found, but adds nothing to the document's length. Throws as add_posting().
    void add_term(std::string_view term, std::uint32_t wdf_increment);

    /// Closes the open document and returns its id: 1 for the first since construction or clear(),
    /// then one more each. A document without terms is kept too.
    /// Throws Error{Internal} when the document's length would pass 2^32 - 1; it is then abandoned.
    std::uint32_t end_document();

    /// Forgets the open document, as if it had never begun.
    void abandon_document();

    /// Number of documents ended since construction or the last clear().
    [[nodiscard]] std::uint32_t document_count() const;

    /// Heap held now, plus what write() will take besides, in bytes. Bytes of a container's spare
    /// capacity count; the allocator's own overhead does not.
    [[nodiscard]] std::size_t memory_bytes() const;

    /// Writes all ended documents as one compacted database into `folder`, which must exist and
    /// hold no database. The inverter keeps its documents. Throws Error{Io} when a file cannot be
    /// written; the folder then holds unusable files that the caller removes.
    [[nodiscard]] WrittenDatabase write(const std::filesystem::path& folder) const;

    /// Forgets all documents, and gives back memory above what an ordinary batch needs.
    void clear();

  private:
    /// One term of the open document.
    struct DocumentTerm {
        std::uint32_t term = 0;           ///< number in terms_
        std::uint32_t wdf = 0;            ///< within-document frequency so far
        std::uint32_t position_count = 0; ///< positions so far, duplicates included
        std::uint32_t last_position = 0;  ///< the position given last, for `rising`
        bool rising = true;               ///< every position was above the one before it
    };
    /// One position of the open document, in the order given.
    struct Occurrence {
        std::uint32_t local; ///< index into document_terms_
        std::uint32_t position;
    };

    DocumentTerm& find_in_document(std::uint32_t number, std::uint32_t wdf_increment);
    void scatter_positions();
    [[nodiscard]] std::string_view encode_positions(const DocumentTerm& found,
                                                    std::uint32_t* first);

    TermTable terms_;
    PostingLog log_;
    std::vector<std::uint32_t> document_lengths_;

    bool document_is_open_ = false;
    std::uint32_t document_serial_ = 0;
    std::vector<DocumentTerm> document_terms_;
    std::vector<Occurrence> occurrences_;
    std::vector<std::uint32_t> position_starts_;
    std::vector<std::uint32_t> positions_;
    PositionEncoder encoder_;
};

} // namespace gazette::indexer
