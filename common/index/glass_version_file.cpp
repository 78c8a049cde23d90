// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/glass_version_file.h"

#include <algorithm>
#include <limits>

#include "common/base/error.h"

namespace gazette::index {
namespace {

constexpr unsigned fake_root_flag = 1; // there is no file
constexpr unsigned sequential_flag = 2;
constexpr unsigned level_shift = 2;
/// After the free list's revision and the number of blocks: the places, all zero, where lists of
/// free blocks would begin.
constexpr std::string_view no_free_blocks{"\0\0\0\0", 4};

void append_uint(std::string& out, std::uint64_t value) {
    std::array<char, glass::max_packed_uint64> bytes{};
    const char* const end = glass::pack_uint(bytes.data(), value);
    out.append(bytes.data(), static_cast<std::size_t>(end - bytes.data()));
}

std::string encode_free_list(const GlassRoot& root) {
    std::string bytes;
    if (root.block_count != 0) {
        append_uint(bytes, glass::revision);
        append_uint(bytes, root.block_count);
        bytes += no_free_blocks;
    }
    return bytes;
}

void append_root(std::string& out, const GlassRoot& root, unsigned compress_min) {
    append_uint(out, root.block);
    append_uint(out, root.level << level_shift | sequential_flag |
                         (root.block_count == 0 ? fake_root_flag : 0));
    append_uint(out, root.entry_count);
    append_uint(out, glass::block_size >> glass::block_size_shift);
    append_uint(out, compress_min);
    const std::string free_list = encode_free_list(root);
    append_uint(out, free_list.size());
    out += free_list;
}

/// Takes the parts of a version file from its bytes.
class Decoder {
  public:
    Decoder(std::string_view bytes, std::string_view where)
        : at_(bytes.data()), end_(bytes.data() + bytes.size()), where_(where) {}

    void require(bool condition) const {
        if (!condition) {
            throw Error(ErrorKind::Damaged,
                        std::string(where_) + " is not the version file of a segment");
        }
    }
    std::string_view take(std::size_t size) {
        require(size <= static_cast<std::size_t>(end_ - at_));
        at_ += size;
        return {at_ - size, size};
    }
    std::uint64_t take_uint(std::uint64_t limit = std::numeric_limits<std::uint32_t>::max()) {
        std::uint64_t value = 0;
        at_ = glass::unpack_uint(at_, end_, value);
        require(at_ != nullptr && value <= limit);
        return value;
    }
    std::uint32_t take_uint32() { return static_cast<std::uint32_t>(take_uint()); }

    GlassRoot take_root(unsigned compress_min) {
        GlassRoot root;
        root.block = take_uint32();
        const std::uint32_t flags = take_uint32();
        root.entry_count = take_uint(std::numeric_limits<std::uint64_t>::max());
        require(take_uint() == glass::block_size >> glass::block_size_shift);
        require(take_uint() == compress_min);
        root.level = flags >> level_shift;
        const std::string_view free_list = take(take_uint32());
        require((flags & sequential_flag) != 0);
        if ((flags & fake_root_flag) == 0) {
            Decoder list(free_list, where_);
            require(list.take_uint() == glass::revision);
            root.block_count = list.take_uint32();
            require(root.block < root.block_count && root.level < glass::max_levels);
            require(free_list == encode_free_list(root));
        } else {
            require(root == GlassRoot{} && free_list.empty());
        }
        return root;
    }
    [[nodiscard]] bool at_end() const { return at_ == end_; }

  private:
    const char* at_;
    const char* end_;
    std::string_view where_;
};

} // namespace

std::string GlassVersionFile::encode() const {
    std::string bytes(glass::version_magic);
    bytes.append(uuid.begin(), uuid.end());
    append_uint(bytes, glass::revision);
    for (unsigned i = 0; i < glass::table_count; ++i) {
        GlassRoot root;
        if (i == static_cast<unsigned>(glass::Table::Postlist)) {
            root = postlists;
        } else if (i == static_cast<unsigned>(glass::Table::Position)) {
            root = positions;
        }
        append_root(bytes, root, glass::compress_min[i]);
    }
    append_uint(bytes, document_count);
    append_uint(bytes, 0); // last docid - document count
    append_uint(bytes, shortest_length);
    append_uint(bytes, highest_wdf);
    append_uint(bytes, longest_length - highest_wdf);
    append_uint(bytes, 0); // oldest changeset
    append_uint(bytes, total_length);
    append_uint(bytes, 0); // highest spelling frequency
    return bytes;
}

GlassVersionFile GlassVersionFile::decode(std::string_view bytes, std::string_view where) {
    Decoder in(bytes, where);
    GlassVersionFile file;
    in.require(in.take(glass::version_magic.size()) == glass::version_magic);
    std::ranges::copy(in.take(glass::uuid_bytes), file.uuid.begin());
    in.require(in.take_uint() == glass::revision);
    for (unsigned i = 0; i < glass::table_count; ++i) {
        const GlassRoot root = in.take_root(glass::compress_min[i]);
        if (i == static_cast<unsigned>(glass::Table::Postlist)) {
            in.require(root.block_count != 0);
            file.postlists = root;
        } else if (i == static_cast<unsigned>(glass::Table::Position)) {
            file.positions = root;
        } else {
            in.require(root.block_count == 0);
        }
    }
    file.document_count = in.take_uint32();
    in.require(in.take_uint() == 0);
    file.shortest_length = in.take_uint32();
    file.highest_wdf = in.take_uint32();
    const std::uint64_t longest = in.take_uint() + file.highest_wdf;
    in.require(longest <= std::numeric_limits<std::uint32_t>::max());
    file.longest_length = static_cast<std::uint32_t>(longest);
    in.require(in.take_uint() == 0);
    file.total_length = in.take_uint(std::numeric_limits<std::uint64_t>::max());
    in.require(in.take_uint() == 0 && in.at_end());
    return file;
}

std::string GlassVersionFile::uuid_text() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            text += '-';
        }
        text += digits[uuid[i] >> 4U];
        text += digits[uuid[i] & 15U];
    }
    return text;
}

} // namespace gazette::index
