// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/char_class.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace gazette::text {

namespace {

constexpr std::array<CharClass, 128> make_ascii_classes() {
    std::array<CharClass, 128> classes{};
    for (unsigned letter = 'a'; letter <= 'z'; ++letter) {
        classes[letter] = CharClass::Letter;
        classes[letter - 'a' + 'A'] = CharClass::Letter;
    }
    for (unsigned digit = '0'; digit <= '9'; ++digit) {
        classes[digit] = CharClass::Numeric;
    }
    classes['\r'] = CharClass::Cr;
    classes['\n'] = CharClass::Lf;
    classes['\v'] = CharClass::Newline;
    classes['\f'] = CharClass::Newline;
    classes[' '] = CharClass::Space;
    classes['_'] = CharClass::ExtendNumLet;
    classes['\''] = CharClass::SingleQuote;
    classes['"'] = CharClass::DoubleQuote;
    classes['.'] = CharClass::MidNumLet;
    classes[','] = CharClass::MidNum;
    classes[';'] = CharClass::MidNum;
    return classes; // the colon is no MidLetter: CLDR's root rules take it out
}

CharClass class_of_property(UWordBreakValues value) {
    switch (value) {
    case U_WB_CR:
        return CharClass::Cr;
    case U_WB_LF:
        return CharClass::Lf;
    case U_WB_NEWLINE:
        return CharClass::Newline;
    case U_WB_EXTEND:
        return CharClass::Extend;
    case U_WB_ZWJ:
        return CharClass::Joiner;
    case U_WB_FORMAT:
        return CharClass::Format;
    case U_WB_REGIONAL_INDICATOR:
        return CharClass::Regional;
    case U_WB_ALETTER:
        return CharClass::Letter;
    case U_WB_HEBREW_LETTER:
        return CharClass::Hebrew;
    case U_WB_KATAKANA:
        return CharClass::Ideograph;
    case U_WB_NUMERIC:
        return CharClass::Numeric;
    case U_WB_EXTENDNUMLET:
        return CharClass::ExtendNumLet;
    case U_WB_SINGLE_QUOTE:
        return CharClass::SingleQuote;
    case U_WB_DOUBLE_QUOTE:
        return CharClass::DoubleQuote;
    case U_WB_MIDNUMLET:
        return CharClass::MidNumLet;
    case U_WB_MIDLETTER:
        return CharClass::MidLetter;
    case U_WB_MIDNUM:
        return CharClass::MidNum;
    case U_WB_WSEGSPACE:
        return CharClass::Space;
    default: // Other, and the emoji classes that Unicode 11 withdrew
        return CharClass::Other;
    }
}

} // namespace

constexpr std::array<CharClass, 128> ascii_classes = make_ascii_classes();

CharClass CharClasses::look_up(char32_t value) {
    const auto code = static_cast<UChar32>(value);
    if (value == 0xFE55 || value == 0xFF1A) {
        return CharClass::Other; // small and full-width colon, as the plain one
    }
    const CharClass kind = class_of_property(
        static_cast<UWordBreakValues>(u_getIntPropertyValue(code, UCHAR_WORD_BREAK)));
    if (kind != CharClass::Letter && kind != CharClass::Other) {
        return kind;
    }
    const auto script = static_cast<UScriptCode>(u_getIntPropertyValue(code, UCHAR_SCRIPT));
    if (kind == CharClass::Letter && script == USCRIPT_HANGUL) {
        return CharClass::Hangul;
    }
    const bool spaceless = script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
                           script == USCRIPT_KATAKANA || script == USCRIPT_BOPOMOFO;
    // Radicals are symbols to Unicode, but folding makes them the ideographs they stand for.
    if (spaceless && (u_isUAlphabetic(code) != 0 || u_charType(code) == U_OTHER_SYMBOL)) {
        return CharClass::Ideograph;
    }
    if (kind == CharClass::Other &&
        u_getIntPropertyValue(code, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) {
        return CharClass::Dictionary;
    }
    return kind;
}

CharClass CharClasses::fill(char32_t value) {
    auto page = std::make_unique<Page>();
    const char32_t first = value & ~char32_t{0xFF};
    for (char32_t offset = 0; offset < 256; ++offset) {
        (*page)[offset] = look_up(first + offset);
    }
    const CharClass kind = (*page)[value & 0xFFU];
    pages_[value >> 8U] = std::move(page);
    return kind;
}

} // namespace gazette::text
