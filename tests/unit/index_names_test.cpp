// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/index/article_id.h"
#include "common/index/names.h"

namespace gazette::index {
namespace {

TEST(Names, OfSegmentsAndDeletedSetsAreOursOnlyInOneForm) {
    EXPECT_EQ(make_segment_name(0xabc), "seg-0000000000000abc");
    EXPECT_TRUE(is_segment_name(make_segment_name(UINT64_MAX)));
    EXPECT_TRUE(is_deleted_name(make_deleted_name(1)));
    for (const std::string_view name :
         {"seg-", "seg-0000000000000ABC", "seg-0000000000000abc/", "seg-0000000000000ab",
          "../-0000000000000abc", "del-0000000000000abc", "seg-00000000000/0abc", ""}) {
        EXPECT_FALSE(is_segment_name(name)) << name;
    }
    EXPECT_FALSE(is_deleted_name("del-../../etc/pass"));
}

TEST(Names, OfFilesInASegmentAreAFixedList) {
    EXPECT_TRUE(is_segment_file_name("postlist.glass"));
    EXPECT_TRUE(is_segment_file_name("positions.dat"));
    EXPECT_TRUE(is_required_segment_file("iamglass"));
    EXPECT_FALSE(is_required_segment_file("positions.dat"));
    for (const std::string_view name : {"", ".", "..", "flintlock", "articles.dat/", "../lock"}) {
        EXPECT_FALSE(is_segment_file_name(name)) << name;
    }
}

TEST(Names, AreMadeOfDifferentRandomNumbers) {
    EXPECT_NE(random_number(), random_number());
}

TEST(ArticleId, IsPrintedAndReadBack) {
    const std::uint64_t id = make_id("/news/a.txt", "");
    EXPECT_EQ(parse_id(print_id(id)), id);
    EXPECT_EQ(print_id(15), "000000000000000f");
    EXPECT_FALSE(parse_id("f"));
    EXPECT_FALSE(parse_id("000000000000000F"));
    EXPECT_FALSE(parse_id("000000000000000f "));
}

TEST(ArticleId, TellsTheRecordsOfAFileApartAndStaysTheSame) {
    EXPECT_NE(make_id("/news/a.jsonl", "1"), make_id("/news/a.jsonl", "2"));
    EXPECT_NE(make_id("/news/a.jsonl", "1"), make_id("/news/a.jsonl1", ""));
    EXPECT_EQ(print_id(make_id("", "")), "2d06800538d394c2"); // XXH3 of nothing
}

} // namespace
} // namespace gazette::index
