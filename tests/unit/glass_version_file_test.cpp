// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/base/error.h"
#include "indexer/glass/glass_version_file.h"

namespace gazette::indexer {
namespace {

GlassVersionFile example() {
    GlassVersionFile file;
    file.uuid = {0x0f, 0x1e, 0x2d, 0x3c, 0x4b, 0x5a, 0x69, 0x78, 9, 10, 11, 12, 13, 14, 15, 16};
    file.postlists = {.block = 700, .block_count = 701, .level = 2, .entry_count = 90000};
    file.positions = {.block = 40, .block_count = 41, .level = 1, .entry_count = 3000};
    file.document_count = 1234;
    file.shortest_length = 3;
    file.longest_length = 70000;
    file.highest_wdf = 500;
    file.total_length = std::uint64_t{1} << 40;
    return file;
}

bool is_refused(const std::string& bytes) {
    try {
        static_cast<void>(GlassVersionFile::decode(bytes, "x/iamglass"));
        return false;
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Damaged);
        EXPECT_NE(error.message().find("x/iamglass"), std::string_view::npos);
        return true;
    }
}

TEST(GlassVersionFile, DecodesWhatItEncoded) {
    EXPECT_EQ(GlassVersionFile::decode(example().encode(), ""), example());
    GlassVersionFile without_positions = example();
    without_positions.positions = {};
    EXPECT_EQ(GlassVersionFile::decode(without_positions.encode(), ""), without_positions);
}

TEST(GlassVersionFile, WritesItsIdentityInGroups) {
    EXPECT_EQ(example().uuid_text(), "0f1e2d3c-4b5a-6978-090a-0b0c0d0e0f10");
}

TEST(GlassVersionFile, RefusesBytesThatAreMissingOrTooMany) {
    const std::string bytes = example().encode();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        EXPECT_TRUE(is_refused(bytes.substr(0, length))) << length;
    }
    EXPECT_TRUE(is_refused(bytes + '\0'));
}

TEST(GlassVersionFile, RefusesTablesThatASegmentDoesNotHave) {
    GlassVersionFile no_postlists = example();
    no_postlists.postlists = {};
    EXPECT_TRUE(is_refused(no_postlists.encode()));
    GlassVersionFile root_outside = example();
    root_outside.positions.block = root_outside.positions.block_count;
    EXPECT_TRUE(is_refused(root_outside.encode()));
}

TEST(GlassVersionFile, NeverCrashesOnChangedBytes) {
    const std::string bytes = example().encode();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            std::string changed = bytes;
            changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ 1U << bit);
            if (!is_refused(changed)) {
                EXPECT_NE(GlassVersionFile::decode(changed, ""), example());
            }
        }
    }
}

} // namespace
} // namespace gazette::indexer
