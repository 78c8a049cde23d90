// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "indexer/parsing/mail_encoding.h"
#include "tests/support/parsed_articles.h"

namespace gazette::indexer {
namespace {

using testing::parse_all;

// a.txt ("Bridge stays open", a blank line, one sentence) and b.jsonl (one record, id n7), packed
// by GNU tar, gzip, xz, bzip2, zstd and Python's zipfile (there named ../a.txt and ../b.jsonl).
constexpr const char* tar_gz =
    "H4sIAAAAAAACA+3UsU7DMBAGYM95ipNnFDlq1EqMDDxBX8CpTWMwvsp2KFHVd8duJYYOMBFA+r/l5LuTB0u/dZvfs/hZ"
    "qlj3/aUWt1V1q8/Ztd+pftMLUmIBU8o6EonI/OU7fDf/px6iM3tL5RHmRHywoWm2o6VRx4GnSDuews55euNsDXGg7TjF"
    "ZPRMmenF2gPlss3eUDq6sKfhel29qG0E/HlD+5w4+N/Nf7e+yX+n1Ar5X8JJOiPvZdjIO5ld9rYcHm2MM3mdbWkObObS"
    "q5/CK8dQQ/50mR91Ih1orN9E3W3lGYkHAAAAAAAAAAAAAAAAAAAAWNwH1oBp1wAoAAA=";
constexpr const char* gz =
    "H4sIAAAAAAACAyXM2w2AIAwF0H+muBM4hDOwAI8GiKYltGjYXo3/J2cfLReCWlgK6cTO+UqoYUSZA0kmp3biEqMMYfg6"
    "h+awYIKDqMNeLWeG3o0L4t990eYemh3GIlwAAAA=";
constexpr const char* xz =
    "/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4ABbAFVdACEciSZYXe6ef/PXIoGYaNaJGazqQZf1fuJZOtWjJ9LwjZp7f/6W"
    "KGiEfq+3DFozN6OwIo4Vau3id3f0y4xGWSHgWoh2C35D/E4Rd2P5Ix3xmjt/PAAAAAAAffV2IPB3R+cAAXFcQ+B/dB+2"
    "830BAAAAAARZWg==";
constexpr const char* bz2 =
    "QlpoOTFBWSZTWWIhhMUAAAlXgAAQQAEQAAQAPu3foCAASGqeU0ZhEbQgGqempo9EyZGam9U63M2h7lXBg8fZRQ8T08uS"
    "WjZCCwTVhRXDRMqhzGvs0TSyiAWPLBjuV1WYdoBA8FkPxdyRThQkGIhhMUA=";
constexpr const char* zst =
    "KLUv/SRcXQIAYoUQEaDtsFsFIRZrQmqw1v+xfs+MIPCyLj+cpLuu/qJ3tqve75OoaxCNc1/3dfxKhmGbN9ilEfRFAwBe"
    "1neTPPc9mpoIAQCQNIQoK0X36w==";
constexpr const char* zip =
    "UEsDBBQAAAAIAAAAIQCaHcYiUAAAAFwAAAAIAAAALi4vYS50eHQlzNsNgCAMBdB/prgTOIQzsACPBoimJbRo2F6N/ydn"
    "Hy0XglpYCunEzvlKqGFEmQNJJqd24hKjDGH4OofmsGCCg6jDXi1nht6NC+LffdHmHlBLAwQUAAAACAAAACEATm8W6EYA"
    "AABOAAAACgAAAC4uL2IuanNvbmyrVspMUbJSyjNX0lEqySzJSQVy3FKLiioVchJLUoGCSfkplUCxkIxUhdz8orzMvHSF"
    "NLB8eWKxQmKeQkZ+aRFYrZ5SLRcAUEsBAhQDFAAAAAgAAAAhAJodxiJQAAAAXAAAAAgAAAAAAAAAAAAAAIABAAAAAC4u"
    "L2EudHh0UEsBAhQDFAAAAAgAAAAhAE5vFuhGAAAATgAAAAoAAAAAAAAAAAAAAIABdgAAAC4uL2IuanNvbmxQSwUGAAAA"
    "AAIAAgBuAAAA5AAAAAAA";

class Containers : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!is_supported(Format::Archive)) {
            GTEST_SKIP() << "built without libarchive";
        }
    }
};

TEST_F(Containers, CompressedFilesAreReadAsWhatTheyHold) {
    for (const char* packed : {gz, xz, bz2, zst}) {
        const auto parsed = parse_all(decode_base64(packed), "/x/a.txt.gz");
        ASSERT_EQ(parsed.articles.size(), 1U);
        EXPECT_EQ(parsed.articles[0].title, "Bridge stays open");
        EXPECT_EQ(parsed.articles[0].record_key, "");
        EXPECT_FALSE(parsed.articles[0].body_offset);
    }
}

TEST_F(Containers, MembersOfArchivesHaveKeysOfTheirOwn) {
    const auto tar = parse_all(decode_base64(tar_gz), "/x/t.tar.gz");
    ASSERT_EQ(tar.articles.size(), 2U);
    EXPECT_EQ(tar.articles[0].record_key, "a.txt");
    EXPECT_EQ(tar.articles[1].record_key, "b.jsonl#n7");
    const auto zipped = parse_all(decode_base64(zip), "/x/z.zip");
    ASSERT_EQ(zipped.articles.size(), 2U);
    EXPECT_EQ(zipped.articles[0].record_key, "../a.txt");
}

TEST_F(Containers, MembersAreNamedInTextWhateverBytesTheArchiveUses) {
    std::string bytes = decode_base64(zip);
    for (std::size_t at = bytes.find("b.jsonl"); at != std::string::npos;
         at = bytes.find("b.jsonl", at)) {
        bytes[at] = '\x9b';
    }
    const auto found = parse_all(bytes, "/x/z.zip");
    ASSERT_EQ(found.articles.size(), 2U);
    EXPECT_NE(found.articles[1].record_key.find("%9B.jsonl"), std::string::npos)
        << found.articles[1].record_key;
}

TEST_F(Containers, DamagedArchivesAreNamed) {
    const std::string whole = decode_base64(tar_gz);
    for (const std::size_t size : {std::size_t{3}, std::size_t{40}, whole.size() / 2}) {
        const auto parsed = parse_all(whole.substr(0, size), "t.tgz");
        EXPECT_GE(parsed.skipped.size(), 1U) << size;
    }
}

TEST_F(Containers, LimitsAreKept) {
    const std::string packed = decode_base64(tar_gz);
    ParseOptions options;
    options.limits.max_unpacked_bytes = 50;
    EXPECT_EQ(parse_all(packed, "t.tgz", options).articles.size(), 0U);
    options = {};
    options.limits.max_member_bytes = 85;
    const auto parsed = parse_all(packed, "t.tgz", options);
    EXPECT_EQ(parsed.articles.size(), 1U);
    EXPECT_EQ(parsed.skipped.size(), 1U);
    options = {};
    options.limits.max_archive_depth = 0;
    EXPECT_EQ(parse_all(packed, "t.tgz", options).articles.size(), 0U);
}

} // namespace
} // namespace gazette::indexer
