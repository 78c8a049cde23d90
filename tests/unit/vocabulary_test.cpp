// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/index/joined_vocabulary.h"
#include "common/index/vocabulary.h"
#include "common/index/vocabulary_writer.h"
#include "tests/support/temp_folder.h"

namespace gazette::index {
namespace {

class VocabularyTest : public testing::Test {
  protected:
    [[nodiscard]] std::filesystem::path path(std::string_view name = "vocabulary.dat") const {
        return folder_.path() / name;
    }

    void write(const std::vector<std::string>& forms, std::string_view name = "vocabulary.dat") {
        VocabularyWriter writer(path(name));
        for (const std::string& form : forms) {
            const std::string stem = form.substr(0, form.size() / 2 + 1);
            const StemCount count{.stem = stem, .articles = form.size() + 1};
            writer.add(form, {&count, 1});
        }
        writer.finish();
    }

  private:
    test::TempFolder folder_;
};

template <class Cursor>
std::vector<std::string> forms_from(Cursor cursor) {
    std::vector<std::string> forms;
    for (; cursor.valid(); cursor.next()) {
        forms.emplace_back(cursor.form());
    }
    return forms;
}

TEST_F(VocabularyTest, GivesFormsInOrderWithStemsAndCounts) {
    write({"missile", "missiles", "troop", "troops"});
    const Vocabulary vocabulary(path());
    EXPECT_EQ(vocabulary.size(), 4U);
    EXPECT_EQ(forms_from(vocabulary.begin()),
              (std::vector<std::string>{"missile", "missiles", "troop", "troops"}));
    const VocabularyCursor cursor = vocabulary.lower_bound("troop");
    ASSERT_TRUE(cursor.valid());
    EXPECT_EQ(cursor.form(), "troop");
    ASSERT_EQ(cursor.stems().size(), 1U);
    EXPECT_EQ(cursor.stems()[0].stem, "tro");
    EXPECT_EQ(cursor.articles(), 6U);
}

TEST_F(VocabularyTest, SkipsOnlyStretchesWhoseBeginningDoesNotMatter) {
    std::vector<std::string> forms{"a"};
    for (const std::string_view start : {"aa", "ab", "b", "ba", "bab", "c\u00e9", "cz"}) {
        for (int i = 0; i < 70; ++i) {
            forms.push_back(std::string(start) + std::to_string(100 + i));
        }
    }
    std::ranges::sort(forms);
    write(forms);
    const Vocabulary vocabulary(path());
    for (const std::string_view wanted : {"", "a", "ab", "bab1", "c\u00e9", "zz"}) {
        std::vector<std::string> seen;
        vocabulary.for_each_form(
            [&](std::string_view beginning) {
                return !beginning.starts_with(wanted) && !wanted.starts_with(beginning);
            },
            [&](std::string_view form) {
                if (form.starts_with(wanted)) {
                    seen.emplace_back(form);
                }
            });
        std::vector<std::string> expected;
        std::ranges::copy_if(forms, std::back_inserter(expected),
                             [&](const std::string& form) { return form.starts_with(wanted); });
        EXPECT_EQ(seen, expected) << wanted;
    }
}

TEST_F(VocabularyTest, FindsTheFirstFormNotLessAcrossBlocks) {
    std::vector<std::string> forms;
    for (int i = 0; i < 500; ++i) {
        forms.push_back("w" + std::to_string(1000 + 2 * i));
    }
    write(forms);
    const Vocabulary vocabulary(path());
    for (int i = 0; i < 500; ++i) {
        const std::string exact = "w" + std::to_string(1000 + 2 * i);
        EXPECT_EQ(vocabulary.lower_bound(exact).form(), exact);
        EXPECT_EQ(vocabulary.lower_bound(exact.substr(0, 4)).form(),
                  "w" + std::to_string((1000 + 2 * i) / 10 * 10));
        const VocabularyCursor next = vocabulary.lower_bound("w" + std::to_string(1001 + 2 * i));
        EXPECT_EQ(next.valid() ? next.form() : "", i == 499 ? "" : forms[std::size_t(i) + 1]);
    }
    EXPECT_EQ(vocabulary.lower_bound("").form(), "w1000");
    EXPECT_FALSE(vocabulary.lower_bound("x").valid());
}

TEST_F(VocabularyTest, OfNoWordsIsFine) {
    write({});
    const Vocabulary vocabulary(path());
    EXPECT_FALSE(vocabulary.begin().valid());
    EXPECT_FALSE(vocabulary.lower_bound("a").valid());
}

TEST_F(VocabularyTest, RefusesToBeWrittenOutOfOrder) {
    const StemCount stem{.stem = "s", .articles = 1};
    const StemCount none{.stem = "s", .articles = 0};
    VocabularyWriter writer(path());
    writer.add("b", {&stem, 1});
    EXPECT_THROW(writer.add("b", {&stem, 1}), Error);
    EXPECT_THROW(writer.add("a", {&stem, 1}), Error);
    EXPECT_THROW(writer.add("c", {}), Error);
    EXPECT_THROW(writer.add("c", {&none, 1}), Error);
}

TEST_F(VocabularyTest, ChecksTheOrderAcrossBlocksToo) {
    const StemCount stem{.stem = "s", .articles = 1};
    VocabularyWriter writer(path());
    for (std::uint32_t i = 0; i < Vocabulary::block_entries; ++i) {
        writer.add(std::string(1, static_cast<char>('a' + i)), {&stem, 1});
    }
    EXPECT_THROW(writer.add("a", {&stem, 1}), Error);
}

TEST_F(VocabularyTest, JoinedGivesEachFormOnceWithCountsAddedUp) {
    write({"a", "b", "d"}, "1");
    write({"b", "c"}, "2");
    write({}, "3");
    const Vocabulary one(path("1"));
    const Vocabulary two(path("2"));
    const Vocabulary three(path("3"));
    std::vector<VocabularyCursor> cursors;
    for (const Vocabulary* each : {&one, &two, &three}) {
        cursors.push_back(each->begin());
    }
    JoinedVocabularyCursor joined(std::move(cursors));
    ASSERT_TRUE(joined.valid());
    EXPECT_EQ(joined.articles(), 2U);
    joined.next();
    EXPECT_EQ(joined.form(), "b");
    ASSERT_EQ(joined.stems().size(), 1U);
    EXPECT_EQ(joined.articles(), 4U);
    EXPECT_EQ(forms_from(std::move(joined)), (std::vector<std::string>{"b", "c", "d"}));
}

TEST_F(VocabularyTest, JoinedKeepsDifferentStemsOfAFormApart) {
    const std::vector<StemCount> english{{.stem = "die", .articles = 2}};
    const std::vector<StemCount> both{{.stem = "di", .articles = 1},
                                      {.stem = "die", .articles = 3}};
    for (const auto& [name, stems] : {std::pair("1", english), std::pair("2", both)}) {
        VocabularyWriter writer(path(name));
        writer.add("die", stems);
        writer.finish();
    }
    const Vocabulary one(path("1"));
    const Vocabulary two(path("2"));
    std::vector<VocabularyCursor> cursors;
    cursors.push_back(one.begin());
    cursors.push_back(two.begin());
    const JoinedVocabularyCursor joined(std::move(cursors));
    ASSERT_EQ(joined.stems().size(), 2U);
    EXPECT_EQ(joined.stems()[0].stem, "di");
    EXPECT_EQ(joined.stems()[1].articles, 5U);
}

} // namespace
} // namespace gazette::index
