// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/article_table.h"
#include "common/index/article_table_writer.h"
#include "tests/support/temp_folder.h"

namespace gazette::index {
namespace {

using article::Date;
using article::DateSource;

ArticleRow sample_row() {
    ArticleRow row;
    row.id = 0x0123456789abcdef;
    row.path_hash = 2;
    row.source_size = 3;
    row.source_mtime_ns = -4;
    row.content_hash = 5;
    row.record = {.offset = 6, .length = 7, .check = 8};
    row.date = Date{.year = 2021, .month = 12, .day = 0};
    row.date_source = DateSource::Dateline;
    row.date_confidence = 875;
    row.language = language_code("en");
    row.words = 436;
    return row;
}

class ArticleTableTest : public testing::Test {
  protected:
    [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "articles.dat"; }

  private:
    test::TempFolder folder_;
};

TEST_F(ArticleTableTest, GivesBackEveryFieldOfARow) {
    ArticleTableWriter writer(path());
    const std::vector<std::string_view> authors{"Mona Salama", "A. N. Other"};
    EXPECT_EQ(writer.add(sample_row(), "/news/a/b.txt", "The Hill", authors), 1U);
    EXPECT_EQ(writer.add({}, "/news/a/c.txt", "", {}), 2U);
    writer.finish();

    const ArticleTable table(path());
    ASSERT_EQ(table.size(), 2U);
    const ArticleRow row = table.row(1);
    const ArticleRow expected = sample_row();
    EXPECT_EQ(row.id, expected.id);
    EXPECT_EQ(table.id(1), expected.id);
    EXPECT_EQ(row.path_hash, expected.path_hash);
    EXPECT_EQ(row.source_size, expected.source_size);
    EXPECT_EQ(row.source_mtime_ns, expected.source_mtime_ns);
    EXPECT_EQ(row.content_hash, expected.content_hash);
    EXPECT_EQ(row.record, expected.record);
    EXPECT_EQ(row.date, expected.date);
    EXPECT_EQ(row.date_source, expected.date_source);
    EXPECT_EQ(row.date_confidence, expected.date_confidence);
    EXPECT_EQ(row.language, expected.language);
    EXPECT_EQ(row.words, expected.words);
    EXPECT_EQ(table.path(row), "/news/a/b.txt");
    EXPECT_EQ(table.outlet(row.outlet), "The Hill");
    ASSERT_EQ(row.author_count, 2);
    EXPECT_EQ(table.author(table.author_number(row, 0)), "Mona Salama");
    EXPECT_EQ(table.author(table.author_number(row, 1)), "A. N. Other");
    EXPECT_EQ(table.path(table.row(2)), "/news/a/c.txt");
    EXPECT_EQ(table.outlet(table.row(2).outlet), "");
    EXPECT_FALSE(table.row(2).date);
}

TEST_F(ArticleTableTest, StoresSharedNamesOnce) {
    ArticleTableWriter writer(path());
    for (int i = 0; i < 1000; ++i) {
        writer.add({}, "/news/all.jsonl", "Reuters", std::vector<std::string_view>{"X"});
    }
    writer.finish();
    const ArticleTable table(path());
    EXPECT_EQ(table.outlet_count(), 1U);
    EXPECT_EQ(table.author_count(), 1U);
    EXPECT_EQ(table.folder_count(), 1U);
    EXPECT_EQ(table.path(table.row(1000)), "/news/all.jsonl");
    EXPECT_LT(table.file_bytes(), 1000 * (ArticleTable::row_bytes + 4) + 300);
}

TEST_F(ArticleTableTest, TakesPathsOfEveryShape) {
    const std::vector<std::string> paths{
        "a", "/", "/a/", "", "/x/" + std::string(70000, 'n'), "/bad\xff\x01/name\n"};
    ArticleTableWriter writer(path());
    for (const std::string& each : paths) {
        writer.add({}, each, "", {});
    }
    writer.finish();
    const ArticleTable table(path());
    for (std::uint32_t docid = 1; docid <= table.size(); ++docid) {
        EXPECT_EQ(table.path(table.row(docid)), paths[docid - 1]);
    }
}

TEST_F(ArticleTableTest, KeepsTheFirst255AuthorsOfAnArticle) {
    const std::vector<std::string> names(300, "someone");
    const std::vector<std::string_view> authors(names.begin(), names.end());
    ArticleTableWriter writer(path());
    writer.add({}, "/a", "", authors);
    writer.add({}, "/b", "", std::vector<std::string_view>{"else"});
    writer.finish();
    const ArticleTable table(path());
    EXPECT_EQ(table.row(1).author_count, 255);
    EXPECT_EQ(table.author(table.author_number(table.row(2), 0)), "else");
}

TEST_F(ArticleTableTest, RefusesDocidsThatDoNotExist) {
    ArticleTableWriter writer(path());
    writer.add({}, "/a", "", {});
    writer.finish();
    const ArticleTable table(path());
    for (const std::uint32_t docid : {0U, 2U, UINT32_MAX}) {
        EXPECT_THROW((void)table.row(docid), Error) << docid;
    }
    EXPECT_THROW((void)table.author_number(table.row(1), 0), Error);
}

TEST_F(ArticleTableTest, OfNoArticlesIsFine) {
    ArticleTableWriter(path()).finish();
    EXPECT_EQ(ArticleTable(path()).size(), 0U);
}

TEST_F(ArticleTableTest, LeavesNoFileBehindUnlessFinished) {
    {
        ArticleTableWriter writer(path());
        writer.add({}, "/a", "", {});
    }
    EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(ArticleTableTest, IsNeverWrittenOverAFileThatIsThere) {
    write_file_synced(path(), "mine");
    EXPECT_THROW(ArticleTableWriter{path()}, Error);
    EXPECT_EQ(read_file(path()), "mine");
}

TEST(RowDate, IsOneNumberThatSortsAsDatesDo) {
    EXPECT_EQ(to_number(Date{.year = 2021, .month = 12, .day = 30}), 20211230U);
    EXPECT_EQ(to_number(Date{.year = 2021, .month = 0, .day = 0}), 20210000U);
    EXPECT_EQ(to_number(std::nullopt), 0U);
    EXPECT_EQ(to_number(Date{.year = 2021, .month = 2, .day = 30}), 0U);
    EXPECT_EQ(to_date(20210200), (Date{.year = 2021, .month = 2, .day = 0}));
    for (const std::uint32_t number : {0U, 1U, 20211301U, 20210230U, 20210001U, 100000000U}) {
        EXPECT_FALSE(to_date(number)) << number;
    }
}

TEST(RowLanguage, IsTwoLettersOrUnknown) {
    EXPECT_EQ(to_string_view(language_code("de")), "de");
    for (const std::string_view code : {"", "e", "eng", "EN", "e1", "\xc3\xa9"}) {
        EXPECT_EQ(to_string_view(language_code(code)), "") << code;
    }
}

TEST(RowConfidence, IsRoundedToThousandthsWithinBounds) {
    EXPECT_EQ(to_per_mille(0.8754), 875);
    EXPECT_EQ(to_per_mille(-1), 0);
    EXPECT_EQ(to_per_mille(7), 1000);
    EXPECT_EQ(to_per_mille(std::numeric_limits<double>::quiet_NaN()), 0);
}

} // namespace
} // namespace gazette::index
