// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/index_folder.h"
#include "tests/support/temp_folder.h"

namespace gazette::index {
namespace {

namespace fs = std::filesystem;

TEST(IndexFolder, TellsOursFromEmptyAbsentAndForeign) {
    const test::TempFolder folder;
    EXPECT_EQ(classify_folder(folder.path()), FolderKind::Empty);
    EXPECT_EQ(classify_folder(folder.path() / "none"), FolderKind::Absent);
    EXPECT_EQ(classify_folder(folder.write("file", "x")), FolderKind::Foreign);
    folder.write("begun/lock", "12\n");
    folder.write("begun/manifest.tmp", "half");
    EXPECT_EQ(classify_folder(folder.path() / "begun"), FolderKind::Empty);
    folder.write("ours/manifest", "gazette-manifest 2\n");
    folder.write("ours/notes.txt", "");
    EXPECT_EQ(classify_folder(folder.path() / "ours"), FolderKind::Ours);
    folder.write("other/manifest", "{}");
    EXPECT_EQ(classify_folder(folder.path() / "other"), FolderKind::Foreign);
    fs::create_directories(folder.path() / "odd" / "manifest");
    EXPECT_EQ(classify_folder(folder.path() / "odd"), FolderKind::Foreign);
    folder.write("xapian/iamglass", "");
    EXPECT_EQ(classify_folder(folder.path() / "xapian"), FolderKind::Foreign);
}

TEST(IndexFolder, IsMadeOnlyWhereNothingElseIs) {
    const test::TempFolder folder;
    prepare_folder(folder.path() / "new");
    EXPECT_TRUE(fs::is_directory(folder.path() / "new"));
    folder.write("photos/1.jpg", "x");
    try {
        prepare_folder(folder.path() / "photos");
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::NoIndex);
    }
    EXPECT_THROW(prepare_folder(folder.path() / "no" / "such"), Error);
}

TEST(IndexSearch, TakesTheOptionThenTheVariableAlone) {
    IndexSearch search{.option = "/opt",
                       .variable = "/var",
                       .current_folder = "/a/b",
                       .data_folder = "/data",
                       .home = "/home/me"};
    EXPECT_EQ(searcher_candidates(search), (std::vector<fs::path>{"/opt"}));
    EXPECT_EQ(indexer_folder(search), "/opt");
    search.option.reset();
    EXPECT_EQ(searcher_candidates(search), (std::vector<fs::path>{"/var"}));
    EXPECT_EQ(indexer_folder(search), "/var");
}

TEST(IndexSearch, GoesUpFromTheCurrentFolderAndEndsInTheDataFolder) {
    IndexSearch search{.option = {},
                       .variable = "",
                       .current_folder = "/a/b",
                       .data_folder = {},
                       .home = "/home/me"};
    EXPECT_EQ(searcher_candidates(search),
              (std::vector<fs::path>{"/a/b/gazette.idx", "/a/gazette.idx", "/gazette.idx",
                                     "/home/me/.local/share/gazette/gazette.idx"}));
    search.data_folder = "/data";
    EXPECT_EQ(searcher_candidates(search).back(), "/data/gazette/gazette.idx");
    search.data_folder = "relative";
    EXPECT_EQ(searcher_candidates(search).back(), "/home/me/.local/share/gazette/gazette.idx");
    EXPECT_EQ(indexer_folder(search), "/a/b/gazette.idx");
}

TEST(IndexSearch, FindsTheNearestFolderAboveOrSaysHowToMakeOne) {
    const test::TempFolder folder;
    const fs::path deep = folder.path() / "x" / "y";
    fs::create_directories(deep);
    IndexSearch search{
        .option = {}, .variable = {}, .current_folder = deep, .data_folder = {}, .home = {}};
    try {
        (void)find_index(search);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::NoIndex);
        EXPECT_NE(error.hint().find("indexer add"), std::string::npos);
    }
    folder.write("gazette.idx/manifest", "gazette-manifest 2\n");
    EXPECT_EQ(find_index(search), folder.path() / "gazette.idx");
    search.option = "/nowhere";
    EXPECT_EQ(find_index(search), "/nowhere");
}

} // namespace
} // namespace gazette::index
