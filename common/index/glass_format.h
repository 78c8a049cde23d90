// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

/// The on-disk format of Xapian's glass backend, version 2016-03-14, which Xapian 1.4.0 to 1.4.x
/// read and write. Nothing in this file may be changed: the numbers are Xapian's, and a database
/// written with others is not a database. They are documented in Xapian 1.4.22 under
/// backends/glass: glass_table.h (blocks and items), glass_freelist.h, glass_version.cc (iamglass),
/// glass_postlist.cc (posting lists), glass_positionlist.cc (position lists), and common/pack.h
/// (numbers and keys).
///
/// A table is a B-tree in a file of blocks. A block is
///
///     0  revision, 4 bytes        5  size of the gap before the items, 2 bytes
///     4  level, 1 byte; leaf: 0   7  free bytes in all, 2 bytes
///                                 9  where the directory ends, 2 bytes
///     11 the directory: offsets of the items in the order of their keys, 2 bytes each
///     ...gap...
///     the items
///
/// A leaf item is `I(2) K(1) key [X(2)] tag`: flags and size, length of the key, the key, number of
/// the component unless it is the first, then the component's part of the tag. A branch item is
/// `block(4) K(1) key X(2)`. Numbers in blocks are big-endian. The first item of the leftmost leaf
/// is the null item, which has no key and no tag; the first item of each branch block has no key.
namespace gazette::index::glass {

inline constexpr std::string_view table_suffix = ".glass";
inline constexpr std::string_view postlist_name = "postlist";
inline constexpr std::string_view position_name = "position";
inline constexpr std::string_view version_file_name = "iamglass";

/// Bytes 0-13 name the backend; 14-15 the version, (year - 2014) << 9 | month << 5 | day.
inline constexpr std::string_view version_magic{"\x0f\x0dXapian Glass\x04\x6e", 16};
inline constexpr std::size_t uuid_bytes = 16;
/// Order of the tables' roots in the version file.
enum class Table : unsigned { Postlist, Docdata, Termlist, Position, Spelling, Synonym };
inline constexpr unsigned table_count = 6;
/// Tags longer than this are compressed; 0: never. Indexed by Table.
inline constexpr std::array<unsigned, table_count> compress_min{0, 18, 18, 0, 18, 18};
/// The one revision of a database that is written once.
inline constexpr std::uint32_t revision = 1;

/// Xapian's default block size in bytes; any power of two in [2048, 65536] is legal.
inline constexpr std::size_t block_size = 8192;
inline constexpr unsigned block_size_shift = 11;
inline constexpr std::size_t min_block_size = 2048;
inline constexpr std::size_t max_block_size = 65536;

inline constexpr std::size_t level_offset = 4;
inline constexpr std::size_t max_free_offset = 5;
inline constexpr std::size_t total_free_offset = 7;
inline constexpr std::size_t directory_end_offset = 9;
inline constexpr std::size_t directory_start = 11;
inline constexpr std::size_t directory_entry_bytes = 2;

inline constexpr std::size_t item_size_bytes = 2;  // I
inline constexpr std::size_t key_length_bytes = 1; // K
inline constexpr std::size_t component_bytes = 2;  // X
inline constexpr std::size_t block_number_bytes = 4;
/// Subtracted from an item's size before it is stored.
inline constexpr std::size_t item_size_bias = 3;
inline constexpr unsigned item_compressed = 0x8000;
inline constexpr unsigned item_last = 0x4000;
inline constexpr unsigned item_first = 0x2000;
inline constexpr unsigned item_size_mask = 0x1fff;

inline constexpr std::size_t max_key_bytes = 255;
/// No item is larger than lets this many stand in one block.
inline constexpr std::size_t min_items_per_block = 4;
/// Longest term in bytes, each NUL counting twice: MAX_SAFE_TERM_LENGTH in glass_database.cc.
inline constexpr std::size_t max_term_bytes = 245;
/// A B-tree of more levels than this is not opened by Xapian.
inline constexpr unsigned max_levels = 10;
/// Components are numbered from 1 in two bytes.
inline constexpr std::size_t max_components = 65535;

/// Posting lists are cut into chunks; one that has reached this many bytes takes no further entry.
inline constexpr std::size_t postlist_chunk_bytes = 2000;
/// Key of the document lengths, which are kept as the posting list of a term that cannot exist.
inline constexpr std::string_view document_lengths_key{"\0\xe0", 2};
inline constexpr char chunk_is_last = '1';
inline constexpr char chunk_is_not_last = '0';

/// Most bytes that pack_uint() appends for 32 and 64 bits.
inline constexpr std::size_t max_packed_uint32 = 5;
inline constexpr std::size_t max_packed_uint64 = 10;
/// Most bytes that pack_sortable() appends for 32 bits.
inline constexpr std::size_t max_packed_sortable32 = 5;

inline void store16(char* at, std::size_t value) {
    at[0] = static_cast<char>(static_cast<unsigned char>(value >> 8));
    at[1] = static_cast<char>(static_cast<unsigned char>(value));
}

inline void store32(char* at, std::uint32_t value) {
    store16(at, value >> 16);
    store16(at + 2, value & 0xffff);
}

[[nodiscard]] inline unsigned load8(const char* at) {
    return static_cast<unsigned char>(*at);
}
[[nodiscard]] inline unsigned load16(const char* at) {
    return load8(at) << 8 | load8(at + 1);
}

/// Writes `value` at `out`, seven bits a byte, lowest first, and returns the end.
template <class Unsigned>
[[nodiscard]] inline char* pack_uint(char* out, Unsigned value) {
    while (value >= 128) {
        *out++ = static_cast<char>(static_cast<unsigned char>(value | 128));
        value = static_cast<Unsigned>(value >> 7);
    }
    *out++ = static_cast<char>(static_cast<unsigned char>(value));
    return out;
}

/// Reads what pack_uint() wrote. Returns the end, or nullptr when [at, end) ends too early or the
/// number does not fit.
template <class Unsigned>
[[nodiscard]] inline const char* unpack_uint(const char* at, const char* end, Unsigned& value) {
    constexpr unsigned bits = sizeof(Unsigned) * 8;
    Unsigned result = 0;
    for (unsigned shift = 0; at != end && shift < bits; shift += 7) {
        const unsigned byte = load8(at++);
        const auto part = static_cast<Unsigned>(byte & 127U);
        const auto shifted = static_cast<Unsigned>(part << shift);
        if (static_cast<Unsigned>(shifted >> shift) != part) {
            return nullptr;
        }
        result = static_cast<Unsigned>(result | shifted);
        if (byte < 128) {
            value = result;
            return at;
        }
    }
    return nullptr;
}

/// Reads what pack_uint() wrote in at most two bytes, both of which must be there to read. Returns
/// the end, or nullptr when there are more.
[[nodiscard]] inline const char* unpack_short_uint(const char* at, std::uint32_t& value) {
    const unsigned low = load8(at);
    if (low < 128) {
        value = low;
        return at + 1;
    }
    const unsigned high = load8(at + 1);
    value = (low & 127U) | high << 7U;
    return high < 128 ? at + 2 : nullptr;
}

/// Writes `value` at `out` so that the bytes sort as the numbers do, and returns the end. The first
/// byte is never 0xff.
[[nodiscard]] inline char* pack_sortable(char* out, std::uint32_t value) {
    if (value < 0x8000) {
        store16(out, value);
        return out + 2;
    }
    const unsigned length = (std::bit_width(value) + 5U) / 7U;
    const unsigned mask = (0xffU << (10 - length)) & 0xffU;
    std::uint64_t rest = value;
    for (unsigned i = length - 1; i > 0; --i) {
        out[i] = static_cast<char>(static_cast<unsigned char>(rest));
        rest >>= 8;
    }
    out[0] = static_cast<char>(static_cast<unsigned char>(rest | mask));
    return out + length;
}

/// Reads what pack_sortable() wrote. Returns the end, or nullptr as unpack_uint().
[[nodiscard]] inline const char* unpack_sortable(const char* at, const char* end,
                                                 std::uint32_t& value) {
    if (end - at < 2) {
        return nullptr;
    }
    const unsigned first = load8(at);
    if (first < 0x80) {
        value = load16(at);
        return at + 2;
    }
    const auto length =
        static_cast<std::ptrdiff_t>(std::countl_one(static_cast<unsigned char>(first))) + 2;
    if (length > static_cast<std::ptrdiff_t>(max_packed_sortable32) || end - at < length) {
        return nullptr;
    }
    std::uint64_t result = first & (0xffU >> (length - 2));
    for (std::ptrdiff_t i = 1; i < length; ++i) {
        result = result << 8 | load8(at + i);
    }
    if (result > 0xffffffffU) {
        return nullptr;
    }
    value = static_cast<std::uint32_t>(result);
    return at + length;
}

/// Writes `term` at `out` so that the bytes sort as the terms do, even when something follows that
/// does not begin with 0xff: each NUL becomes NUL 0xff. Returns the end; at most twice the term.
[[nodiscard]] inline char* pack_term(char* out, std::string_view term) {
    if (std::memchr(term.data(), '\0', term.size()) == nullptr) {
        std::memcpy(out, term.data(), term.size());
        return out + term.size();
    }
    for (const char c : term) {
        *out++ = c;
        if (c == '\0') {
            *out++ = '\xff';
        }
    }
    return out;
}

/// The packed term that `bytes` begin with: all of them, or those before the NUL that no 0xff
/// follows.
[[nodiscard]] inline std::string_view packed_term(std::string_view bytes) {
    std::size_t from = 0;
    for (;;) {
        const std::size_t nul = bytes.find('\0', from);
        if (nul == std::string_view::npos || nul + 1 == bytes.size() || bytes[nul + 1] != '\xff') {
            return bytes.substr(0, nul);
        }
        from = nul + 2;
    }
}

/// The term that pack_term() packed, given packed_term()'s answer.
[[nodiscard]] inline std::string unpack_term(std::string_view packed) {
    std::string term(packed);
    for (std::size_t nul = term.find('\0'); nul != std::string::npos;
         nul = term.find('\0', nul + 1)) {
        term.erase(nul + 1, 1);
    }
    return term;
}

} // namespace gazette::index::glass
