// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/property/programs.h"
#include "tests/support/changing_folder.h"

namespace gazette::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_below(const fs::path& folder) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path().native());
        }
    }
    std::ranges::sort(files);
    return files;
}

/// Grows an index at random: files come, change and go; some go by `remove`.
void grow(Programs& programs, ArticleMaker& maker) {
    disturb(maker, programs.folder());
    std::vector<std::string> add{"add", "-q", "-d", "grown.idx", "--force-prune", "corpus"};
    if (maker.below(2) == 0) {
        add.insert(add.end(), {"--commit", std::to_string(1 + maker.below(4))});
    }
    programs.index(add, 1);
    const std::vector<std::string> files = files_below(programs.folder().path() / "corpus");
    if (files.size() > 1 && maker.below(3) == 0) {
        const std::string gone = files[maker.below(files.size())];
        if (gone.ends_with(".txt")) { // an empty file of records has no article to remove
            programs.index({"remove", "-q", "-d", "grown.idx", gone});
            fs::remove(gone);
        }
    }
    if (maker.below(4) == 0) {
        programs.index({"compact", "-q", "-d", "grown.idx"});
    }
}

/// Everything that the programs say about an index, but for what is its own: sizes and times.
std::string answers(Programs& programs, const std::string& index) {
    const std::string queries = "harbour\nships strike\n\"the harbour\"\nbuild-up\nU.S. talks\n"
                                "har*\nh\u00E4user OR maisons\nminister NOT talks\n\"of the\"\n"
                                "it NEAR/4 was\ntitle:strike\nauthor:lovelace\ndate:2012..2020\n"
                                "100,000\nlang:fr\nrussische\n\u0433\u043E\u0440\u043E\u0434\n"
                                "harbor\nwhat did the minister say about the strike?\n";
    std::string said = programs.index({"list", "-d", index, "-f", "jsonl"});
    const auto search = [&](std::vector<std::string> options) {
        options.insert(options.begin(), {"-d", index, "-n0"});
        said.append("$ ").append(options.back()).append("\n");
        ProgramCall call;
        call.program = GAZETTE_SEARCHER;
        call.arguments = std::move(options);
        call.folder = programs.folder().path();
        call.input = queries;
        const ProgramResult result = run_program(call);
        said.append(result.out).append(result.err).append(std::to_string(result.status));
    };
    search({"--stdin", "-f", "jsonl"});
    search({"--stdin", "--exact", "-f", "json", "--explain"});
    search({"--stdin", "--all", "--sort=-date", "-f", "text"});
    search({"--stdin", "-c"});
    search({"--facet=lang", "--facet=author", "--histogram=year", "-f", "jsonl", "--under", "/"});
    search({"--like", "corpus/0/kept.txt", "-f", "jsonl"});
    search({"harbuor", "-f", "text"});
    return said;
}

TEST(AnswersAfterCompact, AreThoseOfOneFreshBuildByteForByte) {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        ArticleMaker maker(seed);
        Programs programs;
        programs.folder().write("corpus/0/kept.txt", maker.text() + "The harbour strike ends.\n");
        for (std::size_t rounds = 3 + maker.below(4); rounds > 0; --rounds) {
            grow(programs, maker);
        }
        programs.index({"compact", "-q", "-d", "grown.idx"});
        programs.index({"add", "-q", "-j1", "-d", "fresh.idx", "corpus"}, 1);
        const std::string fresh = answers(programs, "fresh.idx");
        EXPECT_GT(fresh.size(), 10'000U);
        EXPECT_EQ(answers(programs, "grown.idx"), fresh);
        EXPECT_EQ(programs.index({"verify", "-d", "grown.idx", "--deep"}).substr(0, 3), "ok:");
    }
}

} // namespace
} // namespace gazette::test
