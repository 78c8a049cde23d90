// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "indexer/parsing/names.h"

namespace gazette::indexer {
namespace {

using Names = std::vector<std::string>;

TEST(Names, AreToldFromOtherLines) {
    for (const char* line : {"Ines Vargas", "J. P. O’Neil Jr.", "Ludwig van der Berg", "MARTA OSEI",
                             "Élodie Caron", "Анна Серова"}) {
        EXPECT_TRUE(looks_like_name(line)) << line;
    }
    for (const char* line : {"East Room", "Breaking News", "Ines", "The White House",
                             "December Monday", "Ines Vargas left early", "A 12", ""}) {
        EXPECT_FALSE(looks_like_name(line)) << line;
    }
}

TEST(Names, AreTakenOutOfBylines) {
    EXPECT_EQ(parse_byline("Ines Vargas and Marta Osei, Staff Writers").names,
              (Names{"Ines Vargas", "Marta Osei"}));
    EXPECT_EQ(parse_byline("Ines Vargas, Marta Osei & Tom Reed").names,
              (Names{"Ines Vargas", "Marta Osei", "Tom Reed"}));
    EXPECT_EQ(parse_byline("Ines Vargas | ines@example.org").names, (Names{"Ines Vargas"}));
    const Byline agency = parse_byline("Ines Vargas, Associated Press");
    EXPECT_EQ(agency.names, (Names{"Ines Vargas"}));
    EXPECT_EQ(agency.outlet, "Associated Press");
    const Byline run_on = parse_byline("INES VARGAS Associated Press");
    EXPECT_EQ(run_on.names, (Names{"INES VARGAS"}));
    EXPECT_EQ(run_on.outlet, "Associated Press");
    EXPECT_TRUE(parse_byline("the light of the moon").names.empty());
}

TEST(Names, BylineWordsAreKnownInSeveralLanguages) {
    EXPECT_EQ(after_byline_word("By Ines Vargas"), "Ines Vargas");
    EXPECT_EQ(after_byline_word("BY INES VARGAS"), "INES VARGAS");
    EXPECT_EQ(after_byline_word("Von Ines Vargas"), "Ines Vargas");
    EXPECT_EQ(after_byline_word("Автор: Анна Серова"), "Анна Серова");
    EXPECT_EQ(after_byline_word("Bystanders fled"), "");
}

TEST(Names, AgenciesAreSpeltOut) {
    EXPECT_EQ(agency_name("AP"), "The Associated Press");
    EXPECT_EQ(agency_name(" reuters "), "Reuters");
    EXPECT_EQ(agency_name("Ines Vargas"), "");
    EXPECT_TRUE(looks_like_outlet("USA TODAY"));
    EXPECT_TRUE(looks_like_outlet("The Harbor Courier"));
    EXPECT_FALSE(looks_like_outlet("The press was not admitted to the hall"));
}

} // namespace
} // namespace gazette::indexer
