// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "indexer/parsing/dateline.h"

namespace gazette::indexer {
namespace {

constexpr std::string_view story = "The council voted on the bridge again.";

struct Case {
    const char* opening;
    const char* place;
    const char* agency;
    const char* date;
};

TEST(Dateline, IsReadInItsManyForms) {
    const Case cases[] = {
        {"WILMINGTON, Del. — ", "WILMINGTON, Del.", "", ""},
        {"WILMINGTON, Del. -- ", "WILMINGTON, Del.", "", ""},
        {"WASHINGTON—", "WASHINGTON", "", ""},
        {"LA PAZ, Bolivia (AP) — ", "LA PAZ, Bolivia", "AP", ""},
        {"WASHINGTON/KYIV, Dec 30 (Reuters) - ", "WASHINGTON/KYIV", "Reuters", "12-30"},
        {"(Reuters) - ", "", "Reuters", ""},
        {"Munich (dpa) - ", "Munich", "dpa", ""},
        {"New Delhi, July 13, 2020 – ", "New Delhi", "", "2020-07-13"},
        {"Bern, 2010-07-15 - ", "Bern", "", "2010-07-15"},
        {"PARIS, 30 déc 2021 (AFP) - ", "PARIS", "AFP", "2021-12-30"},
        {"(ANSA) - ROMA, 30 DIC - ", "ROMA", "ANSA", "12-30"},
        {"BOSTON, Dec. 30, 2021 /PRNewswire/ -- ", "BOSTON", "", "2021-12-30"},
        {"DENVER, March 9 - ", "DENVER", "", "3-9"},
        {"МОСКВА — ", "МОСКВА", "", ""},
        {"CNN — ", "", "CNN", ""},
        {"(CNN) ", "", "CNN", ""},
        {"(CNN)", "", "CNN", ""},
        {"Copenhagen, Denmark (CNN) ", "Copenhagen, Denmark", "CNN", ""},
    };
    for (const Case& c : cases) {
        const std::string text = std::string(c.opening) + std::string(story);
        const auto line = read_dateline(text, DayOrder::Unknown);
        ASSERT_TRUE(line) << c.opening;
        EXPECT_EQ(line->place, c.place) << c.opening;
        EXPECT_EQ(line->agency, c.agency) << c.opening;
        EXPECT_EQ(text.substr(line->story_begin), story) << c.opening;
        std::string date;
        if (line->date && line->date->date.year != 0) {
            date = to_iso(line->date->date);
        } else if (line->date) {
            date =
                std::to_string(line->date->date.month) + "-" + std::to_string(line->date->date.day);
        }
        EXPECT_EQ(date, c.date) << c.opening;
    }
}

TEST(Dateline, IsNotSeenInSentences) {
    for (const char* text :
         {"NATO — the alliance of thirty states — meets on Monday in Brussels.",
          "The bridge - The longest of them all - is closed until further notice.",
          "He said — and meant it — that The End was near for all concerned.", "", "—",
          "WASHINGTON —", "The agency (AP) told its members of the vote on Friday.",
          "Members of the board (CNN) The bridge is closed until further notice.",
          "Three people (all of them local) — A tale of two towns."}) {
        EXPECT_FALSE(read_dateline(text, DayOrder::Unknown)) << text;
    }
}

} // namespace
} // namespace gazette::indexer
