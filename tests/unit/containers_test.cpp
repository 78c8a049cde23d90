// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstdio>
#include <string>
#include <string_view>

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

// One header block a member (POSIX ustar), its bytes filled up to whole blocks, two empty blocks.
std::string tar_of(std::string_view name, std::string_view bytes, int copies) {
    constexpr std::size_t block = 512;
    std::string header(block, '\0');
    std::array<char, 12> size{};
    std::snprintf(size.data(), size.size(), "%011zo", bytes.size());
    header.replace(0, name.size(), name);
    header.replace(100, 7, "0000644");
    header.replace(124, 11, size.data());
    header.replace(148, 8, "        ");
    header[156] = '0';
    header.replace(257, 5, "ustar");
    unsigned sum = 0;
    for (const char c : header) {
        sum += static_cast<unsigned char>(c);
    }
    std::array<char, 8> checksum{};
    std::snprintf(checksum.data(), checksum.size(), "%06o", sum);
    header.replace(148, 7, checksum.data(), 7);
    std::string tar;
    for (int i = 0; i < copies; ++i) {
        tar +=
            header + std::string(bytes) + std::string((block - bytes.size() % block) % block, '\0');
    }
    return tar + std::string(2 * block, '\0');
}

TEST_F(Containers, WhatArchivesInsideArchivesUnpackToIsCountedTogether) {
    const std::string inner = tar_of("a.txt", std::string(1000, 'a'), 3);
    const std::string outer = tar_of("i.tar", inner, 4);
    EXPECT_EQ(parse_all(outer, "t.tar").articles.size(), 12U);
    ParseOptions options;
    options.limits.max_unpacked_bytes = 2 * inner.size() + 5000;
    const auto parsed = parse_all(outer, "t.tar", options);
    EXPECT_EQ(parsed.articles.size(), 5U);
    ASSERT_FALSE(parsed.skipped.empty());
    EXPECT_EQ(parsed.skipped.front().second, "unpacks to more than its size allows");
    EXPECT_EQ(parsed.failures, parsed.skipped.size());
}

TEST_F(Containers, ATextWithTheMarkOfTarInAWordIsAText) {
    const std::string before(239, 'x');
    const auto parsed =
        parse_all("The ferry. " + before + " tells ustar and more of it.\n", "/x/a.txt");
    ASSERT_EQ(parsed.articles.size(), 1U) << parsed.skipped.front().second;
}

TEST_F(Containers, AMemberThatIsTooMuchWorkCostsItselfAlone) {
    ParseOptions options;
    options.limits.least_steps = 0;
    options.limits.steps_a_byte = 0;
    const auto parsed = parse_all(decode_base64(tar_gz), "/x/t.tar.gz", options);
    ASSERT_EQ(parsed.skipped.size(), 2U);
    EXPECT_EQ(parsed.skipped[0].first, "a.txt");
    EXPECT_EQ(parsed.skipped[1].first, "b.jsonl");
}

} // namespace
} // namespace gazette::indexer
