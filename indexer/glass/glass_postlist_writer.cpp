// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_postlist_writer.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <string>

#include "common/base/error.h"

namespace gazette::indexer {
namespace {

/// Space kept free before a chunk's entries for its header: number of entries, collection frequency
/// and first docid (first chunk only), a flag, and the distance to the last docid.
constexpr std::size_t header_room = 4 * glass::max_packed_uint32 + 1;
/// The longest entry: distance to the document before it, and wdf.
constexpr std::size_t entry_room = 2 * glass::max_packed_uint32;
constexpr std::size_t chunk_room = header_room + glass::postlist_chunk_bytes + entry_room;

} // namespace

GlassPostlistWriter::GlassPostlistWriter(const std::filesystem::path& path) : table_(path) {}

void GlassPostlistWriter::begin_lengths() {
    is_lengths_ = true;
    key_bytes_ = glass::document_lengths_key.copy(key_.data(), key_.size());
}

void GlassPostlistWriter::begin_term(std::string_view term) {
    is_lengths_ = false;
    key_bytes_ = static_cast<std::size_t>(glass::pack_term(key_.data(), term) - key_.data());
}

void GlassPostlistWriter::add(std::uint32_t docid, std::uint32_t wdf) {
    if (chunks_.empty() || static_cast<std::size_t>(next_ - bytes_.data()) >=
                               chunks_.back().begin + glass::postlist_chunk_bytes) {
        begin_chunk(docid);
    } else {
        assert(docid > chunks_.back().last_docid);
        next_ = glass::pack_uint(next_, docid - chunks_.back().last_docid - 1);
    }
    next_ = glass::pack_uint(next_, wdf);
    chunks_.back().last_docid = docid;
    ++list_size_;
    if (!is_lengths_) {
        total_wdf_ += wdf;
        highest_wdf_ = std::max(highest_wdf_, wdf);
    }
}

void GlassPostlistWriter::begin_chunk(std::uint32_t docid) {
    const auto used = chunks_.empty() ? 0 : static_cast<std::size_t>(next_ - bytes_.data());
    if (!chunks_.empty()) {
        chunks_.back().end = used;
    }
    if (bytes_.size() - used < chunk_room) {
        bytes_.resize(std::max(bytes_.size() * 2, used + chunk_room));
    }
    chunks_.push_back({used + header_room, 0, docid, docid});
    next_ = bytes_.data() + used + header_room;
}

void GlassPostlistWriter::end() {
    if (chunks_.empty()) {
        return;
    }
    if (total_wdf_ > std::numeric_limits<std::uint32_t>::max()) {
        throw Error(ErrorKind::Internal,
                    "a term stands too often for one segment: " + std::to_string(total_wdf_));
    }
    chunks_.back().end = static_cast<std::size_t>(next_ - bytes_.data());
    std::array<char, header_room> header{};
    char* header_end = glass::pack_uint(header.data(), is_lengths_ ? 0 : list_size_);
    header_end = glass::pack_uint(header_end, total_wdf_);
    header_end = glass::pack_uint(header_end, chunks_.front().first_docid - 1);
    write_chunk(chunks_.front(), chunks_.size() == 1, {key_.data(), key_bytes_}, header.data(),
                header_end);

    std::size_t prefix_bytes = key_bytes_;
    if (!is_lengths_) {
        key_[prefix_bytes++] = '\0';
        ++term_count_;
    }
    for (std::size_t i = 1; i < chunks_.size(); ++i) {
        const char* const key_end =
            glass::pack_sortable(key_.data() + prefix_bytes, chunks_[i].first_docid);
        const auto size = static_cast<std::size_t>(key_end - key_.data());
        write_chunk(chunks_[i], i + 1 == chunks_.size(), {key_.data(), size}, header.data(),
                    header.data());
    }
    chunks_.clear();
    list_size_ = 0;
    total_wdf_ = 0;
}

/// Writes `chunk` under `key`. Its header begins with the bytes [header, header_end).
void GlassPostlistWriter::write_chunk(const Chunk& chunk, bool is_last, std::string_view key,
                                      char* header, char* header_end) {
    *header_end++ = is_last ? glass::chunk_is_last : glass::chunk_is_not_last;
    header_end = glass::pack_uint(header_end, chunk.last_docid - chunk.first_docid);
    const auto header_bytes = static_cast<std::size_t>(header_end - header);
    char* const begin = bytes_.data() + chunk.begin - header_bytes;
    std::copy(header, header_end, begin);
    table_.add(key, {begin, header_bytes + (chunk.end - chunk.begin)});
}

} // namespace gazette::indexer
