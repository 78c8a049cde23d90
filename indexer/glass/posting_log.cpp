// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/posting_log.h"

#include <algorithm>
#include <cstring>

#include "indexer/glass/glass_format.h"

namespace gazette::indexer {
namespace {

/// An entry is the term's number and the docid, four bytes each, wdf and length of the positions as
/// packed numbers, and the positions.
constexpr std::size_t fixed_bytes = 8;
constexpr std::size_t most_header_bytes = fixed_bytes + 2 * glass::max_packed_uint64;

const char* read_uint(const char* at, std::uint64_t& value) {
    return glass::unpack_uint(at, at + glass::max_packed_uint64, value);
}

/// End of the entry at `at`.
const char* entry_end(const char* at) {
    std::uint64_t wdf = 0;
    std::uint64_t length = 0;
    at = read_uint(read_uint(at + fixed_bytes, wdf), length);
    return at + length;
}

} // namespace

void PostingLog::add(std::uint32_t term, const Posting& posting) {
    const std::size_t most = most_header_bytes + posting.positions.size();
    char* const begin = arena_.allocate(most);
    std::memcpy(begin, &term, 4);
    std::memcpy(begin + 4, &posting.docid, 4);
    char* end = glass::pack_uint(begin + fixed_bytes, posting.wdf);
    end = glass::pack_uint(end, posting.positions.size());
    end = std::ranges::copy(posting.positions, end).out;
    arena_.give_back(most - static_cast<std::size_t>(end - begin));
    if (runs_.empty() || runs_.back().end != begin) {
        runs_.push_back({begin, end});
    } else {
        runs_.back().end = end;
    }
    ++size_;
}

std::vector<const char*> PostingLog::grouped(std::span<std::size_t> starts) const {
    std::vector<const char*> places(size_);
    for (const Run& run : runs_) {
        for (const char* at = run.begin; at != run.end; at = entry_end(at)) {
            std::uint32_t term = 0;
            std::memcpy(&term, at, 4);
            places[starts[term]++] = at;
        }
    }
    return places;
}

Posting PostingLog::read(const char* at) {
    Posting posting{};
    std::memcpy(&posting.docid, at + 4, 4);
    std::uint64_t wdf = 0;
    std::uint64_t length = 0;
    at = read_uint(read_uint(at + fixed_bytes, wdf), length);
    posting.wdf = static_cast<std::uint32_t>(wdf);
    posting.positions = {at, length};
    return posting;
}

std::size_t PostingLog::memory_bytes() const {
    return arena_.memory_bytes() + runs_.capacity() * sizeof(Run);
}

void PostingLog::clear() {
    arena_.clear();
    std::vector<Run>().swap(runs_);
    size_ = 0;
}

} // namespace gazette::indexer
