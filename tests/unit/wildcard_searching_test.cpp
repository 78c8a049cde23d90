// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "searcher/searching/searching.h"
#include "tests/support/article_index.h"

namespace gazette::searcher {
namespace {

class WildcardSearching : public testing::Test {
  protected:
    /// The last letters of the paths of the articles found, in the order of the letters.
    [[nodiscard]] std::string found(std::string_view query) const {
        const index::IndexReader reader = index_.open();
        std::string names;
        for (const Hit& hit : Searching(reader).search({.query = std::string(query)}).hits) {
            names.push_back(reader.path(hit.docid).back());
        }
        std::ranges::sort(names);
        return names;
    }

    test::ArticleIndex index_;
};

// Its stem is shared by it and its, so that texts are looked at.
TEST_F(WildcardSearching, ReadLinesInCapitalsAsTheIndexDoes) {
    index_.add({{.path = "/caps/w", .body = "REFCO SAYS IT IS NOT IN DIFFICULTY"},
                {.path = "/caps/x", .body = "REFCO SEEKS TO QUALIFY ITS STATEMENTS"},
                {.path = "/caps/y", .body = "The IT people of the U.S. say nothing."},
                {.path = "/caps/z", .body = "Refco says it will wait."}});
    EXPECT_EQ(found("refco AND it*"), "wxz");
    EXPECT_EQ(found("refco AND its*"), "x");
}

// mengajar has the stem ajar; the second code of the language is an older one of the same.
TEST_F(WildcardSearching, LookAtTextsWhereStemsTellNothingOfBeginnings) {
    index_.add({{.path = "/id/v", .body = "Guru mengajar di kota.", .language = "id"},
                {.path = "/id/w", .body = "Guru mengajar di kota.", .language = "in"},
                {.path = "/id/x", .body = "Anak ajar di kota.", .language = "id"},
                {.path = "/id/y", .body = "Anak ajar di kota.", .language = "in"},
                {.path = "/id/z", .body = "The word ajar is another.", .language = "en"}});
    EXPECT_EQ(found("ajar*"), "xyz");
    EXPECT_EQ(found("kota AND ajar*"), "xy");
}

} // namespace
} // namespace gazette::searcher
