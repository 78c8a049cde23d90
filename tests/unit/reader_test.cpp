// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/names.h"
#include "tests/support/test_index.h"

namespace gazette::index {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<std::string>;

TEST(Reader, OfAnEmptyIndexFindsNothingAndDoesNotFail) {
    const test::TestIndex index;
    const IndexReader reader = index.open();
    EXPECT_EQ(reader.articles(), 0U);
    EXPECT_EQ(test::search(reader, Xapian::Query("x")), Paths{});
    EXPECT_FALSE(reader.find(1));
    EXPECT_FALSE(reader.vocabulary().valid());
    EXPECT_THROW((void)reader.row(1), Error);
}

TEST(Reader, FindsEveryArticleOfSegmentsOfUnequalSizeAtItsPlace) {
    test::TestIndex index;
    index.add(test::articles({"one x", "two x", "three x", "four x"}, "/a/"));
    index.add(test::articles({"five x"}, "/b/"));
    index.add(test::articles({"six x", "seven x"}, "/c/"));
    const IndexReader reader = index.open();
    EXPECT_EQ(reader.articles(), 7U);
    EXPECT_EQ(test::search(reader, Xapian::Query("x")).size(), 7U);
    for (const auto& [word, path] :
         {std::pair("four", "/a/4"), std::pair("five", "/b/1"), std::pair("seven", "/c/2")}) {
        EXPECT_EQ(test::search(reader, Xapian::Query(word)), Paths{path});
        const auto docid = reader.find(make_id(path, ""));
        ASSERT_TRUE(docid);
        EXPECT_EQ(reader.docid_of(reader.locate(*docid)), *docid);
        EXPECT_EQ(reader.record(*docid).article.body, std::string(word) + " x");
        EXPECT_EQ(reader.row(*docid).id, make_id(path, ""));
    }
    EXPECT_THROW((void)reader.locate(0), Error);
    EXPECT_THROW((void)reader.locate(1000), Error);
}

TEST(Reader, TakesDeletedArticlesOutWithoutChangingScores) {
    test::TestIndex index;
    const std::string first = index.add(test::articles({"x", "x y", "x y z"}, "/a/"));
    const std::string second = index.add(test::articles({"x z", "y"}, "/b/"));
    const auto scores = [&index] {
        const IndexReader reader = index.open();
        Xapian::Enquire enquire(reader.database());
        enquire.set_query(reader.without_deleted(Xapian::Query("x")));
        std::map<std::string, double> found;
        const Xapian::MSet matches = enquire.get_mset(0, 10);
        for (auto match = matches.begin(); match != matches.end(); ++match) {
            found[reader.path(*match)] = match.get_weight();
        }
        return found;
    };
    std::map<std::string, double> before = scores();
    ASSERT_EQ(before.size(), 4U);
    index.remove(first, 2);
    index.remove(second, 1);
    const std::map<std::string, double> after = scores();
    before.erase("/a/2");
    before.erase("/b/1");
    EXPECT_EQ(after, before);
    EXPECT_EQ(index.paths(), (Paths{"/a/1", "/a/3", "/b/2"}));
    const IndexReader reader = index.open();
    EXPECT_TRUE(reader.has_deleted());
    EXPECT_EQ(reader.articles(), 3U);
    EXPECT_FALSE(reader.find(make_id("/a/2", "")));
    EXPECT_TRUE(reader.find(make_id("/a/3", "")));
}

TEST(Reader, CountsLiveArticlesByLanguage) {
    test::TestIndex index;
    const std::string name = index.add({{.path = "/1", .body = "a", .language = "en"},
                                        {.path = "/2", .body = "b", .language = "de"},
                                        {.path = "/3", .body = "c", .language = ""}});
    index.add({{.path = "/4", .body = "d", .language = "en"}});
    index.remove(name, 2);
    EXPECT_EQ(
        index.open().languages(),
        (std::vector<LanguageCount>{{.code = "", .articles = 1}, {.code = "en", .articles = 2}}));
}

TEST(Reader, ReadsTheVocabulariesOfAllSegmentsAsOne) {
    test::TestIndex index;
    index.add(test::articles({"troop troops", "missile troop"}));
    index.add(test::articles({"troops tank"}, "/b/"));
    const IndexReader reader = index.open();
    std::map<std::string, std::uint64_t> forms;
    for (auto cursor = reader.vocabulary("t"); cursor.valid(); cursor.next()) {
        forms[std::string(cursor.form())] = cursor.articles();
    }
    EXPECT_EQ(forms,
              (std::map<std::string, std::uint64_t>{{"tank", 1}, {"troop", 2}, {"troops", 2}}));
    EXPECT_TRUE(reader.has_form("missile"));
    EXPECT_FALSE(reader.has_form("missil"));
}

TEST(Reader, GoesOnReadingWhatWasPublishedAwayMeanwhile) {
    test::TestIndex index;
    const std::string name = index.add(test::articles({"x", "x y"}));
    const IndexReader old = index.open();
    index.remove(name, 1);
    indexer::Publication merged;
    merged.merges = {index.merge({name})};
    index.publisher().publish(merged);
    EXPECT_FALSE(fs::exists(index.folder() / name));
    EXPECT_EQ(test::search(old, Xapian::Query("x")), (Paths{"/a/1", "/a/2"}));
    EXPECT_EQ(old.record(2).article.body, "x y");
    EXPECT_TRUE(old.has_form("y"));
    EXPECT_EQ(index.paths(), (Paths{"/a/2"}));
}

TEST(Reader, JoinsSeveralIndexesButNotTwoCopiesOfOne) {
    test::TestIndex one;
    test::TestIndex two;
    one.add(test::articles({"x"}, "/one/"));
    const std::string name = two.add(test::articles({"x", "x"}, "/two/"));
    two.remove(name, 1);
    const auto open = [](const test::TestIndex& index) {
        return open_index(index.folder(), test::test_analyzer);
    };
    std::vector<OpenIndex> both;
    both.push_back(open(one));
    both.push_back(open(two));
    const IndexReader reader(std::move(both));
    EXPECT_EQ(test::search(reader, Xapian::Query("x")), (Paths{"/one/1", "/two/2"}));

    std::vector<OpenIndex> twice;
    twice.push_back(open(one));
    twice.push_back(open(one));
    EXPECT_THROW(IndexReader{std::move(twice)}, Error);
}

TEST(Reader, RefusesAnIndexOfAnotherAnalyzer) {
    const test::TestIndex index;
    EXPECT_THROW((void)IndexReader::open(index.folder(), "other rules"), Error);
}

class DamagedSegment : public testing::TestWithParam<std::string> {};

// What opening sees: files that are missing, short, long, or not files. It never crashes, and says
// which file it is.
TEST_P(DamagedSegment, IsRefusedByTheNameOfTheFile) {
    test::TestIndex index;
    const std::string name = index.add(test::articles({"x", "y"}));
    index.remove(name, 1);
    fs::path path = index.folder() / name / GetParam();
    if (GetParam() == "deleted") {
        path = index.folder() / index.publisher().manifest().segments[0].deleted_file->name;
    }
    const std::string good = read_file(path);
    const auto expect_damaged = [&](const std::string& what) {
        try {
            (void)index.open();
            FAIL() << what;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::Damaged) << what;
            EXPECT_NE(std::string(error.message()).find(path.filename().native()),
                      std::string::npos)
                << error.message();
        }
    };
    std::ofstream(path, std::ios::app) << "x";
    expect_damaged("longer");
    fs::resize_file(path, good.size() - 1);
    expect_damaged("shorter");
    fs::resize_file(path, 0);
    expect_damaged("empty");
    fs::remove(path);
    expect_damaged("missing");
    fs::create_directory(path);
    expect_damaged("a folder");
}

INSTANTIATE_TEST_SUITE_P(Files, DamagedSegment,
                         testing::Values("articles.dat", "checks.dat", "iamglass", "positions.dat",
                                         "postlist.glass", "records.dat", "vocabulary.dat",
                                         "deleted"));

/// Allows this process only so many descriptors, for as long as it lives.
class DescriptorLimit {
  public:
    explicit DescriptorLimit(rlim_t most) {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        rlimit now = before_;
        now.rlim_cur = most;
        ::setrlimit(RLIMIT_NOFILE, &now);
    }
    ~DescriptorLimit() { ::setrlimit(RLIMIT_NOFILE, &before_); }
    DescriptorLimit(const DescriptorLimit&) = delete;
    DescriptorLimit& operator=(const DescriptorLimit&) = delete;
    DescriptorLimit(DescriptorLimit&&) = delete;
    DescriptorLimit& operator=(DescriptorLimit&&) = delete;

  private:
    rlimit before_{};
};

TEST(Reader, ThatRunsOutOfDescriptorsSaysSoAndDoesNotCallTheIndexDamaged) {
    test::TestIndex index;
    index.add(test::articles({"x"}, "/a/"));
    index.add(test::articles({"x"}, "/b/"));
    int refused = 0;
    bool opened = false;
    for (rlim_t most = 4; !opened; ++most) {
        ASSERT_LT(most, 60U);
        const DescriptorLimit limit(most);
        try {
            EXPECT_EQ(test::search(index.open(), Xapian::Query("x")).size(), 2U);
            opened = true;
        } catch (const Error& error) {
            ++refused;
            EXPECT_EQ(error.kind(), ErrorKind::Io) << error.message();
            EXPECT_NE(error.message().find("Too many open files"), std::string_view::npos)
                << error.message();
        }
    }
    EXPECT_GT(refused, 2);
}

// A stub file beside the database would make Xapian run a command of its choosing.
TEST(Segment, NeverOpensAStub) {
    test::TestIndex index;
    const std::string name = index.add(test::articles({"x"}));
    const fs::path proof = index.folder() / "proof";
    const fs::path stub = index.folder() / name / "XAPIANDB";
    std::ofstream(stub) << "remote :touch " << proof.native() << "\n";
    (void)index.open();
    fs::remove(index.folder() / name / "iamglass");
    EXPECT_THROW((void)open_glass(index.folder() / name), Error);
    EXPECT_THROW((void)open_glass(stub), Error);
    EXPECT_FALSE(fs::exists(proof));
}

TEST(Segment, OfAnotherDatabaseUnderItsNameIsRefused) {
    test::TestIndex index;
    const std::string one = index.add(test::articles({"x"}));
    const std::string two = index.add(test::articles({"y"}, "/b/"));
    fs::rename(index.folder() / one, index.folder() / "aside");
    fs::rename(index.folder() / two, index.folder() / one);
    fs::rename(index.folder() / "aside", index.folder() / two);
    EXPECT_THROW((void)index.open(), Error);
}

} // namespace
} // namespace gazette::index
