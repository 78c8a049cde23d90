// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/folding.h"
#include "common/text/utf8.h"

namespace gazette::text {

namespace {

constexpr char32_t nukta = 0x93C;
constexpr char32_t virama = 0x94D;
constexpr char32_t anusvara = 0x902;

/// The letter that is written for `code` as well.
char32_t common_letter(char32_t code) {
    switch (code) {
    case 0x901: // candrabindu
        return anusvara;
    case 0x90D: // candra e, as in borrowed words
        return 0x90F;
    case 0x911: // candra o
        return 0x913;
    case 0x945:
        return 0x947;
    case 0x949:
        return 0x94B;
    case 0x929: // letters with a nukta that normalisation leaves composed
        return 0x928;
    case 0x931:
        return 0x930;
    case 0x934:
        return 0x933;
    default:
        return code;
    }
}

/// The nasal that is spoken before the consonant `code` when an anusvara is written; 0 for others.
char32_t nasal_before(char32_t code) {
    constexpr char32_t first = 0x915; // ka, then four more of each row and its nasal
    constexpr char32_t row = 5;
    const bool is_stop = code >= first && code < first + 5 * row && (code - first) % row != row - 1;
    // The row of pa begins a letter late: n with a nukta stands between.
    const bool is_labial = code >= 0x92A && code <= 0x92D;
    if (is_labial) {
        return 0x92E;
    }
    return is_stop && code < 0x928 ? first + (code - first) / row * row + row - 1 : 0;
}

} // namespace

std::string fold_devanagari(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    char32_t last = 0;      // what out ends with
    char32_t before_it = 0; // what stands before that
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = decode_utf8(text, at);
        at += step.length;
        if (step.code == nukta) {
            continue;
        }
        const char32_t code = common_letter(step.code);
        if (last == virama && before_it != 0 && before_it == nasal_before(code)) {
            constexpr std::size_t two_letters = 6; // bytes of the nasal and the virama
            out.resize(out.size() - two_letters);
            append_utf8(out, anusvara);
            last = anusvara;
        }
        before_it = last;
        last = code;
        append_utf8(out, code);
    }
    return out;
}

} // namespace gazette::text
