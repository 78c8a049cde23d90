// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <filesystem>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/capability.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "indexer/sources/source_scan.h"
#include "tests/support/temp_folder.h"

namespace gazette::indexer {
namespace {

namespace fs = std::filesystem;

class SourceScan : public testing::Test {
  protected:
    /// Scans `given` (names below the folder); gives "name" for files and "name: reason" for what
    /// was skipped, in the order met.
    std::vector<std::string> scan(const std::vector<std::string>& given = {""}) {
        std::vector<std::string> paths;
        for (const std::string& name : given) {
            paths.push_back((folder_.path() / name).native());
        }
        std::vector<std::string> met;
        const std::size_t prefix = fs::canonical(folder_.path()).native().size() + 1;
        scan_roots(
            resolve_roots(paths), rules_,
            [&](SourceFile&& file) {
                met.push_back(file.path.substr(prefix));
                return met.size() < most_;
            },
            [&](Skipped&& skipped) {
                met.push_back(skipped.path.substr(prefix) + ": " + skipped.reason);
            },
            [&](const PassedOver& entry) {
                passed_over_.push_back(std::string(entry.path.substr(prefix)) + ": " +
                                       std::string(entry.reason));
            });
        return met;
    }

    test::TempFolder folder_;
    ScanRules rules_;
    std::vector<std::string> passed_over_; // in the order met
    std::size_t most_ = 1000;
};

using Names = std::vector<std::string>;

TEST_F(SourceScan, GivesFilesSortedWithinEachFolder) {
    for (const char* name : {"b.txt", "a/2", "a/10", "a.txt"}) {
        folder_.write(name, "x");
    }
    EXPECT_EQ(scan(), (Names{"a/10", "a/2", "a.txt", "b.txt"}));
}

TEST_F(SourceScan, TellsSizeAndTime) {
    const fs::path path = folder_.write("a", "12345");
    const timespec times[2] = {{1, 0}, {1600000000, 123456789}};
    ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
    SourceFile found;
    scan_roots(
        resolve_roots({path.native()}), rules_,
        [&](SourceFile&& file) {
            found = file;
            return true;
        },
        [](Skipped&&) { FAIL(); }, [](const PassedOver&) { FAIL(); });
    EXPECT_EQ(found.size, 5U);
    EXPECT_EQ(found.mtime_ns, 1600000000123456789);
}

TEST_F(SourceScan, LeavesHiddenNamesAndIndexes) {
    folder_.write(".hidden", "x");
    folder_.write(".git/config", "x");
    folder_.write("gazette.idx/anything", "x");
    folder_.write("renamed/manifest", "x");
    folder_.write("renamed/seg-0123456789abcdef/articles.dat", "x");
    folder_.write("own/a", "x");
    rules_.index_folder = identity_of(folder_.path() / "own");
    folder_.write("kept", "x");
    EXPECT_EQ(scan(), (Names{"kept"}));
    EXPECT_EQ(passed_over_, (Names{".git: a hidden folder", ".hidden: a hidden file"}));
    EXPECT_EQ(scan({".hidden"}), (Names{".hidden"})); // named by the user
}

TEST_F(SourceScan, TakesHiddenFilesThatAreArticles) {
    for (const char* name : {".draft.txt", "...txt", "._draft.txt", ".draft.txt.swp", ".txt"}) {
        folder_.write(name, "x");
    }
    rules_.is_article_name = [](std::string_view name) { return name.ends_with(".txt"); };
    EXPECT_EQ(scan(), (Names{"...txt", ".draft.txt", ".txt"}));
    EXPECT_EQ(passed_over_, (Names{"._draft.txt: a hidden file", ".draft.txt.swp: a hidden file"}));
    rules_.is_article_name = nullptr;
    rules_.includes.emplace_back(".draft*");
    EXPECT_EQ(scan(), (Names{".draft.txt", ".draft.txt.swp"}));
}

TEST_F(SourceScan, ObeysIncludesAndExcludes) {
    for (const char* name : {"a.txt", "a.html", "old/b.txt", "sub/c.txt", "sub/d.txt"}) {
        folder_.write(name, "x");
    }
    rules_.includes.emplace_back("*.txt");
    rules_.excludes.emplace_back("old/");
    rules_.excludes.emplace_back("sub/d*");
    EXPECT_EQ(scan(), (Names{"a.txt", "sub/c.txt"}));
}

TEST_F(SourceScan, NamesWhatIsNoFile) {
    ASSERT_EQ(::mkfifo((folder_.path() / "fifo").c_str(), 0600), 0);
    fs::create_symlink("nowhere", folder_.path() / "gone");
    fs::create_symlink("self", folder_.path() / "self");
    folder_.write("sub/a", "x");
    fs::create_symlink("..", folder_.path() / "sub/up");
    EXPECT_EQ(scan(), (Names{"fifo: a FIFO, not a file",
                             "gone: a broken symbolic link: No such file or directory",
                             "self: a symbolic link that leads to itself", "sub/a",
                             "sub/up: a symbolic link to a folder above it"}));
    EXPECT_EQ(scan({"none"}), (Names{"none: no such file or folder"}));
}

TEST_F(SourceScan, FollowsLinksOutOfTheRootsOnlyWhenAsked) {
    const test::TempFolder outside;
    outside.write("far/x.txt", "x");
    folder_.write("real/a.txt", "x");
    fs::create_symlink(outside.path() / "far", folder_.path() / "away");
    fs::create_symlink("real/a.txt", folder_.path() / "inside");
    EXPECT_EQ(scan(), (Names{"away: a symbolic link out of the given folders (--follow follows it)",
                             "real/a.txt"}));
    rules_.follow = true;
    Names paths;
    scan_roots(
        resolve_roots({folder_.path().native()}), rules_,
        [&](SourceFile&& file) {
            paths.push_back(file.path);
            return true;
        },
        [](Skipped&& skipped) { FAIL() << skipped.path; }, [](const PassedOver&) { FAIL(); });
    EXPECT_EQ(paths, (Names{fs::canonical(outside.path()) / "far/x.txt",
                            fs::canonical(folder_.path()) / "real/a.txt"}));
}

TEST_F(SourceScan, DoesNotMultiplyFollowedFolders) {
    const test::TempFolder outside;
    for (int level = 0; level < 30; ++level) {
        const fs::path here = outside.path() / std::to_string(level);
        fs::create_directory(here);
        if (level < 29) {
            fs::create_symlink(outside.path() / std::to_string(level + 1), here / "a");
            fs::create_symlink(outside.path() / std::to_string(level + 1), here / "b");
        }
    }
    outside.write("29/x", "x");
    fs::create_symlink(outside.path() / "0", folder_.path() / "in");
    rules_.follow = true;
    std::size_t files = 0;
    scan_roots(
        resolve_roots({folder_.path().native()}), rules_,
        [&](SourceFile&&) {
            ++files;
            return true;
        },
        [](Skipped&&) {}, [](const PassedOver&) {});
    EXPECT_EQ(files, 1U);
}

TEST_F(SourceScan, KeepsNamesThatAreNotUtf8) {
    folder_.write("\xFF\xFE", "x");
    EXPECT_EQ(scan(), (Names{"\xFF\xFE"}));
}

TEST_F(SourceScan, StopsWhenTheSinkSaysSo) {
    for (const char* name : {"a", "b", "c"}) {
        folder_.write(name, "x");
    }
    most_ = 2;
    EXPECT_EQ(scan(), (Names{"a", "b"}));
}

TEST_F(SourceScan, SkipsFoldersNestedTooDeep) {
    fs::path deep;
    for (int i = 0; i < 220; ++i) {
        deep /= "d";
    }
    folder_.write(deep / "x", "x");
    const Names met = scan();
    ASSERT_EQ(met.size(), 1U);
    EXPECT_TRUE(met[0].ends_with("d: nested deeper than 200 folders")) << met[0];
}

/// Takes from this thread, while it lives, what lets root read everything.
class WithoutRootsRights {
  public:
    WithoutRootsRights() {
        header_.version = _LINUX_CAPABILITY_VERSION_3;
        EXPECT_EQ(::syscall(SYS_capget, &header_, had_.data()), 0);
        auto left = had_;
        left[0].effective &= ~(1U << CAP_DAC_OVERRIDE | 1U << CAP_DAC_READ_SEARCH);
        EXPECT_EQ(::syscall(SYS_capset, &header_, left.data()), 0);
    }
    ~WithoutRootsRights() { ::syscall(SYS_capset, &header_, had_.data()); }
    WithoutRootsRights(const WithoutRootsRights&) = delete;
    WithoutRootsRights& operator=(const WithoutRootsRights&) = delete;

  private:
    __user_cap_header_struct header_{};
    std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> had_{};
};

TEST_F(SourceScan, NamesAFolderThatCannotBeRead) {
    const WithoutRootsRights as_anybody;
    folder_.write("closed/a", "x");
    fs::permissions(folder_.path() / "closed", fs::perms::none);
    EXPECT_EQ(scan(), (Names{"closed: cannot read the folder: Permission denied"}));
    fs::permissions(folder_.path() / "closed", fs::perms::owner_all);
}

TEST(ResolveRoots, LeavesOutWhatAnotherRootCovers) {
    const test::TempFolder folder;
    folder.write("a/x", "x");
    folder.write("a/sub/y", "x");
    folder.write("a.b/z", "x");
    const std::string top = folder.path().native();
    const std::vector<Root> roots = resolve_roots(
        {top + "/a/sub", top + "/a.b/", top + "/a", top + "/./a/x", top + "/no/../gone/"});
    const std::string real = fs::canonical(top).native();
    Names paths;
    for (const Root& root : roots) {
        paths.push_back(root.path);
    }
    EXPECT_EQ(paths, (Names{real + "/a", real + "/a.b", real + "/gone"}));
    EXPECT_FALSE(roots[2].exists);
}

TEST(IsBelow, ComparesWholeNames) {
    EXPECT_TRUE(is_below("/a/b", "/a"));
    EXPECT_TRUE(is_below("/a", "/a"));
    EXPECT_FALSE(is_below("/ab", "/a"));
    EXPECT_TRUE(is_below("/ab", "/"));
}

} // namespace
} // namespace gazette::indexer
