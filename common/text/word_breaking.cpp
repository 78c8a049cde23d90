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

/// A segment as far as it has been read.
struct Segment {
    CharClass left = CharClass::Other;    ///< the last character that counts for the rules
    CharClass nearest = CharClass::Other; ///< the last one of any kind
    bool has_lone_regional = false;       ///< half a flag stands at its end
    std::size_t end = 0;

    void append(CharClass kind, std::size_t new_end) {
        left = nearest = kind;
        end = new_end;
    }
};

Segment begin_segment(const Place& first) {
    return {.left = is_attached(first.kind) ? CharClass::Other : first.kind,
            .nearest = first.kind,
            .has_lone_regional = first.kind == CharClass::Regional,
            .end = first.end};
}

/// Rules WB3c, WB3d, WB5 to WB16 for the character `next`, which joins what is before it at once.
bool append_neighbour(Segment& segment, const Place& next) {
    const bool is_emoji_sequence =
        segment.nearest == CharClass::Joiner &&
        u_hasBinaryProperty(static_cast<UChar32>(next.value), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
    const bool are_spaces = segment.nearest == CharClass::Space && next.kind == CharClass::Space;
    const bool is_flag = segment.has_lone_regional && next.kind == CharClass::Regional;
    if (!is_emoji_sequence && !are_spaces && !is_flag && !pairs(segment.left, next.kind)) {
        return false;
    }
    segment.has_lone_regional = next.kind == CharClass::Regional && !is_flag;
    segment.append(next.kind, next.end);
    return true;
}

/// Rules WB6, WB7, WB7a to WB7c, WB11, WB12 for the mark `middle` and what comes after it.
bool append_bridge(Segment& segment, const Place& middle, const Place& after) {
    if (bridges(segment.left, middle.kind, after.kind)) {
        segment.append(after.kind, after.end);
        return true;
    }
    if (segment.left == CharClass::Hebrew && middle.kind == CharClass::SingleQuote) {
        segment.append(middle.kind, middle.end);
        return true;
    }
    return false;
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
    Segment segment = begin_segment(first);
    while (true) {
        const Place next = read(text, segment.end, classes);
        if (is_attached(next.kind)) {
            segment.nearest = next.kind;
            segment.end = next.end;
        } else if (is_line_break(next.kind)) {
            return segment.end;
        } else if (!append_neighbour(segment, next)) {
            if (!can_bridge(next.kind) ||
                !append_bridge(segment, next, read_past_attached(text, next.end, classes))) {
                return segment.end;
            }
        }
    }
}

} // namespace gazette::text
