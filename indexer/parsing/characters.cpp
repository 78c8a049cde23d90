// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/characters.h"

#include <algorithm>

#include "common/base/utf8.h"

namespace gazette::indexer {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Without a branch, so that the compiler does many at a time.
constexpr char lower_ascii(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_capital = static_cast<unsigned char>(byte - 'A') < 26;
    return static_cast<char>(byte | (is_capital ? 0x20 : 0));
}

// Soft hyphen, zero-width marks, BOM: nothing to see, but no gap between words either.
bool is_invisible(char32_t code) noexcept {
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF;
}

bool matches_ascii(std::string_view text, std::string_view part) noexcept {
    for (std::size_t i = 0; i < part.size(); ++i) {
        if (lower_ascii(text[i]) != part[i]) {
            return false;
        }
    }
    return true;
}

// Latin Extended-A and the Vietnamese block alternate capital and small; in two stretches of the
// former (and in U+0178) the capital is the odd one.
bool alternates_odd(char32_t code) noexcept {
    return (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
}

bool alternates(char32_t code) noexcept {
    return (code >= 0x100 && code <= 0x17F && code != 0x131 && code != 0x138 && code != 0x149 &&
            code != 0x17F && code != 0x178) ||
           (code >= 0x1E00 && code <= 0x1E95) || (code >= 0x1EA0 && code <= 0x1EFF) ||
           (code >= 0x460 && code <= 0x481) || (code >= 0x48A && code <= 0x4BF) ||
           (code >= 0x4D0 && code <= 0x52F);
}

} // namespace

Character detail::long_character_at(std::string_view text, std::size_t at) noexcept {
    const Utf8Step step = decode_utf8(text, at);
    return step.valid ? Character{step.code, step.length} : Character{replacement, 1};
}

Character character_before(std::string_view text, std::size_t end) noexcept {
    std::size_t begin = end - 1;
    while (begin > 0 && end - begin < 4 && is_continuation_byte(text[begin])) {
        --begin;
    }
    const Character found = character_at(text, begin);
    return begin + found.size == end ? found : Character{replacement, 1};
}

bool is_upper(char32_t code) noexcept {
    if (code < 0x80) {
        return code >= 'A' && code <= 'Z';
    }
    if (alternates(code)) {
        return (code % 2 == 1) == alternates_odd(code);
    }
    return (code >= 0xC0 && code <= 0xDE && code != 0xD7) || code == 0x178 ||
           (code >= 0x386 && code <= 0x3AB && code != 0x390) || (code >= 0x400 && code <= 0x42F) ||
           (code >= 0x531 && code <= 0x556);
}

char32_t to_lower(char32_t code) noexcept {
    if (!is_upper(code)) {
        return code;
    }
    if (code < 0x80) {
        return code + 0x20;
    }
    if (alternates(code)) {
        return code == 0x130 ? U'i' : code + 1;
    }
    if (code == 0x178) {
        return 0xFF;
    }
    if (code >= 0x400 && code <= 0x40F) {
        return code + 0x50;
    }
    if (code >= 0x531) {
        return code + 0x30;
    }
    switch (code) {
    case 0x386:
        return 0x3AC;
    case 0x388:
    case 0x389:
    case 0x38A:
        return code + 0x25;
    case 0x38C:
        return 0x3CC;
    case 0x38E:
    case 0x38F:
        return code + 0x3F;
    default:
        return code + 0x20;
    }
}

bool is_lower(char32_t code) noexcept {
    if (code < 0x80) {
        return code >= 'a' && code <= 'z';
    }
    return is_letter(code) && !is_upper(code) &&
           ((code >= 0xDF && code <= 0x24F) || (code >= 0x390 && code <= 0x3CE) ||
            (code >= 0x430 && code <= 0x52F) || (code >= 0x561 && code <= 0x587) ||
            (code >= 0x1E00 && code <= 0x1EFF));
}

bool is_letter(char32_t code) noexcept {
    if (code < 0x80) {
        return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
    }
    if (code < 0xC0) {
        return code == 0xAA || code == 0xB5 || code == 0xBA;
    }
    if (code == 0xD7 || code == 0xF7 || is_blank(code)) {
        return false;
    }
    // Punctuation, symbols and dingbats; CJK and half-width punctuation; private use, specials.
    return !(code >= 0x2000 && code <= 0x2BFF) && !(code >= 0x3000 && code <= 0x3004) &&
           !(code >= 0x3008 && code <= 0x3020) && !(code >= 0xE000 && code <= 0xF8FF) &&
           !(code >= 0xFF00 && code <= 0xFF20) && code < 0x1F000 && code != replacement;
}

bool is_blank(char32_t code) noexcept {
    return code <= 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || (code >= 0x2028 && code <= 0x202F) ||
           code == 0x205F || code == 0x3000;
}

std::string_view trim(std::string_view text) noexcept {
    while (!text.empty()) {
        const Character first = character_at(text, 0);
        if (!is_blank(first.code) && !is_invisible(first.code)) {
            break;
        }
        text.remove_prefix(first.size);
    }
    while (!text.empty()) {
        const Character last = character_before(text, text.size());
        if (!is_blank(last.code) && !is_invisible(last.code)) {
            break;
        }
        text.remove_suffix(last.size);
    }
    return text;
}

std::string lower_case(std::string_view text) {
    std::string lower;
    lower.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t run = ascii_prefix(text.substr(at));
        const std::size_t begin = lower.size();
        lower.append(text, at, run);
        std::transform(lower.begin() + static_cast<std::ptrdiff_t>(begin), lower.end(),
                       lower.begin() + static_cast<std::ptrdiff_t>(begin), lower_ascii);
        at += run;
        if (at < text.size()) {
            const Character character = character_at(text, at);
            append_utf8(lower, to_lower(character.code));
            at += character.size;
        }
    }
    return lower;
}

std::string in_utf8(std::string_view text) {
    std::string valid;
    append_repaired_utf8(valid, text);
    return valid;
}

std::string collapse_blanks(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    // Words are copied whole: `begin` is where the one at hand begins.
    std::size_t begin = 0;
    const auto end_word = [&](std::size_t end) {
        if (end > begin) {
            result.append(result.empty() ? "" : " ").append(text, begin, end - begin);
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (is_blank(character.code)) {
            end_word(at);
            begin = at + character.size;
        }
        at += character.size;
    }
    end_word(text.size());
    return result;
}

bool starts_with_ascii(std::string_view text, std::string_view prefix) noexcept {
    return text.size() >= prefix.size() && matches_ascii(text, prefix);
}

std::size_t find_ascii(std::string_view text, std::string_view part) noexcept {
    for (std::size_t at = 0; at + part.size() <= text.size(); ++at) {
        if (matches_ascii(text.substr(at), part)) {
            return at;
        }
    }
    return std::string_view::npos;
}

std::size_t count_words(std::string_view text) noexcept {
    std::size_t words = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        const bool blank = is_blank(character.code);
        words += !blank && !inside ? 1U : 0U;
        inside = !blank;
        at += character.size;
    }
    return words;
}

} // namespace gazette::indexer
