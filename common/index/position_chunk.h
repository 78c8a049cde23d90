// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/index/glass_format.h"

/// positions.dat: where terms stand in articles. A table of blocks as glass has them
/// (glass_format.h), but with many articles an entry where glass takes one for each, key and all: a
/// quarter of the bytes. The version file states the table's root in the place of glass's own
/// position table; Xapian, which looks for that one's file, takes the database for one without
/// positions.
///
/// An entry is a chunk. Its key: the packed term, a NUL, its first article's docid
/// (glass::pack_sortable). Its tag, for each article in the order of docids (numbers are
/// glass::pack_uint):
///
///     distance from the article before (of the first: 0) << 1 | 1 when it has several positions
///     several: bytes of the list
///     the list as the indexer's PositionEncoder encodes it; of a single position, that number
///
/// On disk: do not change.
namespace gazette::index {

/// A chunk takes no article that would make it longer, unless it has none yet. Half a chunk is read
/// past for each list looked up; shorter ones spend more on keys.
inline constexpr std::size_t position_chunk_bytes = 600;

/// Makes the tag of one chunk after the other.
class PositionChunkWriter {
  public:
    [[nodiscard]] bool empty() const noexcept { return tag_.empty(); }
    [[nodiscard]] const std::string& tag() const noexcept { return tag_; }
    [[nodiscard]] std::uint32_t first_docid() const noexcept { return first_; }
    /// Whether a list of so many bytes is to begin the next chunk.
    [[nodiscard]] bool is_full(std::size_t encoded_bytes) const noexcept {
        return !empty() && tag_.size() + encoded_bytes > position_chunk_bytes;
    }
    /// `docid`: above the one before. `encoded`: not empty.
    void add(std::uint32_t docid, std::string_view encoded) {
        std::array<char, 2 * glass::max_packed_uint64> head{};
        const bool several = encoded.size() > 1 + continued_bytes(encoded);
        const std::uint64_t distance = empty() ? 0 : docid - last_;
        char* end = glass::pack_uint(head.data(), distance << 1U | (several ? 1U : 0U));
        if (several) {
            end = glass::pack_uint(end, encoded.size());
        }
        if (empty()) {
            first_ = docid;
        }
        last_ = docid;
        tag_.append(head.data(), static_cast<std::size_t>(end - head.data())).append(encoded);
    }
    void clear() noexcept { tag_.clear(); }

  private:
    /// Bytes at the beginning that say that another follows.
    static std::size_t continued_bytes(std::string_view bytes) {
        std::size_t count = 0;
        while (count < bytes.size() && static_cast<unsigned char>(bytes[count]) >= 128) {
            ++count;
        }
        return count;
    }

    std::string tag_;
    std::uint32_t first_ = 0;
    std::uint32_t last_ = 0;
};

/// Reads a chunk, list by list. Trusts nothing: whatever the bytes are, it ends and stays within
/// them, with docids that rise.
class PositionChunkReader {
  public:
    PositionChunkReader() = default;
    /// `tag` must stay valid. `first_docid`: as the key has it.
    PositionChunkReader(std::string_view tag, std::uint32_t first_docid)
        : at_(tag.data()), end_(tag.data() + tag.size()), docid_(first_docid) {}

    /// Goes to the next list, at first to the first one. False at the chunk's end, and when its
    /// bytes make no sense: then is_damaged().
    [[nodiscard]] bool next() {
        if (at_ == end_) {
            return false;
        }
        std::uint64_t head = 0;
        std::uint64_t bytes = 0;
        const char* at = glass::unpack_uint(at_, end_, head);
        const bool several = (head & 1U) != 0;
        if (at != nullptr && several) {
            at = glass::unpack_uint(at, end_, bytes);
        } else if (at != nullptr) {
            std::uint32_t position = 0;
            const char* const rest = glass::unpack_uint(at, end_, position);
            bytes = rest == nullptr ? 0 : static_cast<std::uint64_t>(rest - at);
        }
        const std::uint64_t distance = head >> 1U;
        if (at == nullptr || bytes == 0 || bytes > static_cast<std::uint64_t>(end_ - at) ||
            (distance == 0) != first_ || distance > UINT32_MAX - docid_) {
            damaged_ = true;
            at_ = end_;
            return false;
        }
        first_ = false;
        docid_ += static_cast<std::uint32_t>(distance);
        encoded_ = {at, bytes};
        at_ = at + bytes;
        return true;
    }
    /// Goes on to the first list of `docid` or behind it, as next() would; stays when it is there.
    /// To be called at a list.
    [[nodiscard]] bool skip_to(std::uint32_t docid) {
        while (docid_ < docid) {
            if (!next_short() && !next()) {
                return false;
            }
        }
        return true;
    }
    [[nodiscard]] bool is_damaged() const noexcept { return damaged_; }

    [[nodiscard]] std::uint32_t docid() const noexcept { return docid_; }
    [[nodiscard]] std::string_view encoded() const noexcept { return encoded_; }

  private:
    /// next(), for lists whose numbers are short and right, as nearly all are; false, and nothing
    /// done, for others.
    [[nodiscard]] bool next_short() {
        constexpr std::ptrdiff_t longest_head = 4;
        if (end_ - at_ < longest_head) {
            return false;
        }
        const unsigned head = glass::load8(at_);
        const unsigned second = glass::load8(at_ + 1);
        const bool several = (head & 1U) != 0;
        const char* const list = several ? at_ + 2 : at_ + 1;
        std::ptrdiff_t bytes = second;
        if (!several) {
            bytes = second < 128 ? 1 : 2;
            if (bytes == 2 && glass::load8(at_ + 2) >= 128) {
                return false;
            }
        }
        const unsigned distance = head >> 1U;
        if (head >= 128 || (several && second >= 128) || distance == 0 || bytes == 0 ||
            bytes > end_ - list || distance > UINT32_MAX - docid_) {
            return false;
        }
        docid_ += distance;
        encoded_ = {list, static_cast<std::size_t>(bytes)};
        at_ = list + bytes;
        return true;
    }

    const char* at_ = nullptr;
    const char* end_ = nullptr;
    std::string_view encoded_;
    std::uint32_t docid_ = 0;
    bool first_ = true;
    bool damaged_ = false;
};

} // namespace gazette::index
