// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/inverter.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <span>
#include <string>

#include "common/base/error.h"
#include "indexer/glass/glass_database_writer.h"

namespace gazette::indexer {
namespace {

constexpr std::uint32_t uint32_max = std::numeric_limits<std::uint32_t>::max();
/// How many postings ahead to ask for when they are read out of order: enough to hide a miss to
/// main memory behind the work on the postings between.
constexpr std::size_t prefetch_distance = 12;
/// What writing takes whatever the number of postings: the held back ends of three files, two
/// blocks being filled, and a posting list's first chunks.
constexpr std::size_t writing_bytes = std::size_t{1024} * 1024;
/// Scratch of one document kept by clear(); an article above it is one in thousands.
constexpr std::size_t kept_occurrences = std::size_t{64} * 1024;

template <class Value>
std::size_t heap_of(const std::vector<Value>& values) {
    return values.capacity() * sizeof(Value);
}

void check_term(std::string_view term) {
    const bool fits = term.size() <= Inverter::max_term_bytes / 2 ||
                      term.size() + static_cast<std::size_t>(std::ranges::count(term, '\0')) <=
                          Inverter::max_term_bytes;
    if (term.empty() || !fits) {
        throw Error(ErrorKind::Internal,
                    "a term of " + std::to_string(term.size()) + " bytes cannot be indexed");
    }
}

} // namespace

void Inverter::begin_document() {
    assert(!document_is_open_);
    document_is_open_ = true;
    ++document_serial_;
}

std::uint32_t Inverter::term_number(std::string_view term) {
    check_term(term);
    return terms_.number_of(terms_.find_or_add(term));
}

Inverter::DocumentTerm& Inverter::find_in_document(std::uint32_t number,
                                                   std::uint32_t wdf_increment) {
    assert(document_is_open_);
    TermTable::Use& use = terms_.use_of(number);
    if (use.last_serial != document_serial_) {
        use.last_serial = document_serial_;
        use.local = static_cast<std::uint32_t>(document_terms_.size());
        document_terms_.push_back({.term = number});
    }
    DocumentTerm& found = document_terms_[use.local];
    if (wdf_increment > uint32_max - found.wdf) {
        throw Error(ErrorKind::Internal, "a term stands too often in one document");
    }
    found.wdf += wdf_increment;
    return found;
}

void Inverter::add_posting(std::string_view term, std::uint32_t position,
                           std::uint32_t wdf_increment) {
    add_posting(term_number(term), position, wdf_increment);
}

void Inverter::add_posting(std::uint32_t number, std::uint32_t position,
                           std::uint32_t wdf_increment) {
    DocumentTerm& found = find_in_document(number, wdf_increment);
    if (found.position_count++ != 0 && position <= found.last_position) {
        found.rising = false;
    }
    found.last_position = position;
    const auto local = static_cast<std::uint32_t>(&found - document_terms_.data());
    occurrences_.push_back({local, position});
}

void Inverter::add_term(std::string_view term, std::uint32_t wdf_increment) {
    find_in_document(term_number(term), wdf_increment);
}

std::uint32_t Inverter::end_document() {
    assert(document_is_open_);
    std::uint64_t length = 0;
    for (const DocumentTerm& found : document_terms_) {
        length += found.wdf;
    }
    if (length > uint32_max || document_lengths_.size() == uint32_max) {
        abandon_document();
        throw Error(ErrorKind::Internal, "a document is too long to be indexed");
    }
    const auto docid = static_cast<std::uint32_t>(document_lengths_.size() + 1);
    document_lengths_.push_back(static_cast<std::uint32_t>(length));
    scatter_positions();
    std::uint32_t* next = positions_.data();
    for (const DocumentTerm& found : document_terms_) {
        log_.add(found.term, {docid, found.wdf, encode_positions(found, next)});
        ++terms_.use_of(found.term).postings;
        next += found.position_count;
    }
    abandon_document();
    return docid;
}

/// Puts the open document's positions into positions_, term by term.
void Inverter::scatter_positions() {
    position_starts_.clear();
    std::uint32_t start = 0;
    for (const DocumentTerm& found : document_terms_) {
        position_starts_.push_back(start);
        start += found.position_count;
    }
    positions_.resize(occurrences_.size());
    for (const Occurrence& occurrence : occurrences_) {
        positions_[position_starts_[occurrence.local]++] = occurrence.position;
    }
}

/// The encoded positions of `found`, which stand at `first`; empty when there are none.
std::string_view Inverter::encode_positions(const DocumentTerm& found, std::uint32_t* first) {
    if (found.position_count == 0) {
        return {};
    }
    std::uint32_t* last = first + found.position_count;
    if (!found.rising) {
        std::sort(first, last);
        last = std::unique(first, last);
    }
    return encoder_.encode(std::span<const std::uint32_t>(first, last));
}

void Inverter::abandon_document() {
    document_terms_.clear();
    occurrences_.clear();
    document_is_open_ = false;
}

std::uint32_t Inverter::document_count() const {
    return static_cast<std::uint32_t>(document_lengths_.size());
}

std::size_t Inverter::memory_bytes() const {
    const std::size_t held = terms_.memory_bytes() + log_.memory_bytes() +
                             heap_of(document_lengths_) + heap_of(document_terms_) +
                             heap_of(occurrences_) + heap_of(position_starts_) +
                             heap_of(positions_) + encoder_.memory_bytes();
    const std::size_t for_writing = writing_bytes + terms_.sorting_bytes() +
                                    terms_.size() * sizeof(std::size_t) +
                                    log_.size() * sizeof(const char*);
    return held + for_writing;
}

WrittenDatabase Inverter::write(const std::filesystem::path& folder) const {
    assert(!document_is_open_);
    const std::vector<std::uint32_t> order = terms_.sorted();
    std::vector<std::size_t> starts(terms_.size());
    std::size_t start = 0;
    for (const std::uint32_t term : order) {
        starts[term] = start;
        start += terms_.use_of(term).postings;
    }
    const std::vector<const char*> places = log_.grouped(starts);

    GlassDatabaseWriter database(folder);
    for (const std::uint32_t length : document_lengths_) {
        database.add_document_length(length);
    }
    std::size_t place = 0;
    for (const std::uint32_t term : order) {
        database.begin_term(terms_[term].term());
        database.begin_positions(terms_[term].term());
        for (const std::size_t end = starts[term]; place != end; ++place) {
            __builtin_prefetch(places[std::min(place + prefetch_distance, places.size() - 1)]);
            const Posting posting = PostingLog::read(places[place]);
            database.add_posting(posting.docid, posting.wdf);
            if (!posting.positions.empty()) {
                database.add_positions(posting.docid, posting.positions);
            }
        }
        database.end_term();
    }
    return database.finish();
}

void Inverter::clear() {
    abandon_document();
    terms_.clear();
    log_.clear();
    document_lengths_.clear();
    document_serial_ = 0;
    if (occurrences_.capacity() > kept_occurrences) {
        std::vector<DocumentTerm>().swap(document_terms_);
        std::vector<Occurrence>().swap(occurrences_);
        std::vector<std::uint32_t>().swap(position_starts_);
        std::vector<std::uint32_t>().swap(positions_);
        encoder_.release();
    }
}

} // namespace gazette::indexer
