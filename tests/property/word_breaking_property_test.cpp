// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <gtest/gtest.h>
#include <unicode/ubrk.h>

#include "common/text/utf16.h"
#include "common/text/utf8.h"
#include "common/text/word_breaking.h"
#include "tests/support/random_text.h"

namespace gazette::text {
namespace {

struct CloseIterator {
    void operator()(UBreakIterator* iterator) const noexcept { ubrk_close(iterator); }
};

/// ICU's word boundaries (root locale), in bytes of UTF-8.
class IcuWords {
  public:
    IcuWords() {
        UErrorCode status = U_ZERO_ERROR;
        iterator_.reset(ubrk_open(UBRK_WORD, "", nullptr, 0, &status));
        EXPECT_TRUE(U_SUCCESS(status) != 0);
    }

    std::vector<std::size_t> boundaries(std::string_view text) {
        std::u16string units;
        std::vector<std::size_t> offsets;
        for (std::size_t at = 0; at < text.size(); at = next_char(text, at)) {
            append_utf16(units, decode_utf8(text, at).code);
            offsets.resize(units.size(), at);
        }
        offsets.push_back(text.size());
        UErrorCode status = U_ZERO_ERROR;
        ubrk_setText(iterator_.get(), units.data(), static_cast<std::int32_t>(units.size()),
                     &status);
        std::vector<std::size_t> found;
        while (true) {
            const std::int32_t next = ubrk_next(iterator_.get());
            if (next == UBRK_DONE) {
                return found;
            }
            found.push_back(offsets[static_cast<std::size_t>(next)]);
        }
    }

  private:
    std::unique_ptr<UBreakIterator, CloseIterator> iterator_;
};

std::vector<std::size_t> our_boundaries(std::string_view text, CharClasses& classes) {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < text.size();) {
        at = word_segment_end(text, at, classes);
        found.push_back(at);
    }
    return found;
}

/// The scripts that are parted by rules of our own, and by ICU with a dictionary.
bool is_spaceless(CharClass kind) {
    return kind == CharClass::Ideograph || kind == CharClass::Dictionary ||
           kind == CharClass::Hangul;
}

TEST(WordBreaking, AgreesWithIcuOnEveryCharacterOfTheBasicPlane) {
    CharClasses classes;
    IcuWords icu;
    for (char32_t code = 1; code < 0x10000; ++code) {
        // CLDR 42 (ICU 72) made the at sign a letter, CLDR 44 took that back.
        if ((code >= 0xD800 && code <= 0xDFFF) || code == '@' || is_spaceless(classes.of(code))) {
            continue;
        }
        std::string letter;
        append_utf8(letter, code);
        // Each neighbour that a rule speaks of, on both sides.
        const std::string text = "a" + letter + "b 1" + letter + "2 " + letter + letter +
                                 " \u05D0" + letter + "\u05D0 _" + letter + "_\u0301" + letter +
                                 "'a";
        ASSERT_EQ(our_boundaries(text, classes), icu.boundaries(text))
            << "U+" << std::hex << static_cast<unsigned>(code);
    }
}

TEST(WordBreaking, AgreesWithIcuOnRandomText) {
    const std::vector<std::string> bits = {
        "a",      "B",      "\u00E9", "\u0434", "\u03B1",     "\u05D0",     "\u05F3", "1",
        "\u0662", ".",      ",",      "'",      "\u2019",     "\"",         ":",      ";",
        "_",      "-",      " ",      "  ",     "\n",         "\r\n",       "\r",     "\u0301",
        "\u00AD", "\u200D", "\u200C", "\u202F", "\U0001F600", "\U0001F1E6", "\u2764", "\uFE0F",
        "\u00B7", "\u2028", "\u24C2", "\u0915", "\u093F",     "\u094D",     "\u00A0", "\uFF21"};
    CharClasses classes;
    IcuWords icu;
    for (std::uint32_t seed = 0; seed < 20000; ++seed) {
        const std::string text = test::RandomText(seed).of(bits, 24);
        ASSERT_EQ(our_boundaries(text, classes), icu.boundaries(text))
            << "seed " << seed << ": " << text;
    }
}

TEST(WordBreaking, AgreesWithIcuOnArticles) {
    CharClasses classes;
    IcuWords icu;
    std::size_t compared = 0;
    for (const std::string& text : test::corpus_texts()) {
        std::string plain;
        for (std::size_t at = 0; at < text.size(); at = next_char(text, at)) {
            const Utf8Step step = decode_utf8(text, at);
            const bool left_out = step.code == '@' || is_spaceless(classes.of(step.code));
            plain += left_out ? "-" : text.substr(at, step.length);
        }
        ASSERT_EQ(our_boundaries(plain, classes), icu.boundaries(plain));
        ++compared;
    }
    EXPECT_GT(compared, 4U);
}

} // namespace
} // namespace gazette::text
