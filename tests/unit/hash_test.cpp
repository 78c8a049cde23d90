// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/base/hash.h"

namespace gazette {
namespace {

// XXH3_64bits of the empty input with seed 0, from the xxHash specification's own test values.
TEST(Hash, OfNothingIsTheSpecifiedValue) {
    EXPECT_EQ(hash64(""), 0x2d06800538d394c2ULL);
}

TEST(Hash, ComesOutTheSameInPieces) {
    std::string text;
    StreamingHash streaming;
    for (int i = 0; i < 1000; ++i) {
        const std::string piece = "piece " + std::to_string(i);
        text += piece;
        streaming.add(piece);
    }
    EXPECT_EQ(streaming.value(), hash64(text));
}

TEST(Hash, PrintsSixteenHexadecimalDigits) {
    EXPECT_EQ(hex64(0), "0000000000000000");
    EXPECT_EQ(hex64(0xfedcba9876543210ULL), "fedcba9876543210");
}

} // namespace
} // namespace gazette
