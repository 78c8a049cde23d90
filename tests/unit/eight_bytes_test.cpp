// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "common/base/eight_bytes.h"

namespace gazette {
namespace {

using Test = bool (*)(unsigned char byte);

/// What the functions promise, one byte after the other.
std::uint64_t one_by_one(const std::string& text, Test test) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        const bool holds = test(static_cast<unsigned char>(text[i]));
        bits |= std::uint64_t{holds ? 0x80U : 0U} << (8 * i);
    }
    return bits;
}

bool is_small_letter(unsigned char byte) {
    return byte >= 'a' && byte <= 'z';
}
bool is_ascii_letter(unsigned char byte) {
    return is_small_letter(byte) || (byte >= 'A' && byte <= 'Z');
}
bool is_word_byte(unsigned char byte) {
    return is_ascii_letter(byte) || (byte >= '0' && byte <= '9');
}

TEST(EightBytes, AreWhatEachOfThemIs) {
    std::mt19937 random(1);
    for (int i = 0; i < 20000; ++i) {
        std::string text(8, '\0');
        for (char& c : text) {
            c = static_cast<char>(random());
        }
        const std::uint64_t bytes = eight_bytes(text.data());
        ASSERT_EQ(small_letters(bytes), one_by_one(text, is_small_letter)) << text;
        ASSERT_EQ(ascii_letters(bytes), one_by_one(text, is_ascii_letter)) << text;
        ASSERT_EQ(ascii_word_bytes(bytes), one_by_one(text, is_word_byte)) << text;
    }
}

TEST(EightBytes, TellsEachByteFromItsNeighbours) {
    for (unsigned byte = 0; byte < 256; ++byte) {
        const std::string text(8, static_cast<char>(byte));
        const std::uint64_t bytes = eight_bytes(text.data());
        EXPECT_EQ(ascii_word_bytes(bytes), one_by_one(text, is_word_byte)) << byte;
        EXPECT_EQ(small_letters(bytes), one_by_one(text, is_small_letter)) << byte;
    }
}

TEST(EightBytes, PrefixesSortAsTexts) {
    std::mt19937 random(2);
    const auto make = [&] {
        std::string text(random() % 12, '\0');
        for (char& c : text) {
            c = static_cast<char>(random() % 3 == 0 ? random() : 'a' + random() % 2);
        }
        return text;
    };
    for (int i = 0; i < 20000; ++i) {
        const std::string a = make();
        const std::string b = make();
        if (sort_prefix(a) != sort_prefix(b)) {
            ASSERT_EQ(sort_prefix(a) < sort_prefix(b), a < b) << a << '|' << b;
        }
    }
}

} // namespace
} // namespace gazette
