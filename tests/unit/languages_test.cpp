// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <libstemmer.h>

#include "common/text/languages.h"
#include "common/text/stemming.h"

namespace gazette::text {
namespace {

TEST(Languages, AreFoundByTheCodesOfMetadata) {
    for (const std::string_view code : {"en", "EN", "en-US", "en_GB.UTF-8", "eng", "English"}) {
        EXPECT_EQ(language_of_code(code), Language::English) << code;
    }
    EXPECT_EQ(language_of_code("zh-Hans"), Language::Chinese);
    EXPECT_EQ(language_of_code("nb"), Language::Norwegian);
    EXPECT_EQ(language_of_code("iw"), Language::Hebrew);
    EXPECT_EQ(language_of_code("ger"), Language::German);
    for (const std::string_view code : {"", "-", "xx", "e", "unknown", "enx"}) {
        EXPECT_EQ(language_of_code(code), std::nullopt) << code;
    }
}

TEST(Languages, HaveCodesOfTheirOwn) {
    std::set<std::string_view> codes;
    for (const LanguageRow& row : language_table()) {
        EXPECT_TRUE(codes.insert(row.code).second) << row.name;
        EXPECT_EQ(row_of(row.language).name, row.name);
    }
}

TEST(Languages, UseEveryAlgorithmOfLibstemmerButTheOldPorter) {
    std::set<std::string> used = {"porter"};
    for (const LanguageRow& row : language_table()) {
        used.insert(std::string(row.stemmer));
    }
    for (const char** name = sb_stemmer_list(); *name != nullptr; ++name) {
        EXPECT_TRUE(used.contains(*name)) << *name;
    }
}

TEST(Stemming, GivesSnowballsStems) {
    struct Case {
        Language language;
        std::string_view word;
        std::string_view stem;
    };
    for (const Case& one :
         {Case{Language::English, "sanctions", "sanction"}, Case{Language::English, "skies", "sky"},
          Case{Language::German, "h\u00E4usern", "haus"},
          Case{Language::French, "continuellement", "continuel"},
          Case{Language::Russian, "\u0432\u0430\u0436\u043D\u043E\u0439",
               "\u0432\u0430\u0436\u043D"},
          Case{Language::Chinese, "\u4E2D", "\u4E2D"}, Case{Language::Unknown, "skies", "skies"}}) {
        EXPECT_EQ(Stemmer(one.language).stem(one.word), one.stem);
    }
}

TEST(Stemming, TakesRomaniansCommaLettersForTheCedillasItKnows) {
    Stemmer stemmer(Language::Romanian);
    const std::string with_cedilla(stemmer.stem("na\u0163ional"));
    EXPECT_EQ(stemmer.stem("na\u021Bional"), with_cedilla);
    EXPECT_EQ(std::string(stemmer.stem("na\u021Bionale")), with_cedilla);
}

TEST(Stemming, FingerprintStaysTheSame) {
    EXPECT_EQ(stemmer_fingerprint(), stemmer_fingerprint());
    EXPECT_EQ(stemmer_fingerprint().size(), 8U);
}

} // namespace
} // namespace gazette::text
