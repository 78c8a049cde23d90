// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/text/analyzer.h"

namespace gazette::text {
namespace {

/// Tokens as a reader can check them: "term@position[bytes of the text]", kinds other than Word
/// named after a slash.
std::vector<std::string> describe(std::string_view text, Language language = Language::Unknown) {
    std::vector<std::string> out;
    Analyzer analyzer(language);
    analyzer.analyze(text, [&](const Token& token) {
        std::string line(token.term);
        line += '@' + std::to_string(token.position) + '[';
        line.append(text.substr(token.begin, token.end - token.begin)).append("]");
        switch (token.kind) {
        case TokenKind::Word:
            break;
        case TokenKind::Compound:
            line += "/compound";
            break;
        case TokenKind::Part:
            line += "/part";
            break;
        case TokenKind::Initials:
            line += "/initials";
            break;
        case TokenKind::Ideograph:
            line += "/ideograph";
            break;
        case TokenKind::Bigram:
            line += "/bigram";
            break;
        }
        out.push_back(line);
    });
    return out;
}

using Tokens = std::vector<std::string>;

struct Case {
    std::string_view text;
    Tokens tokens;
};

void expect_tokens(const std::vector<Case>& cases, Language language = Language::Unknown) {
    for (const Case& one : cases) {
        EXPECT_EQ(describe(one.text, language), one.tokens) << one.text;
    }
}

TEST(Analyzer, PartsPlainTextAtBlanksAndPunctuation) {
    expect_tokens({
        {"", {}},
        {" ... --- !!", {}},
        {"Troops, near the border.",
         {"troops@0[Troops]", "near@1[near]", "the@2[the]", "border@3[border]"}},
        {"(yes)\n\"no\"", {"yes@0[yes]", "no@1[no]"}},
        {"one\u2014two\u2013three", {"one@0[one]", "two@1[two]", "three@2[three]"}},
        {"a:b;c/d", {"a@0[a]", "b@1[b]", "c@2[c]", "d@3[d]"}},
        {"_emphasis_ snake_case", {"emphasis@0[emphasis]", "snake@1[snake]", "case@2[case]"}},
    });
}

TEST(Analyzer, FoldsCaseAndAccents) {
    expect_tokens({
        {"M\u00E9lanie JOLY", {"melanie@0[M\u00E9lanie]", "joly@1[JOLY]"}},
        {"Stra\u00DFe", {"strasse@0[Stra\u00DFe]"}},
        {"\u0141\u00F3d\u017A S\u00F8ren \u00C6r\u00F8",
         {"lodz@0[\u0141\u00F3d\u017A]", "soren@1[S\u00F8ren]", "aero@2[\u00C6r\u00F8]"}},
        {"\u0130stanbul Diyarbak\u0131r",
         {"istanbul@0[\u0130stanbul]", "diyarbakir@1[Diyarbak\u0131r]"}},
        {"Me\u0301lanie", {"melanie@0[Me\u0301lanie]"}},
        {"\uFB01nance \uFF21\uFF22", {"finance@0[\uFB01nance]", "ab@1[\uFF21\uFF22]"}},
        {"co\u00ADoperate", {"cooperate@0[co\u00ADoperate]"}},
    });
}

TEST(Analyzer, KeepsShortIButFoldsYo) {
    expect_tokens({
        {"\u0401\u043B\u043A\u0430 \u0439\u043E\u0433",
         {"\u0435\u043B\u043A\u0430@0[\u0401\u043B\u043A\u0430]",
          "\u0439\u043E\u0433@1[\u0439\u043E\u0433]"}},
        {"\u0437\u0430\u0301\u043C\u043E\u043A",
         {"\u0437\u0430\u043C\u043E\u043A@0[\u0437\u0430\u0301\u043C\u043E\u043A]"}},
    });
}

TEST(Analyzer, DropsPossessivesAndApostrophes) {
    expect_tokens({
        {"Russia's RUSSIA\u2019S", {"russia@0[Russia]", "russia@1[RUSSIA]"}},
        {"won't won\u2019t", {"wont@0[won't]", "wont@1[won\u2019t]"}},
        {"the boys' 'quoted'", {"the@0[the]", "boys@1[boys]", "quoted@2[quoted]"}},
        {"O'Brien's", {"obrien@0[O'Brien]"}},
        {"rock'n'roll", {"rocknroll@0[rock'n'roll]"}},
        {"Hawai\u02BBi", {"hawaii@0[Hawai\u02BBi]"}},
    });
}

TEST(Analyzer, CutsElidedArticlesBeforeVowels) {
    expect_tokens({
        {"l'h\u00F4tel L\u2019Or\u00E9al qu'il",
         {"hotel@0[h\u00F4tel]", "oreal@1[Or\u00E9al]", "il@2[il]"}},
        {"dell'arte un'altra d'Angelo", {"arte@0[arte]", "altra@1[altra]", "angelo@2[Angelo]"}},
        {"c'mon l'bel", {"cmon@0[c'mon]", "lbel@1[l'bel]"}},
        {"coup d'\u00E9tat", {"coup@0[coup]", "etat@1[\u00E9tat]"}},
    });
}

TEST(Analyzer, JoinsInitialsAndKeepsTheCountryFromThePronoun) {
    expect_tokens({
        {"U.S. troops", {"u.s@0[U.S.]/initials", "troops@1[troops]"}},
        {"the US and U.S, us too",
         {"the@0[the]", "u.s@1[US]/initials", "and@2[and]", "u.s@3[U.S]/initials", "us@4[us]",
          "too@5[too]"}},
        {"US", {"u.s@0[US]/initials"}},
        {"u.s. troops", {"u.s@0[u.s.]/initials", "troops@1[troops]"}},
        {"the WHO's boss", {"the@0[the]", "w.h.o@1[WHO]/initials", "boss@2[boss]"}},
        {"U.S.'s say", {"u.s@0[U.S.]/initials", "say@1[say]"}},
        {"US\u2019s say", {"u.s@0[US]/initials", "say@1[say]"}},
        {"U.K. at 5 a.m., U.S.S.R",
         {"uk@0[U.K.]", "at@1[at]", "5@2[5]", "am@3[a.m.]", "ussr@4[U.S.S.R]"}},
        {"J. K. Rowling J.K. Rowling",
         {"j@0[J]", "k@1[K]", "rowling@2[Rowling]", "jk@3[J.K.]", "rowling@4[Rowling]"}},
        {"end.Next example.com",
         {"end@0[end]", "next@1[Next]", "example@2[example]", "com@3[com]"}},
    });
}

TEST(Analyzer, GivesBothReadingsOfUsInALineOfCapitals) {
    expect_tokens({
        {"HELP US NOW\nthe US",
         {"help@0[HELP]", "u.s@1[US]/initials", "us@1[US]", "now@2[NOW]", "the@3[the]",
          "u.s@4[US]/initials"}},
    });
}

TEST(Analyzer, GivesHyphenatedWordsJoinedAndInPartsAtOnePosition) {
    expect_tokens({
        {"a build-up of",
         {"a@0[a]", "buildup@1[build-up]/compound", "build@1[build]/part", "up@1[up]/part",
          "of@2[of]"}},
        {"co\u2010op\u2011er",
         {"cooper@0[co\u2010op\u2011er]/compound", "co@0[co]/part", "op@0[op]/part",
          "er@0[er]/part"}},
        {"covid-19", {"covid19@0[covid-19]/compound", "covid@0[covid]/part", "19@0[19]/part"}},
        {"U.S.-led US-led",
         {"usled@0[U.S.-led]/compound", "u.s@0[U.S.]/initials", "led@0[led]/part",
          "usled@1[US-led]/compound", "u.s@1[US]/initials", "led@1[led]/part"}},
        {"l'avant-garde's",
         {"avantgarde@0[avant-garde]/compound", "avant@0[avant]/part", "garde@0[garde]/part"}},
        {"so-so", {"soso@0[so-so]/compound", "so@0[so]/part"}},
        {"well - done --x -y-", {"well@0[well]", "done@1[done]", "x@2[x]", "y@3[y]"}},
    });
}

TEST(Analyzer, LeavesLongChainsDatesAndScoresAsWordsOfTheirOwn) {
    expect_tokens({
        {"a-b-c-d-e f", {"a@0[a]", "b@1[b]", "c@2[c]", "d@3[d]", "e@4[e]", "f@5[f]"}},
        {"2021-12-30", {"2021@0[2021]", "12@1[12]", "30@2[30]"}},
        {"3-0 win", {"3@0[3]", "0@1[0]", "win@2[win]"}},
        {"foo-bar.com x", {"foo@0[foo]", "bar@1[bar]", "com@2[com]", "x@3[x]"}},
        {"www.foo-bar", {"www@0[www]", "foo@1[foo]", "bar@2[bar]"}},
    });
}

TEST(Analyzer, ReadsNumbers) {
    expect_tokens({
        {"100,000 troops", {"100000@0[100,000]", "troops@1[troops]"}},
        {"1,234,567.89 3.5% $5", {"1234567.89@0[1,234,567.89]", "3.5@1[3.5]", "5@2[5]"}},
        {"1,5 1.234,5 100.000", {"1.5@0[1,5]", "1234.5@1[1.234,5]", "100.000@2[100.000]"}},
        {"1.000.000 12,34,567", {"1000000@0[1.000.000]", "1234567@1[12,34,567]"}},
        {"1,2,3", {"1@0[1]", "2@1[2]", "3@2[3]"}},
        {"100\u202F000 100'000", {"100000@0[100\u202F000]", "100000@1[100'000]"}},
        {"2.4.1 10:30 v1.2", {"2.4.1@0[2.4.1]", "10@1[10]", "30@2[30]", "v12@3[v1.2]"}},
        {"1,000km \u0661\u0662\u0663", {"1000km@0[1,000km]", "123@1[\u0661\u0662\u0663]"}},
    });
}

TEST(Analyzer, ReadsMentionsTagsAndAddresses) {
    expect_tokens({
        {"@potus #Ukraine", {"potus@0[potus]", "ukraine@1[Ukraine]"}},
        {"me.too@news.org", {"me@0[me]", "too@1[too]", "news@2[news]", "org@3[org]"}},
        {"https://x.org/a", {"https@0[https]", "x@1[x]", "org@2[org]", "a@3[a]"}},
    });
}

TEST(Analyzer, CutsIdeographsIntoCharactersAndPairs) {
    expect_tokens({
        {"\u4E2D\u56FD\u4EBA",
         {"\u4E2D@0[\u4E2D]/ideograph", "\u4E2D\u56FD@0[\u4E2D\u56FD]/bigram",
          "\u56FD@1[\u56FD]/ideograph", "\u56FD\u4EBA@1[\u56FD\u4EBA]/bigram",
          "\u4EBA@2[\u4EBA]/ideograph"}},
        {"NHK\u306E x", {"nhk@0[NHK]", "\u306E@1[\u306E]/ideograph", "x@2[x]"}},
    });
}

TEST(Analyzer, GivesHangulWordsWholeAndInPairs) {
    expect_tokens({
        {"\uB300\uD1B5\uB839 KBS\uB274\uC2A4",
         {"\uB300\uD1B5\uB839@0[\uB300\uD1B5\uB839]", "\uB300\uD1B5@0[\uB300\uD1B5]/bigram",
          "\uD1B5\uB839@1[\uD1B5\uB839]/bigram", "kbs@2[KBS]", "\uB274\uC2A4@3[\uB274\uC2A4]"}},
    });
}

TEST(Analyzer, PartsThaiByDictionary) {
    expect_tokens({
        {"\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35\u0E0A\u0E32\u0E27\u0E42\u0E25\u0E01",
         {"\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35@0[\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35]",
          "\u0E0A\u0E32\u0E27@1[\u0E0A\u0E32\u0E27]", "\u0E42\u0E25\u0E01@2[\u0E42\u0E25\u0E01]"}},
    });
}

TEST(Analyzer, NormalisesArabicPersianAndHebrew) {
    expect_tokens({
        {"\u0623\u062D\u0645\u062F \u0645\u062F\u0631\u0633\u0629",
         {"\u0627\u062D\u0645\u062F@0[\u0623\u062D\u0645\u062F]",
          "\u0645\u062F\u0631\u0633\u0647@1[\u0645\u062F\u0631\u0633\u0629]"}},
        {"\u06A9\u062A\u0627\u0628\u200C\u06CC",
         {"\u0643\u062A\u0627\u0628\u064A@0[\u06A9\u062A\u0627\u0628\u200C\u06CC]"}},
        {"\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD",
         {"\u05E9\u05DC\u05D5\u05DD@0[\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD]"}},
    });
}

TEST(Analyzer, StemsByLanguage) {
    expect_tokens({{"sanctions fianc\u00E9s 1980s",
                    {"sanction@0[sanctions]", "fianc@1[fianc\u00E9s]", "1980s@2[1980s]"}}},
                  Language::English);
    expect_tokens({{"H\u00E4user", {"haus@0[H\u00E4user]"}}}, Language::German);
    expect_tokens({{"Isparta ISPARTA'da \u0130ST",
                    {"ispar@0[Isparta]", "ispar@1[ISPARTA'da]", "ist@2[\u0130ST]"}}},
                  Language::Turkish);
}

TEST(Analyzer, KeepsTheAccentsOfVietnameseInTerms) {
    expect_tokens({{"H\u00E0 N\u1ED9i h\u00F2a ho\u00E0 \u0110\u1EA2NG",
                    {"h\u00E0@0[H\u00E0]", "n\u1ED9i@1[N\u1ED9i]", "ho\u00E0@2[h\u00F2a]",
                     "ho\u00E0@3[ho\u00E0]", "\u0111\u1EA3ng@4[\u0110\u1EA2NG]"}}},
                  Language::Vietnamese);
    Analyzer analyzer(Language::Vietnamese);
    analyzer.analyze("\u0110\u1EA2NG", [](const Token& token) { EXPECT_EQ(token.form, "dang"); });
}

TEST(Analyzer, GivesHindiOneSpellingForTwo) {
    // hindi with a nasal and with an anusvara, candrabindu and anusvara, with and without a nukta
    expect_tokens(
        {{"\u0939\u093F\u0928\u094D\u0926\u0940 \u0939\u093F\u0902\u0926\u0940",
          {"\u0939\u093F\u0902\u0926\u0940@0[\u0939\u093F\u0928\u094D\u0926\u0940]",
           "\u0939\u093F\u0902\u0926\u0940@1[\u0939\u093F\u0902\u0926\u0940]"}},
         {"\u0939\u0942\u0901 \u095E\u0930\u0915",
          {"\u0939\u0942\u0902@0[\u0939\u0942\u0901]", "\u092B\u0930\u0915@1[\u095E\u0930\u0915]"}},
         {"\u091C\u0928\u094D\u092E \u0905\u092E\u094D\u092C\u0930",
          {"\u091C\u0928\u094D\u092E@0[\u091C\u0928\u094D\u092E]",
           "\u0905\u0902\u092C\u0930@1[\u0905\u092E\u094D\u092C\u0930]"}}});
}

TEST(Analyzer, DropsThePluralOfPersian) {
    // book, books with and without a joiner, and a word too short to be a plural
    expect_tokens(
        {{"\u06A9\u062A\u0627\u0628 \u06A9\u062A\u0627\u0628\u200C\u0647\u0627\u06CC",
          {"\u0643\u062A\u0627\u0628@0[\u06A9\u062A\u0627\u0628]",
           "\u0643\u062A\u0627\u0628@1[\u06A9\u062A\u0627\u0628\u200C\u0647\u0627\u06CC]"}},
         {"\u06A9\u062A\u0627\u0628\u0647\u0627 \u0628\u0647\u0627",
          {"\u0643\u062A\u0627\u0628@0[\u06A9\u062A\u0627\u0628\u0647\u0627]",
           "\u0628\u0647\u0627@1[\u0628\u0647\u0627]"}}},
        Language::Persian);
}

TEST(Analyzer, DropsTheEndingsOfCzechAndPolish) {
    const auto stem_of = [](Language language, std::string_view word) {
        std::string stem;
        Analyzer(language).analyze(word, [&stem](const Token& token) { stem = token.term; });
        return stem;
    };
    for (const std::string_view word : {"Praha", "Prahy", "Praze", "Prahou"}) {
        EXPECT_EQ(stem_of(Language::Czech, word), "prah") << word;
    }
    for (const std::string_view word :
         {"m\u011Bsto", "m\u011Bsta", "m\u011Bstech", "m\u011Bst\u016Fm"}) {
        EXPECT_EQ(stem_of(Language::Czech, word), "mest") << word;
    }
    for (const std::string_view word : {"ministr", "ministra", "ministrem", "ministrech"}) {
        EXPECT_EQ(stem_of(Language::Czech, word), "ministr") << word;
    }
    for (const std::string_view word :
         {"rz\u0105d", "rz\u0105du", "rz\u0105dem", "rz\u0105d\u00F3w", "rz\u0105dami"}) {
        EXPECT_EQ(stem_of(Language::Polish, word), "rzad") << word;
    }
    for (const std::string_view word : {"wojna", "wojny", "wojn\u0105", "wojnie", "wojnami"}) {
        EXPECT_EQ(stem_of(Language::Polish, word), "wojn") << word;
    }
    // What is short stays, and so does what is not theirs.
    for (const std::string_view word : {"a", "ve", "usa", "2021", "\u0442\u043E\u043C\u0443"}) {
        EXPECT_EQ(stem_of(Language::Czech, word), stem_of(Language::Unknown, word)) << word;
        EXPECT_EQ(stem_of(Language::Polish, word), stem_of(Language::Unknown, word)) << word;
    }
}

TEST(Analyzer, GivesTraditionalIdeographsInTheirSimplifiedForm) {
    expect_tokens({{"\u4E2D\u570B",
                    {"\u4E2D@0[\u4E2D]/ideograph", "\u4E2D\u56FD@0[\u4E2D\u570B]/bigram",
                     "\u56FD@1[\u570B]/ideograph"}}});
}

TEST(Analyzer, TakesBrokenUtf8AndControlsForBlanks) {
    expect_tokens({
        {std::string_view("a\0b\xFF"
                          "c\x80",
                          6),
         {"a@0[a]", "b@1[b]", "c@2[c]"}},
        {"\xE2\x80", {}},
    });
}

TEST(Analyzer, IdentityNamesItsThreeParts) {
    const std::string identity = analyzer_identity();
    EXPECT_TRUE(identity.starts_with("gazette-3 icu-unicode-")) << identity;
    EXPECT_NE(identity.find(" snowball-"), std::string::npos) << identity;
}

} // namespace
} // namespace gazette::text
