// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include "tests/cli/searcher_fixture.h"

namespace gazette::test {
namespace {

class SearcherStatus : public SearcherTest {
  protected:
    /// Status, stdout and stderr of a call that prints nothing on stdout.
    static void expect_refused(const ProgramResult& result, int status, const std::string& start) {
        EXPECT_EQ(result.status, status) << result.err;
        EXPECT_EQ(result.out, "");
        EXPECT_TRUE(result.err.starts_with("searcher: " + start)) << result.err;
    }
};

TEST_F(SearcherStatus, ZeroWhenSomethingMatches) {
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"dam"},
                                                      {"-q", "dam"},
                                                      {"-c", "dam"},
                                                      {"-l", "dam"},
                                                      {"dam", "--offset", "100"}}) {
        const ProgramResult result = search(arguments);
        EXPECT_EQ(result.status, 0) << result.err;
        EXPECT_EQ(result.err, "");
    }
    EXPECT_EQ(search({"-q", "dam"}).out, "");
}

TEST_F(SearcherStatus, OneWhenNothingMatches) {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"nosuchword"}, {"-q", "nosuchword"}, {"-l", "nosuchword"}}) {
        const ProgramResult result = search(arguments);
        EXPECT_EQ(result.status, 1);
        EXPECT_EQ(result.out, "");
    }
    EXPECT_EQ(search({"-c", "nosuchword"}).status, 1);
}

TEST_F(SearcherStatus, RepairedSpellingIsShownAsTextAndIsNoMatchUnlessAskedFor) {
    const std::string note = "searcher: nothing found for teachher; showing results for teacher\n";
    const ProgramResult text = search({"teachher"});
    EXPECT_EQ(text.status, 1);
    EXPECT_NE(text.out.find("Old Dam"), std::string::npos) << text.out;
    EXPECT_EQ(text.err, note);
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"-q", "teachher"},
                                                      {"-l", "teachher"},
                                                      {"-f", "jsonl", "teachher"},
                                                      {"--suggest", "--no-suggest", "teachher"}}) {
        const ProgramResult result = search(arguments);
        EXPECT_EQ(result.status, 1);
        EXPECT_EQ(result.out, "");
        EXPECT_EQ(result.err, "");
    }
    const ProgramResult counted = search({"-c", "--suggest", "teachher"});
    EXPECT_EQ(counted.status, 0);
    EXPECT_EQ(counted.out, "1\n");
    EXPECT_EQ(counted.err, note);
    const ProgramResult batch = search({"--stdin"}, "7\tteachher\n");
    EXPECT_EQ(batch.status, 1);
    EXPECT_EQ(batch.err.find("searcher: query 7: nothing found for teachher"), 0U) << batch.err;
}

TEST_F(SearcherStatus, TwoForUsageAndQueriesOverALimit) {
    expect_refused(search({}), 2, "nothing to search for");
    expect_refused(search({"--limt", "3", "dam"}), 2, "unknown option --limt\nsearcher: hint: did");
    expect_refused(search({"dam", "-geneva"}), 2, "unknown option -g\nsearcher: hint: to leave");
    expect_refused(search({"--strict", "(dam"}), 2, "");
    expect_refused(search({std::string(70'000, 'x')}), 2, "");
}

TEST_F(SearcherStatus, PlainTextIsNeverASyntaxError) {
    for (const char* query : {"AND", "russia OR", "\"unclosed", "(((", "U.S. troops", "us troops",
                              "russia's", "covid-19", "what did putin say?", "-putin", "NEAR/5",
                              "a^", "*", "\xff\xfe", "title:", "date:someday dam"}) {
        const ProgramResult result = search({"--", query});
        EXPECT_TRUE(result.status == 0 || result.status == 1) << query << result.err;
        EXPECT_EQ(result.signal, 0);
    }
}

TEST_F(SearcherStatus, ThreeWhenOneOfSeveralIndexesCannotBeRead) {
    const ProgramResult result = search({"-d", "gazette.idx", "-d", "absent.idx", "-c", "dam"});
    EXPECT_EQ(result.status, 3);
    EXPECT_EQ(result.out, "2\n");
    EXPECT_NE(result.err.find("absent.idx"), std::string::npos) << result.err;
}

TEST_F(SearcherStatus, FourWithoutAUsableIndex) {
    ProgramCall elsewhere = call({"dam"});
    const TempFolder empty;
    elsewhere.folder = empty.path();
    expect_refused(run_program(elsewhere), 4, "");
    expect_refused(search({"-d", "news", "dam"}), 4, "");
    expect_refused(search({"-d", "absent", "dam"}), 4, "");
}

TEST_F(SearcherStatus, FiveWhenStdoutIsFullOrClosed) {
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"dam"},
                                                      {"-c", "dam"},
                                                      {"-f", "html", "dam"},
                                                      {"--help"},
                                                      {"-V"},
                                                      {"--schema"}}) {
        ProgramCall full = call(arguments);
        full.out = StreamTo::Full;
        const ProgramResult no_room = run_program(full);
        EXPECT_EQ(no_room.status, 5);
        EXPECT_EQ(no_room.err, "searcher: cannot write standard output: No space left on device\n");
        ProgramCall closed = call(arguments);
        closed.out = StreamTo::Closed;
        EXPECT_EQ(run_program(closed).status, 5);
    }
    ProgramCall quiet = call({"-q", "dam"});
    quiet.out = StreamTo::Closed;
    EXPECT_EQ(run_program(quiet).status, 0);
}

TEST_F(SearcherStatus, SigpipeEndsItQuietlyAndIgnoredSigpipeIsAnError) {
    ProgramCall head = call({"-f", "jsonl", "--fields", "body", "council"});
    head.stop_reading_after = 10;
    const ProgramResult died = run_program(head);
    EXPECT_EQ(died.signal, SIGPIPE);
    EXPECT_EQ(died.err, "");
    head.ignore_sigpipe = true;
    const ProgramResult failed = run_program(head);
    EXPECT_EQ(failed.status, 5);
    EXPECT_EQ(failed.err, "searcher: cannot write standard output: Broken pipe\n");
}

TEST_F(SearcherStatus, ClosedInputAndErrorStreamsDoNoHarm) {
    ProgramCall all_closed = call({"dam"});
    all_closed.close_input = true;
    all_closed.err = StreamTo::Closed;
    EXPECT_EQ(run_program(all_closed).status, 0);
    all_closed.out = StreamTo::Closed;
    EXPECT_EQ(run_program(all_closed).status, 5);
}

TEST_F(SearcherStatus, OutputDoesNotDependOnTheEnvironment) {
    const std::string plain = search({"engineers", "dam"}).out;
    using Variables = std::vector<std::pair<std::string, std::string>>;
    for (const Variables& variables :
         {Variables{{"LC_ALL", "tr_TR.UTF-8"}}, Variables{{"LC_ALL", "xx_YY"}},
          Variables{{"LC_ALL", "C"}}, Variables{{"TZ", ":/etc/passwd"}}, Variables{{"TERM", ""}},
          Variables{{"NO_COLOR", "1"}}, Variables{{"TMPDIR", "/nonexistent"}},
          Variables{{"COLUMNS", "20"}}, Variables{{"HOME", "/proc"}},
          Variables{{"NO_COLOR", "1"}, {"CLICOLOR_FORCE", "1"}}, Variables{{"PAGER", "false"}}}) {
        ProgramCall changed = call({"engineers", "dam"});
        changed.environment = variables;
        const ProgramResult result = run_program(changed);
        EXPECT_EQ(result.out, plain) << variables[0].first;
        EXPECT_EQ(result.status, 0);
    }
    ProgramCall forced = call({"engineers", "dam"});
    forced.environment = {{"CLICOLOR_FORCE", "1"}};
    EXPECT_NE(run_program(forced).out.find("\x1b[1;31mEngineers\x1b[0m"), std::string::npos);
    EXPECT_NE(search({"--color", "always", "dam"}).out.find("\x1b["), std::string::npos);
    forced.arguments.insert(forced.arguments.begin(), "--color=never");
    EXPECT_EQ(run_program(forced).out, plain);
}

TEST_F(SearcherStatus, TheIndexIsFoundWhereItIsSaidToBe) {
    ProgramCall below = call({"-c", "dam"});
    below.folder = folder() / "news";
    EXPECT_EQ(run_program(below).out, "2\n");
    const TempFolder elsewhere;
    below.folder = elsewhere.path();
    below.environment = {{"GAZETTE_INDEX", (folder() / "gazette.idx").native()}};
    EXPECT_EQ(run_program(below).out, "2\n");
}

TEST_F(SearcherStatus, TheConfigurationFileSetsOptions) {
    const TempFolder config;
    config.write("gazette/config", "format = jsonl\nfields = date\n");
    ProgramCall configured = call({"-n", "1", "engineers"});
    configured.environment = {{"XDG_CONFIG_HOME", config.path().native()}};
    EXPECT_EQ(run_program(configured).out, "{\"date\":\"2021-03-03\"}\n");
    configured.arguments.insert(configured.arguments.begin(), "--no-config");
    EXPECT_TRUE(run_program(configured).out.starts_with("1. Engineers"));
    config.write("gazette/config", "formt = jsonl\n");
    configured.arguments = {"dam"};
    EXPECT_EQ(run_program(configured).status, 2);
}

} // namespace
} // namespace gazette::test
