// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/byte_reader.h"

#include "common/index/damage.h"

namespace gazette::index {

std::string_view ByteReader::take(std::size_t count) {
    if (count > bytes_.size()) {
        fail("it ends too early");
    }
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
}

std::uint64_t ByteReader::varint(std::uint64_t max) {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7U) {
        const std::uint64_t byte = u8();
        const std::uint64_t part = byte & 0x7fU;
        const bool overflows = shift >= 64U || ((part << shift) >> shift) != part;
        if (overflows || (byte == 0 && shift != 0)) {
            fail("a number is malformed");
        }
        value |= part << shift;
        if (byte < 0x80U) {
            break;
        }
    }
    if (value > max) {
        fail("a number is too large");
    }
    return value;
}

std::uint32_t ByteReader::varint32() {
    return static_cast<std::uint32_t>(varint(UINT32_MAX));
}

std::string_view ByteReader::string() {
    return take(varint(SIZE_MAX));
}

void ByteReader::expect_end() const {
    if (!bytes_.empty()) {
        fail("there is more than there should be");
    }
}

void ByteReader::fail(std::string_view what) const {
    throw damaged(where_, what);
}

} // namespace gazette::index
