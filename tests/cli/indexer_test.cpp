// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <filesystem>
#include <regex>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/run_program.h"
#include "tests/support/temp_folder.h"

namespace gazette::test {
namespace {

namespace fs = std::filesystem;

/// Runs the real indexer in a fresh folder; the folder's path becomes DIR in what it prints, times
/// and rates become 0.
class Indexer : public testing::Test {
  protected:
    ProgramResult run(const std::vector<std::string>& arguments, const std::string& input = {}) {
        ProgramCall call;
        call.program = GAZETTE_INDEXER;
        call.arguments = arguments;
        call.folder = folder_.path();
        call.input = input;
        ProgramResult result = run_program(call);
        result.out = steady(result.out);
        result.err = steady(result.err);
        return result;
    }

    std::string steady(const std::string& text) const {
        const std::string real = fs::canonical(folder_.path()).native();
        std::string steady;
        for (std::size_t at = 0; at < text.size();) {
            if (text.compare(at, real.size(), real) == 0) {
                steady += "DIR";
                at += real.size();
            } else {
                steady += text[at++];
            }
        }
        return std::regex_replace(steady, std::regex("; [0-9.]+ MB in [0-9.]+ s(, [0-9.]+ MB/s)?"),
                                  "");
    }

    void expect(const std::vector<std::string>& arguments, int status, const std::string& out,
                const std::string& err) {
        const ProgramResult result = run(arguments);
        EXPECT_EQ(result.status, status);
        EXPECT_EQ(result.out, out);
        EXPECT_EQ(result.err, err);
    }

    void write_two() {
        folder_.write("a/one.txt", " date 2021-12-30 The ship sank in the harbour.\n");
        folder_.write("a/two.txt", "Strike Ends\n\nBy Ada Lovelace\n\nThe strike in the harbour "
                                   "has ended, the minister said on Monday.\n");
    }

    TempFolder folder_;
};

TEST_F(Indexer, AddsThenFindsWhatChangedAndWhatVanished) {
    write_two();
    expect({"add", "a"}, 0, "", "indexer: 2 added, 0 changed, 0 unchanged, 0 removed, 0 skipped\n");
    expect({"add", "a"}, 0, "", "indexer: 0 added, 0 changed, 2 unchanged, 0 removed, 0 skipped\n");
    folder_.write("a/one.txt", " date 2021-12-31 The ship was raised.\n");
    folder_.write("a/three.txt", "A third article about the harbour.\n");
    fs::remove(folder_.path() / "a/two.txt");
    expect({"add", "-v", "-j", "1", "a"}, 0, "",
           "indexer: DIR/a/one.txt: changed\n"
           "indexer: DIR/a/three.txt: added\n"
           "indexer: DIR/a/two.txt: removed: the file is gone\n"
           "indexer: 1 added, 1 changed, 0 unchanged, 1 removed, 0 skipped\n");
    expect({"verify", "--deep"}, 0, run({"verify", "--deep"}).out, "");
}

TEST_F(Indexer, NoticesAChangeThatKeepsTheSize) {
    const fs::path file = folder_.write("a/one.txt", "The ship sank in the harbour.\n");
    ASSERT_EQ(run({"add", "-q", "a"}).status, 0);
    const fs::file_time_type before = fs::last_write_time(file);
    folder_.write("a/one.txt", "The boat sank in the harbour.\n");
    fs::last_write_time(file, before + std::chrono::seconds(2));
    expect({"add", "a"}, 0, "", "indexer: 0 added, 1 changed, 0 unchanged, 0 removed, 0 skipped\n");
    EXPECT_EQ(run({"list", "-f", "template:{lead}"}).out, "The boat sank in the harbour.");
}

TEST_F(Indexer, DoesNothingInADryRun) {
    write_two();
    expect({"add", "-n", "a"}, 0, "",
           "indexer: would be: 2 added, 0 changed, 0 unchanged, 0 removed, 0 skipped\n");
    EXPECT_FALSE(fs::exists(folder_.path() / "gazette.idx"));
}

TEST_F(Indexer, NamesEachSkippedInputAndEndsWithOne) {
    write_two();
    ASSERT_EQ(::mkfifo((folder_.path() / "a/fifo").c_str(), 0600), 0);
    folder_.write("a/zeros.bin", std::string(3000, '\0'));
    const ProgramResult result = run({"add", "a", "nosuch", "-j1"});
    EXPECT_EQ(result.status, 1);
    EXPECT_NE(result.err.find("indexer: DIR/nosuch: skipped: no such file or folder\n"),
              std::string::npos);
    EXPECT_NE(result.err.find("indexer: DIR/a/fifo: skipped: a FIFO, not a file\n"),
              std::string::npos);
    EXPECT_NE(result.err.find("indexer: DIR/a/zeros.bin: skipped: "), std::string::npos);
    EXPECT_NE(result.err.find("2 added"), std::string::npos);
}

TEST_F(Indexer, KeepsTheArticlesOfAFolderThatIsGone) {
    write_two();
    ASSERT_EQ(run({"add", "-q", "a"}).status, 0);
    fs::rename(folder_.path() / "a", folder_.path() / "b");
    expect({"add", "a"}, 1, "",
           "indexer: DIR/a is gone: its 2 articles are kept (--force-prune drops them)\n"
           "indexer: 0 added, 0 changed, 0 unchanged, 0 removed, 0 skipped\n");
    expect({"add", "a", "--force-prune"}, 0, "",
           "indexer: 0 added, 0 changed, 0 unchanged, 2 removed, 0 skipped\n");
    expect({"list"}, 0, "", "");
}

TEST_F(Indexer, KeepsArticlesWhenMoreThanHalfWouldVanish) {
    write_two();
    folder_.write("a/three.txt", "A third article about the harbour.\n");
    ASSERT_EQ(run({"add", "-q", "a"}).status, 0);
    fs::remove(folder_.path() / "a/one.txt");
    fs::remove(folder_.path() / "a/two.txt");
    expect({"add", "a"}, 1, "",
           "indexer: DIR/a: 2 of 3 articles have no file any more: they are kept (--force-prune "
           "drops them)\n"
           "indexer: 0 added, 0 changed, 1 unchanged, 0 removed, 0 skipped\n");
    expect({"add", "a", "--no-prune"}, 0, "",
           "indexer: 0 added, 0 changed, 1 unchanged, 0 removed, 0 skipped\n");
}

TEST_F(Indexer, DoesNotTakeExcludedFilesForVanished) {
    write_two();
    ASSERT_EQ(run({"add", "-q", "a"}).status, 0);
    expect({"add", "a", "-x", "one.txt"}, 0, "",
           "indexer: 0 added, 0 changed, 1 unchanged, 0 removed, 0 skipped\n");
    EXPECT_EQ(run({"list", "-l"}).out, "DIR/a/one.txt\nDIR/a/two.txt\n");
}

TEST_F(Indexer, ReadsPathsFromStandardInput) {
    write_two();
    const ProgramResult result = run({"add", "-q", "--files-from", "-", "-0"},
                                     std::string("a/one.txt\0", 10) + std::string("a/two.txt", 9));
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(run({"list", "-l"}).out, "DIR/a/one.txt\nDIR/a/two.txt\n");
}

TEST_F(Indexer, ReadsListsOfPathsThatEndTheirLinesInCrlf) {
    write_two();
    const ProgramResult result =
        run({"add", "-q", "--files-from", "-"}, "a/one.txt\r\n\r\na/two.txt\r\n");
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(run({"list", "-l"}).out, "DIR/a/one.txt\nDIR/a/two.txt\n");
}

TEST_F(Indexer, ReadsAnArticleFromStandardInput) {
    const ProgramResult result = run({"add", "-q", "-"}, "The ship sank in the harbour.\n");
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(run({"list", "-l"}).out, "/dev/stdin\n");
    EXPECT_EQ(run({"remove", "-q", "-"}).status, 0);
    EXPECT_EQ(run({"list", "-l"}).out, "");
}

TEST_F(Indexer, ReportsEveryInputAsAJsonLine) {
    folder_.write("a/one.txt", "The ship sank in the harbour.\n");
    folder_.write("a/\xFF.txt", "The strike in the harbour has ended.\n");
    expect({"add", "-q", "-j1", "a", "--report", "-"}, 0,
           "{\"path\":\"DIR/a/one.txt\",\"record\":null,\"outcome\":\"added\",\"reason\":null,"
           "\"warnings\":[],\"format\":\"text\",\"encoding\":\"UTF-8\",\"title\":null,"
           "\"authors\":[],\"outlet\":null,\"lang\":\"en\",\"date\":null,"
           "\"date_source\":null,\"date_confidence\":null}\n" +
               run({"add", "-q", "-j1", "-n", "a/\xFF.txt", "--report", "-"}).out,
           "");
}

TEST_F(Indexer, ReportsWhichRecordWhateverBecameOfIt) {
    const auto record = [](const char* id, const char* body) {
        return std::string(R"({"id":")") + id + R"(","title":"Ship","body":")" + body + "\"}\n";
    };
    const auto line = [](const char* id, const char* outcome, const char* reason) {
        return std::string(R"({"path":"DIR/a/ships.jsonl","record":")") + id + R"(","outcome":")" +
               outcome + R"(","reason":)" + reason + R"(,"warnings":[]})" + "\n";
    };
    folder_.write("a/ships.jsonl", record("x", "It sank.") + record("y", "It was raised."));
    ASSERT_EQ(run({"add", "-q", "a"}).status, 0);
    const std::vector<std::string> add{"add", "-q", "-j1", "--force-prune", "--report", "-", "a"};
    const std::string unchanged = run(add).out; // in the order of the articles' ids
    EXPECT_TRUE(unchanged == line("x", "unchanged", "null") + line("y", "unchanged", "null") ||
                unchanged == line("y", "unchanged", "null") + line("x", "unchanged", "null"))
        << unchanged;
    folder_.write("a/ships.jsonl", record("y", "It was sold."));
    const std::string changed = run(add).out;
    const std::string head = line("y", "changed", "null");
    EXPECT_EQ(changed.substr(0, head.size() - 2), head.substr(0, head.size() - 2));
    EXPECT_NE(changed.find("\n" + line("x", "removed", "\"no longer in the file\"")),
              std::string::npos);
    fs::remove(folder_.path() / "a/ships.jsonl");
    expect(add, 0, line("y", "removed", "\"the file is gone\""), "");
}

TEST_F(Indexer, KeepsWhatItHadOfAFileThatItCannotReadNow) {
    const std::string kept = "; what was indexed of it before is kept";
    folder_.write("a/ship.txt", "The ship sank in the harbour.\n");
    ASSERT_EQ(run({"add", "-q", "a"}).status, 0);
    folder_.write("a/ship.txt", "The ship sank. " + std::string(5 << 20, 'x'));
    const ProgramResult longer = run({"add", "-q", "--memory", "64M", "a"});
    EXPECT_EQ(longer.status, 1);
    EXPECT_NE(longer.err.find("longer than one article may be (4 MB; see --memory)" + kept),
              std::string::npos)
        << longer.err;
    EXPECT_EQ(run({"list", "-l"}).out, "DIR/a/ship.txt\n");
    // What is read, and is no article any more, goes.
    folder_.write("a/ship.txt", "");
    const ProgramResult emptied = run({"add", "-q", "--report", "-", "a"});
    EXPECT_EQ(emptied.err.find(kept), std::string::npos) << emptied.err;
    EXPECT_NE(emptied.out.find("\"outcome\":\"removed\",\"reason\":\"no longer in the file\""),
              std::string::npos);
    EXPECT_EQ(run({"list", "-l"}).out, "");
}

TEST_F(Indexer, NamesHiddenNamesThatItPassesOver) {
    folder_.write("a/.draft.txt", "The ship sank in the harbour.\n");
    folder_.write("a/.git/config", "x");
    expect({"add", "-q", "a"}, 0, "", "");
    EXPECT_EQ(run({"list", "-l"}).out, "DIR/a/.draft.txt\n");
    expect(
        {"add", "-v", "a"}, 0, "",
        "indexer: DIR/a/.draft.txt: unchanged\n"
        "indexer: DIR/a/.git: skipped: a hidden folder\n"
        "indexer: 0 added, 0 changed, 1 unchanged, 0 removed, 0 skipped, 1 hidden passed over\n");
    EXPECT_NE(run({"add", "-q", "a", "--report", "-"})
                  .out.find("{\"path\":\"DIR/a/.git\",\"record\":null,\"outcome\":\"skipped\","
                            "\"reason\":\"a hidden folder\""),
              std::string::npos);
}

TEST_F(Indexer, RemovesByPathAndByGlob) {
    write_two();
    folder_.write("a/b/three.txt", "A third article about the harbour.\n");
    ASSERT_EQ(run({"add", "-q", "a"}).status, 0);
    expect({"remove", "a/t*.txt"}, 0, "", "indexer: 1 article removed\n");
    expect({"remove", "a/b", "a/none"}, 1, "",
           "indexer: a/none: no such article in the index\nindexer: 1 article removed\n");
    EXPECT_EQ(run({"list", "-l"}).out, "DIR/a/one.txt\n");
}

TEST_F(Indexer, RemovesWhatTheSearcherFinds) {
    write_two();
    folder_.write("a/three.txt", "A third article about the minister.\n");
    ASSERT_EQ(run({"add", "-q", "a"}).status, 0);
    expect({"remove", "--query", "harbour NOT minister", "-n"}, 0, "",
           "indexer: DIR/a/one.txt: would be removed\nindexer: 1 article would be removed\n");
    expect({"remove", "--query", "minister"}, 0, "", "indexer: 2 articles removed\n");
    EXPECT_EQ(run({"list", "-l"}).out, "DIR/a/one.txt\n");
    EXPECT_EQ(run({"remove", "--query", "((("}).status, 2);
}

TEST_F(Indexer, CompactsAndRebuilds) {
    write_two();
    ASSERT_EQ(run({"add", "-q", "--commit", "1", "a"}).status, 0);
    EXPECT_EQ(run({"compact", "-q"}).status, 0);
    EXPECT_EQ(run({"list", "-f", "tsv"}).out.substr(16), run({"list", "-f", "tsv"}).out.substr(16));
    const std::string before = run({"list", "-f", "jsonl"}).out;
    expect({"rebuild"}, 0, "",
           "indexer: rebuilt: 2 added, 0 changed, 0 unchanged, 0 removed, 0 skipped\n");
    EXPECT_EQ(run({"list", "-f", "jsonl"}).out, before);
    EXPECT_FALSE(fs::exists(folder_.path() / "gazette.idx.rebuild"));
    fs::rename(folder_.path() / "a", folder_.path() / "b");
    EXPECT_EQ(run({"rebuild"}).status, 5);
    EXPECT_EQ(run({"list", "-f", "jsonl"}).out, before);
}

TEST_F(Indexer, TakesAFileInAnewWhenItsOptionsChange) {
    write_two();
    ASSERT_EQ(run({"add", "-q", "a"}).status, 0);
    expect({"add", "a", "--outlet", "The Meridian"}, 0, "",
           "indexer: 0 added, 2 changed, 0 unchanged, 0 removed, 0 skipped\n");
    EXPECT_EQ(run({"list", "-f", "template:{outlet}\\n"}).out, "The Meridian\nThe Meridian\n");
}

TEST_F(Indexer, SaysWhatWasMeant) {
    fs::create_directory(folder_.path() / "corpus");
    expect({"corpus/"}, 2, "",
           "indexer: unknown command corpus/\n"
           "indexer: hint: did you mean: indexer add corpus/\n");
    expect({"stauts"}, 2, "",
           "indexer: unknown command stauts\nindexer: hint: did you mean: indexer status\n");
    expect({}, 2, "",
           "indexer: a command is missing\nindexer: hint: indexer --help lists the commands\n");
    expect({"status"}, 4, "",
           "indexer: there is no index in DIR/gazette.idx\n"
           "indexer: hint: indexer add PATH... makes one; -d names another folder\n");
}

TEST_F(Indexer, WritesIntoNoFolderThatIsNotItsOwn) {
    write_two();
    folder_.write("mine/letter.txt", "x");
    EXPECT_EQ(run({"add", "-d", "mine", "a"}).status, 4);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path() / "mine"), {}), 1);
}

TEST_F(Indexer, ExplainsEveryCommandAndHeading) {
    for (const char* topic : {"add", "remove", "list", "show", "status", "verify", "compact",
                              "rebuild", "help", "Reading", "Output"}) {
        const ProgramResult result = run({"help", topic});
        EXPECT_EQ(result.status, 0) << topic;
        EXPECT_FALSE(result.out.empty()) << topic;
        EXPECT_EQ(result.out, run({"--help", topic}).out);
    }
    EXPECT_EQ(run({"help", "nothing"}).status, 2);
    EXPECT_EQ(run({"add", "-h"}).out, run({"help", "add"}).out);
}

TEST_F(Indexer, TakesAFullOutputForAFailure) {
    write_two();
    ASSERT_EQ(run({"add", "-q", "a"}).status, 0);
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"list"}, {"status"}, {"show", "a/one.txt"}, {"help"}, {"-V"}}) {
        ProgramCall call;
        call.program = GAZETTE_INDEXER;
        call.arguments = arguments;
        call.folder = folder_.path();
        call.out = StreamTo::Full;
        EXPECT_EQ(run_program(call).status, 5) << arguments.front();
    }
}

TEST_F(Indexer, ShowSaysOnWhichLineOfTheFileAFieldStands) {
    folder_.write("a/one.txt", "Strike Ends\n\nStrike Ends\n\nAda Lovelace\nDecember 30, 2021\n\n"
                               "The strike in the harbour has ended, the minister said.\n");
    run({"add", "a"});
    const std::string before = run({"show", "a/one.txt"}).out;
    EXPECT_NE(before.find("title       Strike Ends  (line 1 of the file)"), std::string::npos)
        << before;
    EXPECT_NE(before.find("author      Ada Lovelace  (line 5 of the file)"), std::string::npos)
        << before;
    folder_.write("a/one.txt", "Something else entirely.\n");
    const std::string after = run({"show", "a/one.txt"}).out;
    EXPECT_NE(after.find("title       Strike Ends  (stated outside the text)"), std::string::npos)
        << after;
}

} // namespace
} // namespace gazette::test
