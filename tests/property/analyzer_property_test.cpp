// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include "common/text/analyzer.h"
#include "common/text/char_class.h"
#include "common/text/folding.h"
#include "common/text/utf8.h"
#include "common/text/word_breaking.h"
#include "tests/support/random_text.h"

namespace gazette::text {
namespace {

/// A token whose views outlive the callback.
struct Kept {
    std::string term;
    std::string form;
    std::uint32_t position = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    TokenKind kind = TokenKind::Word;
    std::uint32_t word = 0;
};

std::vector<Kept> tokens_of(Analyzer& analyzer, std::string_view text) {
    std::vector<Kept> tokens;
    analyzer.analyze(text, [&tokens](const Token& token) {
        tokens.push_back({std::string(token.term), std::string(token.form), token.position,
                          token.begin, token.end, token.kind, token.word});
    });
    return tokens;
}

const std::vector<std::string> bits = {"a",      "s",          "us",     "US",
                                       "WHO",    "U.S.",       "u.k",    "B",
                                       "\u00E9", "\u0451",     "\u0439", "\u03AC",
                                       "\u05D0", "\u05B8",     "\u0623", "\u0640",
                                       "\u06CC", "\u0915",     "\u093F", "\u4E2D",
                                       "\u306E", "\u30FC",     "\uD55C", "\uAD6D",
                                       "\uFF76", "\uFF9E",     "1",      "23",
                                       "000",    "\u0662",     ".",      ",",
                                       "'",      "'s",         "\u2019", "l'",
                                       "d'",     "un'",        "\"",     ":",
                                       ";",      "_",          "-",      "-",
                                       "\u2010", " ",          " ",      "\n",
                                       "\u0301", "\u00AD",     "\u200D", "\u200C",
                                       "\u202F", "\U0001F600", "\u00B7", "\uFDFA",
                                       "\u0149", "\u00DF",     "\u0130", "\u0131",
                                       "\xFF",   "\xE2\x80",   "and",    std::string(1, '\0'),
                                       "\u24C2", "\U00010400", "\u02BC", "\u00BD",
                                       "\u212B"};

std::vector<std::string> hostile_texts() {
    std::vector<std::string> texts;
    for (std::uint32_t seed = 0; seed < 6000; ++seed) {
        texts.push_back(test::RandomText(seed).of(bits, 30));
    }
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        texts.push_back(test::RandomText(seed).bytes(300));
    }
    return texts;
}

bool is_char_start(std::string_view text, std::size_t at) {
    return at == text.size() || char_floor(text, at) == at;
}

void check_term(const std::string& term, const std::string& text) {
    EXPECT_FALSE(term.empty()) << text;
    EXPECT_LE(term.size(), 64U) << text;
    EXPECT_TRUE(is_valid_utf8(term)) << text;
    for (std::size_t at = 0; at < term.size(); at = next_char(term, at)) {
        const auto code = static_cast<UChar32>(decode_utf8(term, at).code);
        EXPECT_EQ(u_iscntrl(code), 0) << text;
        EXPECT_EQ(u_isUWhiteSpace(code), 0) << text;
    }
}

void check_tokens(Analyzer& analyzer, const std::string& text) {
    std::uint32_t next_position = 0;
    std::uint32_t last = 0;
    const std::uint32_t positions = analyzer.analyze(text, [&](const Token& token) {
        check_term(std::string(token.term), text);
        check_term(std::string(token.form), text);
        EXPECT_LT(token.begin, token.end) << text;
        EXPECT_LE(token.end, text.size()) << text;
        EXPECT_TRUE(is_char_start(text, token.begin) && is_char_start(text, token.end)) << text;
        EXPECT_TRUE(token.position == last || token.position == next_position) << text;
        last = token.position;
        next_position = last + 1;
        EXPECT_LT(token.word, analyzer.word_count());
        EXPECT_EQ(analyzer.word(token.word).form, token.form);
        EXPECT_EQ(analyzer.word(token.word).term, token.term);
    });
    EXPECT_EQ(positions, next_position) << text;
}

TEST(AnalyzerProperty, TokensKeepTheirPromisesOnAnyBytes) {
    for (const Language language : {Language::English, Language::German, Language::Turkish}) {
        Analyzer analyzer(language);
        for (const std::string& text : hostile_texts()) {
            check_tokens(analyzer, text);
        }
    }
}

TEST(AnalyzerProperty, TokensKeepTheirPromisesInArticlesOfEveryLanguage) {
    for (const LanguageRow& row : language_table()) {
        Analyzer analyzer(row.language);
        for (const std::string& text : test::corpus_texts()) {
            check_tokens(analyzer, text);
        }
    }
}

/// Marking and snippets rest on this: the bytes of a token, analysed alone, give its term again.
TEST(AnalyzerProperty, TheBytesOfATokenGiveItsTermAgain) {
    std::vector<std::string> texts = hostile_texts();
    std::ranges::copy(test::corpus_texts(), std::back_inserter(texts));
    Analyzer analyzer(Language::English);
    Analyzer again(Language::English);
    CharClasses classes;
    for (const std::string& text : texts) {
        for (const Kept& token : tokens_of(analyzer, text)) {
            const std::string bytes = text.substr(token.begin, token.end - token.begin);
            const bool is_from_dictionary =
                classes.of(decode_utf8(bytes, 0).code) == CharClass::Dictionary;
            const bool is_pronoun_in_capitals =
                token.form == "us" || token.form == "it" || token.form == "who";
            if (is_from_dictionary || is_pronoun_in_capitals) {
                continue; // the first depend on their neighbours, the second on their line
            }
            const std::vector<Kept> found = tokens_of(again, bytes);
            EXPECT_TRUE(std::ranges::any_of(
                found, [&token](const Kept& one) { return one.term == token.term; }))
                << bytes << " in " << text;
        }
    }
}

/// The slow twin for text without the marks that have rules of their own: ICU's segments (see
/// word_breaking_property_test) folded one by one.
TEST(AnalyzerProperty, PlainWordsAreTheSegmentsOfUax29Folded) {
    CharClasses classes;
    Analyzer analyzer(Language::Unknown);
    for (std::string text : test::corpus_texts()) {
        for (const std::string_view mark :
             {"'", "\u2019", ".", ",", ";", "_", "-", "\u2010", "\u2011"}) {
            for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
                text.replace(at, mark.size(), " ");
            }
        }
        std::vector<std::string> expected;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = word_segment_end(text, at, classes);
            const CharClass first = classes.of(decode_utf8(text, at).code);
            if (is_letter(first) || first == CharClass::Numeric) {
                expected.push_back(keep_word_characters(fold(text.substr(at, end - at))));
            }
            at = end;
        }
        std::vector<std::string> found;
        for (const Kept& token : tokens_of(analyzer, text)) {
            const CharClass first = classes.of(decode_utf8(text, token.begin).code);
            const bool has_twin = is_letter(first) || first == CharClass::Numeric;
            if (has_twin && token.kind != TokenKind::Bigram) {
                std::string form = token.form;
                std::erase(form, '.'); // u.s of US
                if (found.empty() || form != found.back() || form != "us") {
                    found.push_back(form);
                }
            }
        }
        ASSERT_EQ(found, expected);
    }
}

/// An invisible WORD JOINER behind a word takes it off the path for ASCII and changes nothing else.
TEST(AnalyzerProperty, TheAsciiPathAgreesWithTheGeneralOne) {
    const std::vector<std::string> words = {
        "troops ", "a ",     "2021 ",      "x. ",   "U.S. ", "build-up ", "it's ",
        "-x ",     "3,000 ", "don't ",     "c/d ",  "@me ",  "_a_ ",      "a_b ",
        "\"q\" ",  "f(x) ",  "a-b-c-d-e ", "e.g. ", "1-2 ",  "MIX3d ",    "end.Next "};
    Analyzer analyzer(Language::English);
    for (std::uint32_t seed = 0; seed < 3000; ++seed) {
        const std::string plain = test::RandomText(seed).of(words, 12);
        std::string joined;
        for (std::size_t at = 0; at < plain.size(); ++at) {
            const bool ends_word = plain[at] == ' ' && at > 0 &&
                                   std::isalnum(static_cast<unsigned char>(plain[at - 1])) != 0;
            const bool is_possessive = at > 1 && plain[at - 2] == '\'';
            joined += ends_word && !is_possessive ? "\u2060" : "";
            joined += plain[at];
        }
        const std::vector<Kept> left = tokens_of(analyzer, plain);
        const std::vector<Kept> right = tokens_of(analyzer, joined);
        ASSERT_EQ(left.size(), right.size()) << plain;
        for (std::size_t at = 0; at < left.size(); ++at) {
            ASSERT_EQ(left[at].word, right[at].word) << plain;
            ASSERT_EQ(left[at].position, right[at].position) << plain;
            ASSERT_EQ(left[at].kind, right[at].kind) << plain;
        }
    }
}

/// Were any of these quadratic, they would take hours, not the test's time limit.
TEST(AnalyzerProperty, TakesLinearTimeOnHostileText) {
    constexpr std::size_t size = 5'000'000;
    const auto repeated = [](std::string_view bit) {
        std::string text;
        while (text.size() < size) {
            text += bit;
        }
        return text;
    };
    struct Case {
        std::string name;
        std::string text;
        std::uint32_t least;
        std::uint32_t most;
    };
    const std::vector<Case> cases = {
        {"one word", repeated("a"), 1, 1},
        {"one accented word", repeated("\u00E9"), 1, 1},
        {"marks", "a" + repeated("\u0301"), 1, 1},
        {"marks and joiners", "a" + repeated("\u0301\u200D"), 1, 1},
        {"hyphens", repeated("a-"), size / 2, size / 2},
        {"dots", repeated("ab."), size / 3, size / 3 + 1},
        {"initials", repeated("a."), size / 2, size / 2},
        {"number", repeated("1"), 1, 1},
        {"numbers", repeated("1,"), size / 70, size / 2},
        {"apostrophes", repeated("a'"), 1, 1},
        {"possessives", repeated("a's"), 1, 1},
        {"underscores", repeated("_"), 0, 0},
        {"quotes", "a" + repeated("'"), 1, 1},
        {"broken", repeated("\xE2\x80"), 0, 0},
        {"nuls", repeated(std::string(1, '\0')), 0, 0},
        {"capitals", repeated("US "), size / 3, size / 3 + 1},
        {"ideographs", repeated("\u4E2D"), size / 3, size / 3 + 1},
        {"hangul", repeated("\uD55C"), size / 3, size / 3 + 1},
        {"thai", repeated("\u0E01\u0E32\u0E23"), size / 40, size / 3},
    };
    for (const Case& one : cases) {
        Analyzer analyzer(Language::English);
        const std::uint32_t positions = analyzer.analyze(one.text, [](const Token&) {});
        EXPECT_GE(positions, one.least) << one.name;
        EXPECT_LE(positions, one.most) << one.name;
        EXPECT_LT(analyzer.memory_bytes(), 4'000'000U) << one.name;
    }
}

TEST(AnalyzerProperty, FoldingTwiceChangesNothing) {
    for (char32_t code = 1; code <= 0x10FFFF; ++code) {
        if (code >= 0xD800 && code <= 0xDFFF) {
            continue;
        }
        std::string text = "a";
        append_utf8(text, code);
        text += "b\u0301";
        const std::string once = fold(text);
        ASSERT_EQ(fold(once), once) << std::hex << static_cast<unsigned>(code);
    }
}

} // namespace
} // namespace gazette::text
