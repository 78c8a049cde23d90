// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/byte_arena.h"

#include <algorithm>

namespace gazette::indexer {
namespace {

/// Large enough that chunks cost nothing, small enough that the unused end of the last one does not
/// matter beside the least memory bound in use (some MB).
constexpr std::size_t chunk_bytes = std::size_t{128} * 1024;

} // namespace

void ByteArena::add_chunk(std::size_t at_least) {
    const std::size_t bytes = std::max(at_least, chunk_bytes);
    // NOLINTNEXTLINE(modernize-avoid-c-arrays): a vector would clear the bytes first
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(bytes));
    next_ = chunks_.back().get();
    left_ = bytes;
    held_ += bytes;
}

void ByteArena::clear() {
    chunks_.clear();
    next_ = nullptr;
    left_ = 0;
    held_ = 0;
}

} // namespace gazette::indexer
