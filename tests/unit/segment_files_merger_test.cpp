// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/names.h"
#include "indexer/publishing/segment_files_merger.h"
#include "tests/support/test_index.h"

namespace gazette::indexer {
namespace {

// The whole point: after a merge our files are, byte for byte, what a fresh build of the articles
// that are left would have written.
TEST(SegmentFilesMerger, WritesWhatAFreshBuildWouldHaveWritten) {
    test::TestIndex index;
    const std::string one = index.add(test::articles({"a b", "b c", "c d"}, "/a/"));
    const std::string two = index.add(test::articles({"a", "z"}, "/b/"));
    index.remove(one, 2);
    index.remove(two, 2);
    const Merge merge = index.merge({one, two});
    const std::string fresh = index.build({{.path = "/a/1", .body = "a b"},
                                           {.path = "/a/3", .body = "c d"},
                                           {.path = "/b/1", .body = "a"}});
    for (const std::string_view name :
         {index::articles_name, index::records_name, index::vocabulary_name}) {
        EXPECT_EQ(read_file(index.folder() / merge.segment / name),
                  read_file(index.folder() / fresh / name))
            << name;
    }
}

TEST(SegmentFilesMerger, NoticesWordsThatTheVocabularyNeverHad) {
    test::TestIndex index;
    const std::string one = index.add(test::articles({"a b", "c"}));
    index.remove(one, 1);
    const index::IndexReader reader = index.open();
    const SegmentToMerge source{.segment = &reader.segment(0),
                                .deleted = &reader.segment(0).deleted()};
    const auto wrong = [](const index::Record&,
                          FunctionRef<void(std::string_view, std::string_view)> sink) {
        sink("a", "other stem");
    };
    const test::TempFolder folder;
    try {
        (void)merge_segment_files({&source, 1}, folder.path(), wrong);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Damaged);
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

} // namespace
} // namespace gazette::indexer
