// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "common/text/sentences.h"

namespace gazette::text {
namespace {

using Sentences = std::vector<std::string>;

struct Case {
    std::string text;
    Sentences sentences;
};

void expect_sentences(const std::vector<Case>& cases) {
    for (const Case& one : cases) {
        Sentences found;
        for (const TextRange& range : split_sentences(one.text)) {
            found.push_back(one.text.substr(range.begin, range.size()));
        }
        EXPECT_EQ(found, one.sentences) << one.text;
    }
}

TEST(Sentences, EndAtStopsBeforeABlank) {
    expect_sentences({
        {"", {}},
        {"  \n ", {}},
        {"  One.  Two!  ", {"One.", "Two!"}},
        {"No stop at all", {"No stop at all"}},
        {"It cost 3.5 million. Really?! Yes.", {"It cost 3.5 million.", "Really?!", "Yes."}},
        {"Visit example.com. Then go.", {"Visit example.com.", "Then go."}},
        {"Wait\u2026 What? \u00BFQu\u00E9?", {"Wait\u2026", "What?", "\u00BFQu\u00E9?"}},
        {"Yahoo! is a firm. He... paused.", {"Yahoo! is a firm.", "He... paused."}},
        {"Line one.\nLine two.", {"Line one.", "Line two."}},
        {"Caf\u00E9. \u00C9t\u00E9. \u00E9t\u00E9.",
         {"Caf\u00E9.", "\u00C9t\u00E9. \u00E9t\u00E9."}},
    });
}

TEST(Sentences, TakeTheQuotesAndBracketsThatCloseThem) {
    expect_sentences({
        {"\u201CGo.\u201D He went.", {"\u201CGo.\u201D", "He went."}},
        {"\"Is it over?\" she asked. No.", {"\"Is it over?\" she asked.", "No."}},
        {"(It was.) \u201CWas it?\u201D", {"(It was.)", "\u201CWas it?\u201D"}},
        {"\u201EJa.\u201C \u00BBNein.\u00AB", {"\u201EJa.\u201C \u00BBNein.\u00AB"}},
    });
}

TEST(Sentences, GoOnAfterAbbreviationsAndInitials) {
    expect_sentences({
        {"Gen. Smith met Mr. J. R. Doe. They spoke.",
         {"Gen. Smith met Mr. J. R. Doe.", "They spoke."}},
        {"On Dec. 7 the U.S. Navy came. It left.", {"On Dec. 7 the U.S. Navy came.", "It left."}},
        {"He lives in the U.S. She does not.", {"He lives in the U.S.", "She does not."}},
        {"It ended in Dec. Russia said so.", {"It ended in Dec.", "Russia said so."}},
        {"At 5 p.m. Friday it rained. At 6 a.m. Police came.",
         {"At 5 p.m. Friday it rained.", "At 6 a.m.", "Police came."}},
        {"See No. 5 and Fig. 2. He said no. Nobody agreed.",
         {"See No. 5 and Fig. 2.", "He said no.", "Nobody agreed."}},
        {"Modern art. Visitors came.", {"Modern art.", "Visitors came."}},
        {"Acme Inc. The firm grew. Acme Inc. Chairman Lee left.",
         {"Acme Inc.", "The firm grew.", "Acme Inc. Chairman Lee left."}},
        {"WILMINGTON, Del. \u2014 Biden spoke.", {"WILMINGTON, Del. \u2014 Biden spoke."}},
        {"e.g. this one. Done", {"e.g. this one.", "Done"}},
    });
}

TEST(Sentences, KnowOtherLanguagesAbbreviations) {
    expect_sentences({
        {"Am 3. Oktober kam Dr. M\u00FCller, z. B. mit Hrn. Maier. Es regnete.",
         {"Am 3. Oktober kam Dr. M\u00FCller, z. B. mit Hrn. Maier.", "Es regnete."}},
        {"Es waren ca. 50 bzw. Hundert. Im 19. Jahrhundert kaum.",
         {"Es waren ca. 50 bzw. Hundert.", "Im 19. Jahrhundert kaum."}},
        {"Il avait 12. Janvier fut froid.", {"Il avait 12.", "Janvier fut froid."}},
        {"M. Dupont et Mme. Durand arrivent. Ils partent.",
         {"M. Dupont et Mme. Durand arrivent.", "Ils partent."}},
        {"El Sr. L\u00F3pez y la Sra. Ruiz llegaron. Se fueron.",
         {"El Sr. L\u00F3pez y la Sra. Ruiz llegaron.", "Se fueron."}},
        {"\u0410. \u0421. \u041F\u0443\u0448\u043A\u0438\u043D \u043F\u0438\u0441\u0430\u043B. "
         "\u041E\u043D \u0436\u0438\u043B.",
         {"\u0410. \u0421. \u041F\u0443\u0448\u043A\u0438\u043D \u043F\u0438\u0441\u0430\u043B.",
          "\u041E\u043D \u0436\u0438\u043B."}},
    });
}

TEST(Sentences, EndAtTheStopsOfOtherScripts) {
    expect_sentences({
        {"\u4F60\u597D\u3002\u518D\u89C1\uFF01\u597D\uFF1F",
         {"\u4F60\u597D\u3002", "\u518D\u89C1\uFF01", "\u597D\uFF1F"}},
        {"\u300C\u884C\u304F\u3002\u300D\u5F7C\u306F\u3002",
         {"\u300C\u884C\u304F\u3002\u300D", "\u5F7C\u306F\u3002"}},
        {"\u092F\u0939 \u0939\u0948\u0964 \u0935\u0939 \u0939\u0948\u0964",
         {"\u092F\u0939 \u0939\u0948\u0964", "\u0935\u0939 \u0939\u0948\u0964"}},
        {"\u0647\u0644\u061F \u0646\u0639\u0645.", {"\u0647\u0644\u061F", "\u0646\u0639\u0645."}},
        {"\u03A4\u03B9; \u039D\u03B1\u03B9.", {"\u03A4\u03B9;", "\u039D\u03B1\u03B9."}},
        {"\u0E01\u0E32 \u0E02\u0E32 50", {"\u0E01\u0E32", "\u0E02\u0E32 50"}},
    });
}

TEST(Sentences, CoverEveryByteThatIsNoBlankInLinearTime) {
    for (const std::string& bit :
         {std::string("A. "), std::string("U.S."), std::string("a"), std::string(". "),
          std::string("\u3002"), std::string("\""), std::string("Mr. "), std::string("1. "),
          std::string("\xFF. "), std::string("\u0E01 ")}) {
        std::string text;
        while (text.size() < 1'000'000) {
            text += bit;
        }
        std::size_t covered = 0;
        std::uint32_t last = 0;
        for (const TextRange& range : split_sentences(text)) {
            EXPECT_GE(range.begin, last);
            EXPECT_LT(range.begin, range.end);
            EXPECT_EQ(text.substr(last, range.begin - last).find_first_not_of(' '),
                      std::string::npos);
            covered += range.size();
            last = range.end;
        }
        EXPECT_EQ(text.substr(last).find_first_not_of(' '), std::string::npos) << bit;
        EXPECT_GT(covered, 0U);
    }
}

} // namespace
} // namespace gazette::text
