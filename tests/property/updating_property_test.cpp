// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "tests/support/changing_folder.h"
#include "tests/support/temp_folder.h"
#include "tests/support/update_fixture.h"

namespace gazette::test {
namespace {

UpdateCall call_for(const TempFolder& folder, const std::string& index, std::size_t jobs) {
    UpdateCall call;
    call.index = folder.path() / index;
    call.paths = {(folder.path() / "corpus").native()};
    call.jobs = jobs;
    call.force_prune = true;
    return call;
}

TEST(UpdatingProperty, AnyOrderOfChangesThenCompactEqualsOneFreshBuild) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        ArticleMaker maker(seed);
        const TempFolder folder;
        folder.write("corpus/0/kept.txt", maker.text());
        const std::size_t rounds = 2 + maker.below(5);
        for (std::size_t round = 0; round < rounds; ++round) {
            disturb(maker, folder);
            UpdateCall call = call_for(folder, "grown", 1 + maker.below(3));
            call.commit_articles = maker.below(2) * (1 + maker.below(5));
            ASSERT_TRUE(update(call).complete);
            if (maker.below(4) == 0) {
                compact(call.index);
            }
        }
        compact(folder.path() / "grown");
        ASSERT_TRUE(update(call_for(folder, "fresh", 1)).complete);
        EXPECT_EQ(dump_index(folder.path() / "grown"), dump_index(folder.path() / "fresh"));
    }
}

TEST(UpdatingProperty, TheNumberOfJobsMakesNoDifference) {
    ArticleMaker maker(77);
    const TempFolder folder;
    for (std::size_t i = 0; i < 60; ++i) {
        folder.write("corpus/" + std::to_string(i % 7) + "/" + std::to_string(i) + ".txt",
                     maker.text());
    }
    std::string expected;
    for (const std::size_t jobs : {1U, 2U, 3U, 8U}) {
        UpdateCall call = call_for(folder, "index" + std::to_string(jobs), jobs);
        call.commit_articles = 20;
        EXPECT_EQ(update(call).tally.added, 60U);
        compact(call.index);
        const std::string dump = dump_index(call.index);
        expected = expected.empty() ? dump : expected;
        EXPECT_EQ(dump, expected) << jobs << " jobs";
    }
}

TEST(UpdatingProperty, ASecondUpdateFindsNothingToDo) {
    ArticleMaker maker(5);
    const TempFolder folder;
    for (int i = 0; i < 5; ++i) {
        disturb(maker, folder);
    }
    folder.write("corpus/a.txt", maker.text());
    const UpdateCall call = call_for(folder, "index", 2);
    const indexer::Tally first = update(call).tally;
    const indexer::Tally second = update(call).tally;
    EXPECT_EQ(second.unchanged, first.added);
    EXPECT_EQ(second.added + second.changed + second.removed, 0U);
}

} // namespace
} // namespace gazette::test
