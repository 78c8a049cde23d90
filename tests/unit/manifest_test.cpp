// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/base/hash.h"
#include "common/index/manifest.h"
#include "common/index/manifest_format.h"
#include "tests/support/temp_folder.h"

namespace gazette::index {
namespace {

Manifest sample() {
    Manifest manifest;
    manifest.analyzer = "chain 1, Unicode 14.0";
    manifest.uuid = "00112233445566778899aabbccddeeff";
    manifest.generation = 42;
    SegmentFact segment;
    segment.name = "seg-00112233445566ff";
    segment.uuid = "2f6c2a5e-0a4e-4d0c-9f5e-0c1b2a3d4e5f";
    segment.articles = 1000;
    segment.deleted = 3;
    segment.languages = {{.code = "", .articles = 7}, {.code = "en", .articles = 990}};
    for (const char* const name : {"articles.dat", "checks.dat", "iamglass", "positions.dat",
                                   "postlist.glass", "records.dat", "vocabulary.dat"}) {
        segment.files.push_back({.name = name, .bytes = 10, .hash = hash64(name)});
    }
    segment.deleted_file = {.name = "del-fedcba9876543210", .bytes = 144, .hash = 1};
    manifest.segments.push_back(segment);
    manifest.sources = {
        {.path = "/home/me/news stories\n\xff", .options = {{"from", "jsonl"}, {"exclude", ""}}},
        {.path = "-", .options = {}}};
    manifest.last_update = UpdateFact{.finished_s = -1,
                                      .added = 1,
                                      .changed = 2,
                                      .unchanged = 3,
                                      .removed = 4,
                                      .skipped = 5,
                                      .examples = {{.path = "/a b", .reason = "100% broken"}}};
    return manifest;
}

// A manifest whose last line fits whatever stands above it.
std::string sealed(const std::string& body) {
    return body + "hash " + hex64(hash64(body)) + "\n";
}

std::string body_of_sample() {
    const std::string text = print_manifest(sample());
    return text.substr(0, text.rfind("hash "));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(Manifest, IsReadBackAsItWasPrinted) {
    EXPECT_EQ(parse_manifest(print_manifest(sample()), "m"), sample());
    Manifest empty;
    empty.uuid = sample().uuid;
    EXPECT_EQ(parse_manifest(print_manifest(empty), "m"), empty);
}

TEST(Manifest, IsPlainTextWithOneFactALine) {
    const std::string text = print_manifest(sample());
    EXPECT_EQ(text.substr(0, 84), "gazette-manifest 3\nanalyzer chain%201,%20Unicode%2014.0\n"
                                  "index 00112233445566778899aa");
    EXPECT_NE(text.find("\nlanguage - 7\nlanguage en 990\n"), std::string::npos);
    EXPECT_NE(text.find("\nsource /home/me/news%20stories%0a%ff\noption from jsonl\n"
                        "option exclude -\nsource %2d\n"),
              std::string::npos);
    EXPECT_NE(text.find("\nskipped /a%20b 100%25%20broken\n"), std::string::npos);
}

TEST(Manifest, AddsItsSegmentsUp) {
    const Manifest manifest = sample();
    EXPECT_EQ(manifest.articles(), 997U);
    EXPECT_EQ(manifest.rows(), 1000U);
    EXPECT_EQ(manifest.file_bytes(), 214U);
    EXPECT_EQ(manifest.languages().size(), 2U);
}

TEST(Manifest, ThatMakesNoSenseIsDamagedEvenWhenItsHashFits) {
    const std::string good = body_of_sample();
    ASSERT_EQ(parse_manifest(sealed(good), "m"), sample());
    const std::vector<std::pair<std::string, std::string>> changes{
        {"seg-00112233445566ff", "seg-../../../../etc"},
        {"seg-00112233445566ff", "seg-00112233445566FF"},
        {"file articles.dat", "file ../articles.dat"},
        {"file articles.dat", "file flintlock"},
        {"file iamglass", "file articles.dat"},
        {"del-fedcba9876543210", "manifest"},
        {" 1000 3\n", " 1000 1001\n"},
        {" 1000 3\n", " 1000 4\n"},
        {" 1000 3\n", " 1000 03\n"},
        {" 1000 3\n", " 99999999999 3\n"},
        {" 1000 3\n", " 1000 3 \n"},
        {" 1000 3\n", " 1000\n"},
        {"language - 7\n", "language - 8\n"},
        {"language - 7\n", "language fr 7\n"},
        {"language - 7\n", "language -\n"},
        {"source ", "sauce "},
        {"\nsource ", "\n\nsource "},
        {"%0a%ff", "%0A%ff"},
        {"%0a%ff", "%0a%f"},
        {"%0a%ff", "%41%ff"},
        {"%0a%ff", "\n"},
        {"update -1", "update --1"},
        {"index 0011", "index 0g11"},
        {" 42\n", " 18446744073709551616\n"},
        {"gazette-manifest 3\n", "gazette-manifest 02\n"},
    };
    for (const auto& [from, to] : changes) {
        const std::string text = sealed(replaced(good, from, to));
        EXPECT_THROW((void)parse_manifest(text, "m"), Error) << from << " -> " << to;
    }
}

TEST(Manifest, NamesNoSegmentOrFileTwice) {
    Manifest twice = sample();
    twice.segments.push_back(twice.segments.front());
    EXPECT_THROW((void)parse_manifest(print_manifest(twice), "m"), Error);
}

TEST(Manifest, OfAnotherProgramOrFormatIsNoIndexAndSaysSo) {
    for (const std::string_view text : {"", "hello\n", "gazette-manifes"}) {
        try {
            (void)parse_manifest(text, "m");
            FAIL() << "no error";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::NoIndex) << text;
        }
    }
    try {
        (void)parse_manifest("gazette-manifest 999\nwhatever is new\n", "m");
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::NoIndex);
        EXPECT_EQ(error.message(), "m is of format 999, this program reads format 3");
    }
}

TEST(Manifest, OfAnAbsentIndexIsNoIndex) {
    const test::TempFolder folder;
    for (const auto& path : {folder.path(), folder.path() / "none", folder.write("file", "x")}) {
        try {
            (void)read_manifest(path);
            FAIL() << "no error";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::NoIndex);
        }
    }
}

TEST(Manifest, OfAnotherAnalyzerIsRefusedWithAHint) {
    EXPECT_NO_THROW(check_analyzer(sample(), sample().analyzer, "i"));
    try {
        check_analyzer(sample(), "chain 2", "i");
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::NoIndex);
        EXPECT_NE(error.hint().find("rebuild"), std::string::npos);
    }
}

} // namespace
} // namespace gazette::index
