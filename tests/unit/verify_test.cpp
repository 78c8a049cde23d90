// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/article_table_writer.h"
#include "common/index/names.h"
#include "indexer/publishing/verify.h"
#include "tests/support/test_index.h"

namespace gazette::indexer {
namespace {

namespace fs = std::filesystem;

// Compares a document's terms with the words of its record's body.
std::optional<std::string> check_words(const index::Segment& segment, std::uint32_t docid,
                                       const index::Record& record) {
    for (const std::string& word : test::words_of(record.article.body)) {
        std::vector<std::uint32_t> positions;
        segment.positions().find(word, docid, positions);
        if (positions.empty()) {
            return "it lacks the word " + word;
        }
    }
    return std::nullopt;
}

VerifyReport verify(const fs::path& folder, std::uint32_t sample = 100) {
    return verify_index(
        folder, {.analyzer = test::test_analyzer, .sample = sample, .max_findings = 50},
        [](const index::Segment& segment, std::uint32_t docid, const index::ArticleRow&,
           const index::Record& record) { return check_words(segment, docid, record); },
        [](std::uint64_t done, std::uint64_t all) { EXPECT_LE(done, all); });
}

class VerifyTest : public testing::Test {
  protected:
    VerifyTest() {
        const std::string one = index_.add(test::articles({"a b c", "b c d", "e"}, "/a/"));
        index_.add(test::articles({"x y", "y z"}, "/b/"));
        index_.remove(one, 2);
    }
    test::TestIndex index_;
};

TEST_F(VerifyTest, OfASoundIndexFindsNothingAndLooksAtEverything) {
    const VerifyReport report = verify(index_.folder());
    EXPECT_TRUE(report.findings.empty())
        << report.findings.at(0).path << report.findings.at(0).what;
    EXPECT_EQ(report.articles, 5U);
    EXPECT_EQ(report.sampled, 5U);
    EXPECT_GE(report.files, 13U);
    EXPECT_EQ(report.bytes, index_.publisher().manifest().file_bytes());
    EXPECT_EQ(verify(index_.folder(), 2).sampled, 4U);
}

TEST_F(VerifyTest, FindsAnyChangedByteOfAnyFile) {
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(index_.folder())) {
        if (!entry.is_regular_file() || entry.path().filename() == "lock") {
            continue;
        }
        ++files;
        const std::string good = read_file(entry.path());
        for (std::size_t at = 0; at < good.size(); at += 1 + good.size() / 40) {
            std::string changed = good;
            changed[at] = static_cast<char>(static_cast<unsigned char>(good[at]) ^ 0x20U);
            std::ofstream(entry.path(), std::ios::binary) << changed;
            try {
                const VerifyReport report = verify(index_.folder());
                ASSERT_FALSE(report.findings.empty()) << entry.path() << " at " << at;
                EXPECT_NE(report.findings[0].path.find(entry.path().filename().native()),
                          std::string::npos)
                    << report.findings[0].path;
            } catch (const Error& error) { // the manifest's first word
                EXPECT_EQ(error.kind(), ErrorKind::NoIndex);
                EXPECT_EQ(entry.path().filename(), "manifest");
            }
        }
        std::ofstream(entry.path(), std::ios::binary) << good;
    }
    EXPECT_GE(files, 14U);
    EXPECT_TRUE(verify(index_.folder()).findings.empty());
}

TEST_F(VerifyTest, FindsMissingShortAndForeignFiles) {
    const fs::path segment = index_.folder() / index_.publisher().manifest().segments[0].name;
    for (const std::string_view name : {"articles.dat", "postlist.glass", "records.dat"}) {
        const std::string good = read_file(segment / name);
        fs::remove(segment / name);
        EXPECT_FALSE(verify(index_.folder()).findings.empty()) << name;
        write_file_synced(segment / name, good.substr(0, good.size() / 2));
        EXPECT_FALSE(verify(index_.folder()).findings.empty()) << name;
        write_file_synced(segment / name, good);
    }
    write_file_synced(segment / "XAPIANDB", "remote :true");
    EXPECT_EQ(verify(index_.folder()).findings.size(), 1U);
}

TEST_F(VerifyTest, FindsRowsThatAreNotTheirRecords) {
    test::TestIndex index;
    const std::string name = index.build(test::articles({"a b"}));
    const fs::path path = index.folder() / name / index::articles_name;
    index::ArticleRow row = index::ArticleTable(path).row(1);
    fs::remove(path);
    row.language = index::language_code("fr");
    row.date = article::Date{.year = 1999, .month = 1, .day = 1};
    index::ArticleTableWriter writer(path);
    writer.add(row, "/elsewhere", "Outlet", std::vector<std::string_view>{"Nobody"});
    writer.finish();
    Publication publication;
    publication.added = {name};
    index.publisher().publish(publication);
    const VerifyReport report = verify(index.folder());
    EXPECT_EQ(report.findings.size(), 5U); // path, date, language, outlet, authors
}

TEST_F(VerifyTest, FindsDocumentsThatAreNotTheirRecords) {
    test::TestIndex index;
    const std::string name = index.build(test::articles({"a b"}));
    const std::string other = index.build(test::articles({"a x"}));
    for (const char* const file : {"iamglass", "postlist.glass", "positions.dat"}) {
        fs::rename(index.folder() / other / file, index.folder() / name / file);
    }
    Publication publication;
    publication.added = {name};
    index.publisher().publish(publication);
    const VerifyReport report = verify(index.folder());
    ASSERT_FALSE(report.findings.empty());
    EXPECT_NE(report.findings.back().what.find("it lacks the word b"), std::string::npos)
        << report.findings.back().what;
}

TEST_F(VerifyTest, FindsArticlesThatAreInItTwice) {
    index_.add(test::articles({"again"}, "/a/"));
    const VerifyReport report = verify(index_.folder());
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_NE(report.findings[0].what.find("is in it twice"), std::string::npos);
}

TEST(Verify, OfNoIndexIsAnErrorNotAFinding) {
    const test::TempFolder folder;
    EXPECT_THROW((void)verify(folder.path()), Error);
}

} // namespace
} // namespace gazette::indexer
