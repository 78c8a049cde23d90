// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/index/deleted_set.h"

namespace gazette::index {
namespace {

TEST(DeletedSet, KnowsWhatWasMarked) {
    DeletedSet set(130);
    EXPECT_TRUE(set.insert(1));
    EXPECT_TRUE(set.insert(64));
    EXPECT_TRUE(set.insert(130));
    EXPECT_FALSE(set.insert(64));
    EXPECT_EQ(set.count(), 3U);
    EXPECT_TRUE(set.contains(64));
    EXPECT_FALSE(set.contains(65));
    EXPECT_FALSE(set.contains(0));
    EXPECT_FALSE(set.contains(131));
    EXPECT_THROW(set.insert(0), Error);
    EXPECT_THROW(set.insert(131), Error);
}

TEST(DeletedSet, FindsTheNextMarkedAndCountsTheOthers) {
    DeletedSet set(200);
    for (const std::uint32_t docid : {3U, 64U, 65U, 200U}) {
        set.insert(docid);
    }
    EXPECT_EQ(set.next_deleted(0), 3U);
    EXPECT_EQ(set.next_deleted(3), 3U);
    EXPECT_EQ(set.next_deleted(4), 64U);
    EXPECT_EQ(set.next_deleted(66), 200U);
    EXPECT_EQ(set.next_deleted(201), 0U);
    EXPECT_EQ(DeletedSet(0).next_deleted(1), 0U);
    EXPECT_EQ(set.live_before(1), 0U);
    EXPECT_EQ(set.live_before(4), 2U);
    EXPECT_EQ(set.live_before(65), 62U);
    EXPECT_EQ(set.live_before(200), 196U);
    EXPECT_EQ(set.live_before(UINT32_MAX), 196U);
}

TEST(DeletedSet, IsStoredAndReadBack) {
    for (const std::uint32_t articles : {0U, 1U, 63U, 64U, 65U, 1000U}) {
        DeletedSet set(articles);
        for (std::uint32_t docid = 1; docid <= articles; docid += 7) {
            set.insert(docid);
        }
        EXPECT_EQ(DeletedSet::decode(set.encode(), "d"), set) << articles;
    }
}

TEST(DeletedSet, WithBitsBeyondItsArticlesIsDamaged) {
    DeletedSet set(65);
    set.insert(1);
    std::string bytes = set.encode();
    bytes[bytes.size() - 8] = 2; // article 66 of 65
    bytes[12] = 2;               // and the count to match
    EXPECT_THROW((void)DeletedSet::decode(bytes, "d"), Error);
}

} // namespace
} // namespace gazette::index
