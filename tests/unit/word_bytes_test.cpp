// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <random>

#include <gtest/gtest.h>

#include "common/base/word_bytes.h"

namespace gazette {
namespace {

TEST(WordBytes, SaysOfEachByteWhatItIs) {
    std::mt19937 random(64);
    for (int round = 0; round < 200; ++round) {
        std::array<char, WordBytes::count> text{};
        for (char& byte : text) {
            byte = static_cast<char>(random());
        }
        const WordBytes found = word_bytes(text.data());
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto byte = static_cast<unsigned char>(text[i]);
            const auto has = [i](std::uint64_t bits) { return (bits >> i & 1U) != 0; };
            const bool is_word = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                                 (byte >= 'a' && byte <= 'z');
            EXPECT_EQ(has(found.words), is_word) << int{byte};
            EXPECT_EQ(has(found.blanks), byte == ' ' || byte == '\n') << int{byte};
            EXPECT_EQ(has(found.others), byte == '_' || byte >= 0x80) << int{byte};
        }
    }
}

} // namespace
} // namespace gazette
