// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/glass/term_table.h"

namespace gazette::indexer {
namespace {

/// Terms of few different bytes, so that many share their beginning, end or all but one byte.
std::string random_term(std::mt19937& random) {
    constexpr std::string_view bytes("\0\1ab\xff", 5);
    std::string term(1 + random() % 20, 'a');
    for (std::size_t i = random() % 4; i < term.size(); i += 1 + random() % 9) {
        term[i] = bytes[random() % bytes.size()];
    }
    return term;
}

TEST(TermTable, NumbersEachDifferentTermOnceAsAMapDoes) {
    std::mt19937 random(1);
    TermTable table;
    std::map<std::string, std::uint32_t> twin;
    for (int i = 0; i < 200000; ++i) {
        const std::string term = random_term(random);
        const auto number = twin.try_emplace(term, static_cast<std::uint32_t>(twin.size()));
        const TermTable::Entry& entry = table.find_or_add(term);
        ASSERT_EQ(table.number_of(entry), number.first->second);
        ASSERT_EQ(entry.term(), term);
    }
    EXPECT_EQ(table.size(), twin.size());
    EXPECT_GT(table.size(), 20000U); // so that it has grown
}

TEST(TermTable, SortsTermsThatHavePostingsByTheirBytes) {
    std::mt19937 random(2);
    TermTable table;
    std::vector<std::string> with_postings;
    for (int i = 0; i < 20000; ++i) {
        const std::string term = random_term(random);
        const std::uint32_t number = table.number_of(table.find_or_add(term));
        if (i % 3 != 0 && table.use_of(number).postings++ == 0) {
            with_postings.push_back(term);
        }
    }
    std::ranges::sort(with_postings);
    std::vector<std::string> sorted;
    for (const std::uint32_t number : table.sorted()) {
        sorted.emplace_back(table[number].term());
    }
    EXPECT_EQ(sorted, with_postings);
}

TEST(TermTable, ForgetsEverything) {
    TermTable table;
    table.use_of(table.number_of(table.find_or_add("a"))).postings = 1;
    table.clear();
    EXPECT_EQ(table.size(), 0U);
    EXPECT_TRUE(table.sorted().empty());
    EXPECT_EQ(table.use_of(table.number_of(table.find_or_add("a"))).postings, 0U);
}

} // namespace
} // namespace gazette::indexer
