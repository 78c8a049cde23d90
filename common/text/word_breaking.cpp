// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/word_breaking.h"

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace gazette::text {

namespace {

/// A character with its class, or the end of the text.
struct Place {
    char32_t value = 0;
    CharClass kind = CharClass::Newline; // the end stops every rule, as a line break does
    std::size_t end = 0;
    bool valid = false;
};

Place read(std::string_view text, std::size_t at, CharClasses& classes) {
    if (at >= text.size()) {
        return {.end = at};
    }
    const Utf8Step code = decode_utf8(text, at);
    const CharClass kind = code.valid ? classes.of(code.code) : CharClass::Newline;
    return {code.code, kind, at + code.length, code.valid};
}

/// The character after `at`, what attaches to its forerunner left out.
Place read_past_attached(std::string_view text, std::size_t at, CharClasses& classes) {
    Place place = read(text, at, classes);
    while (is_attached(place.kind)) {
        place = read(text, place.end, classes);
    }
    return place;
}

bool is_line_break(CharClass kind) {
    return kind == CharClass::Cr || kind == CharClass::Lf || kind == CharClass::Newline;
}

/// Rules WB5, WB8 to WB10, WB13 to WB13b: two neighbours that belong together. Katakana meets the
/// underscore only in UAX #29; here runs of kana stand alone.
bool pairs(CharClass left, CharClass right) {
    if (left == CharClass::Ideograph || left == CharClass::Dictionary) {
        return left == right;
    }
    const auto is_word = [](CharClass kind) {
        return is_letter(kind) || kind == CharClass::Numeric || kind == CharClass::ExtendNumLet;
    };
    return is_word(left) && is_word(right);
}

/// Rules WB6, WB7, WB7b, WB7c, WB11, WB12: whether `middle` joins what is on its two sides.
bool bridges(CharClass left, CharClass middle, CharClass right) {
    const bool quote_or_dot = middle == CharClass::MidNumLet || middle == CharClass::SingleQuote;
    if (is_letter(left) && is_letter(right) && (quote_or_dot || middle == CharClass::MidLetter)) {
        return true;
    }
    if (left == CharClass::Numeric && right == CharClass::Numeric &&
        (quote_or_dot || middle == CharClass::MidNum)) {
        return true;
    }
    return left == CharClass::Hebrew && right == CharClass::Hebrew &&
           middle == CharClass::DoubleQuote;
}

bool can_bridge(CharClass kind) {
    return kind == CharClass::MidNumLet || kind == CharClass::SingleQuote ||
           kind == CharClass::MidLetter || kind == CharClass::MidNum ||
           kind == CharClass::DoubleQuote;
}

} // namespace

std::size_t word_segment_end(std::string_view text, std::size_t begin, CharClasses& classes) {
    const Place first = read(text, begin, classes);
    if (first.kind == CharClass::Cr) {
        const Place next = read(text, first.end, classes);
        return next.kind == CharClass::Lf ? next.end : first.end;
    }
    if (is_line_break(first.kind)) {
        return first.end;
    }
    // `left` is the last character that counts, `nearest` the last one of any kind.
    CharClass left = is_attached(first.kind) ? CharClass::Other : first.kind;
    CharClass nearest = first.kind;
    bool lone_regional = first.kind == CharClass::Regional;
    std::size_t end = first.end;
    while (true) {
        const Place next = read(text, end, classes);
        if (is_line_break(next.kind)) {
            return end;
        }
        if (is_attached(next.kind)) {
            nearest = next.kind;
            end = next.end;
            continue;
        }
        const bool emoji_sequence =
            nearest == CharClass::Joiner &&
            u_hasBinaryProperty(static_cast<UChar32>(next.value), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
        const bool spaces = nearest == CharClass::Space && next.kind == CharClass::Space;
        const bool flag = lone_regional && next.kind == CharClass::Regional;
        if (emoji_sequence || spaces || flag || pairs(left, next.kind)) {
            lone_regional = next.kind == CharClass::Regional && !flag;
            left = nearest = next.kind;
            end = next.end;
            continue;
        }
        if (!can_bridge(next.kind)) {
            return end;
        }
        const Place after = read_past_attached(text, next.end, classes);
        if (bridges(left, next.kind, after.kind)) {
            left = nearest = after.kind;
            end = after.end;
        } else if (left == CharClass::Hebrew && next.kind == CharClass::SingleQuote) {
            left = nearest = next.kind;
            end = next.end;
        } else {
            return end;
        }
    }
}

} // namespace gazette::text
