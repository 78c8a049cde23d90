// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "indexer/parsing/phrase_set.h"

namespace gazette::indexer {
namespace {

constexpr auto phrases = std::to_array<std::string_view>({"ab", "abc d", "b a", "(c", "é d", "cc"});

/// The same, by looking for each phrase at each place.
PhraseSet<phrases.size()>::Found find_slowly(std::string_view lower) {
    for (std::size_t at = 0; at < lower.size(); ++at) {
        if (at > 0 && lower[at - 1] >= 'a' && lower[at - 1] <= 'z') {
            continue;
        }
        for (const std::string_view phrase : phrases) {
            if (lower.substr(at).starts_with(phrase)) {
                return {at, phrase};
            }
        }
    }
    return {};
}

TEST(PhraseSet, FindsWhatLookingForEachPhraseFinds) {
    constexpr PhraseSet set(phrases);
    std::mt19937 random(1);
    std::size_t found = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (std::size_t length = random() % 30; length > 0; --length) {
            constexpr std::string_view letters = "abcd (xyz";
            const std::size_t letter = random() % (letters.size() + 1);
            text += letter == letters.size() ? "é" : std::string(1, letters[letter]);
        }
        const auto wanted = find_slowly(text);
        const auto got = set.find_in(text);
        ASSERT_EQ(got.at, wanted.at) << text;
        ASSERT_EQ(got.phrase, wanted.phrase) << text;
        found += wanted.phrase.empty() ? 0U : 1U;
    }
    EXPECT_GT(found, 1000U);
    EXPECT_LT(found, 19000U);
}

} // namespace
} // namespace gazette::indexer
