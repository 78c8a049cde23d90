// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/folding.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "common/base/error.h"
#include "common/text/analyzer.h"
#include "common/text/utf16.h"
#include "common/text/utf8.h"

namespace gazette::text {

namespace {

bool is_mark(UChar32 code) {
    return (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0;
}

/// Never of use in a word, and refused by terminals and terms alike.
bool is_dropped(UChar32 code) {
    return (U_GET_GC_MASK(code) & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK)) != 0;
}

/// Tabs and line breaks, which must not join the words on their two sides.
bool is_control_blank(char32_t code) {
    return (code >= 0x9 && code <= 0xD) || code == 0x85;
}

char lower_ascii(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                : character;
}

std::string casefold_ascii(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (const char character : text) {
        if (static_cast<unsigned char>(character) >= 0x20 && character != 0x7F) {
            folded.push_back(lower_ascii(character));
        } else if (is_control_blank(static_cast<unsigned char>(character))) {
            folded.push_back(' ');
        }
    }
    return folded;
}

/// What folding would drop anyway; left in, it would hide a long run of marks from the count.
bool is_ignorable(char32_t value) {
    return value >= 0xAD && u_hasBinaryProperty(static_cast<UChar32>(value),
                                                UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

/// UTF-16 of the valid characters, marks past the cap left out.
std::u16string to_utf16_with_capped_marks(std::string_view text) {
    std::u16string out;
    out.reserve(text.size());
    std::size_t marks = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step code = decode_utf8(text, at);
        at += code.length;
        if (!code.valid || is_ignorable(code.code)) {
            continue;
        }
        marks = code.code >= 0x300 && is_mark(static_cast<UChar32>(code.code)) ? marks + 1 : 0;
        if (marks <= max_marks) {
            append_utf16(out, code.code);
        }
    }
    return out;
}

/// Thai and Lao am come out of NFKC as a ring and an aa, which no dictionary knows: they are put
/// together again.
void append_folded(std::string& out, char32_t value) {
    const bool is_thai = value == 0xE32 && out.ends_with("\u0E4D");
    if (is_thai || (value == 0xEB2 && out.ends_with("\u0ECD"))) {
        out.resize(out.size() - 3);
        append_utf8(out, value + 1);
    } else {
        append_utf8(out, value);
    }
}

const UNormalizer2* casefolding_normalizer() {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* normalizer = unorm2_getNFKCCasefoldInstance(&status);
    if (U_FAILURE(status) != 0) {
        throw Error(ErrorKind::Internal,
                    std::string("ICU has no case folding data: ") + u_errorName(status));
    }
    return normalizer;
}

std::u16string normalize(std::u16string_view text) {
    const UNormalizer2* normalizer = casefolding_normalizer();
    std::u16string out(text.size() + text.size() / 2 + 16, u'\0');
    while (true) {
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t length =
            unorm2_normalize(normalizer, text.data(), static_cast<std::int32_t>(text.size()),
                             out.data(), static_cast<std::int32_t>(out.size()), &status);
        if (status == U_BUFFER_OVERFLOW_ERROR) {
            out.resize(static_cast<std::size_t>(length));
            continue;
        }
        if (U_FAILURE(status) != 0) {
            throw Error(ErrorKind::Internal,
                        std::string("ICU cannot fold case: ") + u_errorName(status));
        }
        out.resize(static_cast<std::size_t>(length));
        return out;
    }
}

} // namespace

std::string casefold(std::string_view text) {
    if (is_ascii(text)) {
        return casefold_ascii(text);
    }
    const std::u16string folded = normalize(to_utf16_with_capped_marks(text));
    std::string out;
    out.reserve(folded.size() * 2);
    for (std::size_t at = 0; at < folded.size();) {
        const auto code = static_cast<UChar32>(next_utf16(folded, at));
        const std::int32_t digit = code > 0x7F ? u_charDigitValue(code) : -1;
        if (digit >= 0 && u_charType(code) == U_DECIMAL_DIGIT_NUMBER) {
            out.push_back(static_cast<char>('0' + digit));
        } else if (is_control_blank(static_cast<char32_t>(code))) {
            out.push_back(' ');
        } else if (!is_dropped(code)) {
            append_folded(out, static_cast<char32_t>(code));
        }
    }
    return out;
}

std::string lower_turkish_i(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 8);
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step code = decode_utf8(text, at);
        if (code.code == 'I') {
            // A dot written after I makes it the dotted letter.
            const bool dotted = at + 1 < text.size() && decode_utf8(text, at + 1).code == 0x307;
            append_utf8(out, dotted ? U'i' : U'\u0131');
            at += dotted ? 3 : 1;
            continue;
        }
        if (code.code == 0x130) {
            out.push_back('i');
        } else {
            out.append(text.substr(at, code.length));
        }
        at += code.length;
    }
    return out;
}

std::string keep_word_characters(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step code = decode_utf8(text, at);
        bool kept = false;
        if (code.code < 0x80) {
            const char lower = lower_ascii(text[at]);
            kept = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        } else if (code.valid) {
            const auto value = static_cast<UChar32>(code.code);
            constexpr auto word_mask = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
            const bool apostrophe_letter = value == 0x2BC || value == 0x2BB;
            kept = (U_GET_GC_MASK(value) & word_mask) != 0 && !apostrophe_letter;
        }
        if (kept) {
            out.append(text.substr(at, code.length));
        }
        at += code.length;
    }
    return out;
}

std::string fold(std::string_view text) {
    if (is_ascii(text)) {
        return casefold_ascii(text);
    }
    return strip_accents(casefold(text));
}

} // namespace gazette::text
