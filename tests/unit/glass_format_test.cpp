// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/index/glass_format.h"

namespace gazette::index::glass {
namespace {

template <class Unsigned>
std::string packed(Unsigned value) {
    char bytes[max_packed_uint64];
    return {bytes, pack_uint(bytes, value)};
}

std::string sortable(std::uint32_t value) {
    char bytes[max_packed_sortable32];
    return {bytes, pack_sortable(bytes, value)};
}

std::string term(std::string_view value) {
    std::string bytes(2 * value.size(), '?');
    bytes.resize(static_cast<std::size_t>(pack_term(bytes.data(), value) - bytes.data()));
    return bytes;
}

const std::vector<std::uint32_t> numbers{
    0,          1,          127,        128,        129,        0x3fff,     0x4000,     0x7fff,
    0x8000,     0xffff,     0x10000,    0x1fffff,   0x200000,   0x3fffff,   0x400000,   0xfffffff,
    0x10000000, 0x1fffffff, 0x20000000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
};

TEST(GlassFormat, NumbersComeBackAsTheyWerePacked) {
    for (const std::uint32_t number : numbers) {
        const std::string bytes = packed(number);
        std::uint32_t back = 0;
        EXPECT_EQ(unpack_uint(bytes.data(), bytes.data() + bytes.size(), back),
                  bytes.data() + bytes.size());
        EXPECT_EQ(back, number);
        const std::string sorted = sortable(number);
        EXPECT_EQ(unpack_sortable(sorted.data(), sorted.data() + sorted.size(), back),
                  sorted.data() + sorted.size());
        EXPECT_EQ(back, number);
    }
}

TEST(GlassFormat, NumbersCutShortAreRefused) {
    for (const std::uint32_t number : numbers) {
        std::uint32_t back = 0;
        const std::string bytes = packed(number);
        EXPECT_EQ(unpack_uint(bytes.data(), bytes.data() + bytes.size() - 1, back), nullptr);
        const std::string sorted = sortable(number);
        EXPECT_EQ(unpack_sortable(sorted.data(), sorted.data() + sorted.size() - 1, back), nullptr);
    }
}

TEST(GlassFormat, NumbersTooLargeForTheirTypeAreRefused) {
    for (const std::uint64_t number : {std::uint64_t{1} << 32, std::uint64_t{1} << 35,
                                       std::numeric_limits<std::uint64_t>::max()}) {
        const std::string bytes = packed(number);
        std::uint32_t narrow = 0;
        EXPECT_EQ(unpack_uint(bytes.data(), bytes.data() + bytes.size(), narrow), nullptr);
        std::uint64_t wide = 0;
        EXPECT_NE(unpack_uint(bytes.data(), bytes.data() + bytes.size(), wide), nullptr);
        EXPECT_EQ(wide, number);
    }
    std::uint32_t back = 0;
    const std::string too_wide = "\xf1\1\1\1\1\1";
    EXPECT_EQ(unpack_sortable(too_wide.data(), too_wide.data() + too_wide.size(), back), nullptr);
    const std::string all_ones(8, '\xff');
    EXPECT_EQ(unpack_sortable(all_ones.data(), all_ones.data() + all_ones.size(), back), nullptr);
}

TEST(GlassFormat, SortableNumbersSortAsNumbersAndNeverBeginWith255) {
    for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
        EXPECT_LT(sortable(numbers[i]), sortable(numbers[i + 1]));
    }
    for (const std::uint32_t number : numbers) {
        EXPECT_NE(sortable(number).front(), '\xff');
    }
}

TEST(GlassFormat, TermsWithNulBytesSortAsTermsWhateverFollows) {
    using namespace std::string_literals;
    EXPECT_EQ(term("ab"), "ab");
    EXPECT_EQ(term("a\0b"s), "a\0\xff"s + "b");
    EXPECT_EQ(term(std::string(3, '\0')), "\0\xff\0\xff\0\xff"s);
    EXPECT_LT(term("a") + '\0' + sortable(0xffffffff), term("a\0"s));
    EXPECT_LT(term("a\0"s) + '\0' + sortable(0xffffffff), term("a\1"s));
}

TEST(GlassFormat, MagicIsThatOfXapian) {
    EXPECT_EQ(version_magic.size(), 16U);
    EXPECT_EQ(static_cast<unsigned char>(version_magic[14]) << 8 |
                  static_cast<unsigned char>(version_magic[15]),
              (2016 - 2014) << 9 | 3 << 5 | 14);
}

} // namespace
} // namespace gazette::index::glass
