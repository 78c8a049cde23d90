// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gazette::index {

/// Appends `value` in sizeof(Unsigned) bytes, little-endian.
template <std::unsigned_integral Unsigned>
inline void append_le(std::string& out, Unsigned value) {
    std::uint64_t rest = value;
    for (std::size_t i = 0; i < sizeof value; ++i, rest >>= 8U) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(rest & 0xffU)));
    }
}

/// Appends `value` seven bits a byte, lowest first: what ByteReader::varint reads.
inline void append_varint(std::string& out, std::uint64_t value) {
    while (value >= 0x80U) {
        out.push_back(static_cast<char>(static_cast<unsigned char>((value & 0x7fU) | 0x80U)));
        value >>= 7U;
    }
    out.push_back(static_cast<char>(static_cast<unsigned char>(value)));
}

/// Appends the length as a varint, then the bytes: what ByteReader::string reads.
inline void append_string(std::string& out, std::string_view bytes) {
    append_varint(out, bytes.size());
    out.append(bytes);
}

} // namespace gazette::index
