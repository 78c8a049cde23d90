// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include "common/base/error.h"
#include "common/text/folding.h"
#include "common/text/han_variants.h"
#include "common/text/utf16.h"
#include "common/text/utf8.h"

namespace gazette::text {

namespace {

struct Replacement {
    char32_t from;
    std::string_view to;
};

/// Letters that Unicode does not decompose, but people type without their strokes.
constexpr std::array latin_letters = {
    Replacement{0xE6, "ae"}, Replacement{0xF0, "d"},   Replacement{0xF8, "o"},
    Replacement{0xFE, "th"}, Replacement{0x111, "d"},  Replacement{0x127, "h"},
    Replacement{0x131, "i"}, Replacement{0x138, "k"},  Replacement{0x142, "l"},
    Replacement{0x14B, "n"}, Replacement{0x153, "oe"}, Replacement{0x167, "t"},
    Replacement{0x180, "b"}, Replacement{0x199, "k"},  Replacement{0x1B4, "y"},
    Replacement{0x1B6, "z"}, Replacement{0x1E5, "g"},  Replacement{0x237, "j"},
    Replacement{0x253, "b"}, Replacement{0x256, "d"},  Replacement{0x257, "d"},
    Replacement{0x268, "i"}, Replacement{0x272, "n"},
};

/// Forms of one letter that Arabic, Persian and Urdu typists use for each other.
constexpr std::array arabic_letters = {
    Replacement{0x622, "\u0627"}, Replacement{0x623, "\u0627"}, Replacement{0x624, "\u0648"},
    Replacement{0x625, "\u0627"}, Replacement{0x626, "\u064A"}, Replacement{0x629, "\u0647"},
    Replacement{0x640, ""},       Replacement{0x649, "\u064A"}, Replacement{0x671, "\u0627"},
    Replacement{0x6A9, "\u0643"}, Replacement{0x6C0, "\u0647"}, Replacement{0x6C1, "\u0647"},
    Replacement{0x6C2, "\u0647"}, Replacement{0x6C3, "\u0647"}, Replacement{0x6CC, "\u064A"},
    Replacement{0x6D2, "\u064A"},
};

constexpr std::array cyrillic_letters = {
    Replacement{0x450, "\u0435"},
    Replacement{0x451, "\u0435"},
    Replacement{0x45D, "\u0438"},
};

template <std::size_t count>
constexpr bool is_ascending(const std::array<Replacement, count>& table) {
    return std::ranges::is_sorted(table, {}, &Replacement::from);
}
static_assert(std::ranges::is_sorted(han_variants::traditional));
static_assert(is_ascending(latin_letters) && is_ascending(arabic_letters) &&
              is_ascending(cyrillic_letters));

template <std::size_t count>
void append_replaced(std::string& out, char32_t value,
                     const std::array<Replacement, count>& table) {
    const auto* row = std::ranges::lower_bound(table, value, {}, &Replacement::from);
    if (row != table.end() && row->from == value) {
        out.append(row->to);
    } else {
        append_utf8(out, value);
    }
}

bool is_mark(UChar32 value) {
    return (U_GET_GC_MASK(value) & U_GC_M_MASK) != 0;
}

/// The letters that `value` is composed of, its marks left out.
void append_bases(std::string& out, char32_t value) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* normalizer = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status) != 0) {
        throw Error(ErrorKind::Internal,
                    std::string("ICU has no normalisation data: ") + u_errorName(status));
    }
    std::array<char16_t, 32> parts{};
    const std::int32_t length =
        unorm2_getDecomposition(normalizer, static_cast<UChar32>(value), parts.data(),
                                static_cast<std::int32_t>(parts.size()), &status);
    if (length < 0 || U_FAILURE(status) != 0) {
        append_replaced(out, value, latin_letters);
        return;
    }
    const std::u16string_view letters(parts.data(), static_cast<std::size_t>(length));
    for (std::size_t at = 0; at < letters.size();) {
        const char32_t part = next_utf16(letters, at);
        if (!is_mark(static_cast<UChar32>(part))) {
            append_replaced(out, part, latin_letters);
        }
    }
}

/// The ideograph that simplified Chinese writes for `value`.
char32_t simplified(char32_t value) {
    using han_variants::traditional;
    const auto letter = static_cast<char16_t>(value);
    const auto* const found = std::ranges::lower_bound(traditional, letter);
    const bool is_there = value <= 0xFFFF && found != traditional.end() && *found == letter;
    return is_there
               ? han_variants::simplified[static_cast<std::size_t>(found - traditional.begin())]
               : value;
}

UScriptCode script_of(char32_t value) {
    return static_cast<UScriptCode>(
        u_getIntPropertyValue(static_cast<UChar32>(value), UCHAR_SCRIPT));
}

/// Scripts whose marks are no part of spelling as searchers type it.
bool drops_marks(UScriptCode script) {
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC ||
           script == USCRIPT_HEBREW || script == USCRIPT_ARABIC || script == USCRIPT_COMMON;
}

void append_letter(std::string& out, char32_t value, UScriptCode script) {
    switch (script) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
        append_bases(out, value);
        return;
    case USCRIPT_CYRILLIC:
        append_replaced(out, value, cyrillic_letters);
        return;
    case USCRIPT_ARABIC:
    case USCRIPT_COMMON: // the tatweel is shared by several scripts
        append_replaced(out, value, arabic_letters);
        return;
    case USCRIPT_HAN:
        append_utf8(out, simplified(value));
        return;
    default: // every other script keeps its letters
        append_utf8(out, value);
    }
}

} // namespace

std::string strip_accents(std::string_view casefolded) {
    std::string out;
    out.reserve(casefolded.size());
    UScriptCode base = USCRIPT_COMMON;
    bool is_devanagari = false;
    for (std::size_t at = 0; at < casefolded.size();) {
        const Utf8Step code = decode_utf8(casefolded, at);
        at += code.length;
        if (code.code < 0x80) {
            const bool is_alpha = code.code >= 'a' && code.code <= 'z';
            base = is_alpha ? USCRIPT_LATIN : USCRIPT_COMMON;
            out.push_back(static_cast<char>(code.code));
            continue;
        }
        const UScriptCode script = script_of(code.code);
        is_devanagari = is_devanagari || script == USCRIPT_DEVANAGARI;
        if (is_mark(static_cast<UChar32>(code.code))) {
            const UScriptCode owner = script == USCRIPT_INHERITED ? base : script;
            if (!drops_marks(owner)) {
                append_utf8(out, code.code);
            }
            continue;
        }
        base = script;
        append_letter(out, code.code, script);
    }
    return is_devanagari ? fold_devanagari(out) : out;
}

} // namespace gazette::text
