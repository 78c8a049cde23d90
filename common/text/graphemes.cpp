// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/graphemes.h"

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace gazette::text {

namespace {

constexpr std::size_t longest_look_back = 512;

UGraphemeClusterBreak break_class(char32_t value) {
    return static_cast<UGraphemeClusterBreak>(
        u_getIntPropertyValue(static_cast<UChar32>(value), UCHAR_GRAPHEME_CLUSTER_BREAK));
}

bool is_pictographic(char32_t value) {
    return u_hasBinaryProperty(static_cast<UChar32>(value), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

bool is_hangul_pair(UGraphemeClusterBreak left, UGraphemeClusterBreak right) {
    switch (left) {
    case U_GCB_L:
        return right == U_GCB_L || right == U_GCB_V || right == U_GCB_LV || right == U_GCB_LVT;
    case U_GCB_LV:
    case U_GCB_V:
        return right == U_GCB_V || right == U_GCB_T;
    case U_GCB_LVT:
    case U_GCB_T:
        return right == U_GCB_T;
    default: // other classes take no part in syllables
        return false;
    }
}

/// What rules GB11 to GB13 need to know of the cluster so far.
struct ClusterState {
    bool after_pictograph = false; ///< a pictograph, then only Extend
    bool joiner_after_pictograph = false;
    bool odd_regional = false;
};

void advance(ClusterState& state, char32_t value, UGraphemeClusterBreak kind) {
    state.joiner_after_pictograph = kind == U_GCB_ZWJ && state.after_pictograph;
    state.after_pictograph =
        is_pictographic(value) || (state.after_pictograph && kind == U_GCB_EXTEND);
    state.odd_regional = kind == U_GCB_REGIONAL_INDICATOR && !state.odd_regional;
}

bool joins(const ClusterState& state, UGraphemeClusterBreak left, UGraphemeClusterBreak right,
           char32_t right_value) {
    const auto is_control = [](UGraphemeClusterBreak kind) {
        return kind == U_GCB_CONTROL || kind == U_GCB_CR || kind == U_GCB_LF;
    };
    if (is_control(left) || is_control(right)) {
        return left == U_GCB_CR && right == U_GCB_LF;
    }
    if (right == U_GCB_EXTEND || right == U_GCB_ZWJ || right == U_GCB_SPACING_MARK ||
        left == U_GCB_PREPEND || is_hangul_pair(left, right)) {
        return true;
    }
    if (right == U_GCB_REGIONAL_INDICATOR && left == U_GCB_REGIONAL_INDICATOR) {
        return state.odd_regional;
    }
    return state.joiner_after_pictograph && is_pictographic(right_value);
}

std::size_t columns_of(char32_t value) {
    const auto code = static_cast<UChar32>(value);
    switch (u_charType(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
        return 0;
    default: // every other category takes room
        break;
    }
    const UGraphemeClusterBreak kind = break_class(value);
    if (kind == U_GCB_V || kind == U_GCB_T) {
        return 0; // conjoining vowels and finals lie inside the syllable's two columns
    }
    const auto width =
        static_cast<UEastAsianWidth>(u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH));
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

} // namespace

std::size_t next_grapheme(std::string_view text, std::size_t at) noexcept {
    const Utf8Step first = decode_utf8(text, at);
    std::size_t end = at + first.length;
    if (!first.valid) {
        return end;
    }
    if (first.code < 0x80 && first.code != '\r' &&
        (end == text.size() || static_cast<unsigned char>(text[end]) < 0x80)) {
        return end;
    }
    ClusterState state;
    UGraphemeClusterBreak left = break_class(first.code);
    advance(state, first.code, left);
    while (end < text.size()) {
        const Utf8Step next = decode_utf8(text, end);
        const UGraphemeClusterBreak right = break_class(next.code);
        if (!next.valid || !joins(state, left, right, next.code)) {
            break;
        }
        advance(state, next.code, right);
        left = right;
        end += next.length;
    }
    return end;
}

std::size_t grapheme_floor(std::string_view text, std::size_t at) noexcept {
    if (at >= text.size()) {
        return text.size();
    }
    at = char_floor(text, at);
    if (at == 0) {
        return 0;
    }
    const auto is_plain = [&text](std::size_t place) {
        const auto byte = static_cast<unsigned char>(text[place]);
        return byte < 0x80 && byte != '\n';
    };
    if (is_plain(at) && is_plain(at - 1)) {
        return at;
    }
    // Clusters are only known forwards: start after the last plain ASCII pair within reach.
    std::size_t start = at > longest_look_back ? char_floor(text, at - longest_look_back) : 0;
    for (std::size_t place = at; place > start + 1; --place) {
        if (place < at && is_plain(place) && is_plain(place - 1)) {
            start = place;
            break;
        }
    }
    std::size_t boundary = start;
    while (boundary < at) {
        const std::size_t next = next_grapheme(text, boundary);
        if (next > at) {
            break;
        }
        boundary = next;
    }
    const bool cut_short = boundary == start && start != 0 && at - start > longest_look_back - 8;
    return cut_short ? at : boundary;
}

std::size_t count_graphemes(std::string_view text) noexcept {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at = next_grapheme(text, at)) {
        ++count;
    }
    return count;
}

std::size_t display_columns(std::string_view text) noexcept {
    std::size_t columns = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const Utf8Step code = decode_utf8(text, at);
        const std::size_t end = at + code.length;
        if (code.code < 0x80) {
            columns += code.code >= 0x20 && code.code != 0x7F ? 1U : 0U;
            at = end;
            continue;
        }
        const std::size_t cluster = code.valid ? next_grapheme(text, at) : end;
        std::size_t wide = columns_of(code.code);
        for (std::size_t inside = end; inside < cluster;) {
            const Utf8Step part = decode_utf8(text, inside);
            wide = part.code == 0xFE0F || wide == 2 ? 2 : wide + columns_of(part.code);
            inside += part.length;
        }
        columns += wide;
        at = cluster;
    }
    return columns;
}

} // namespace gazette::text
