// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/vietnamese_syllables.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/utf8.h"

namespace gazette::text {

namespace {

/// Twelve vowels, each without a tone and with the five.
constexpr std::u32string_view vowels = U"a\u00E0\u00E1\u1EA3\u00E3\u1EA1"
                                       U"\u0103\u1EB1\u1EAF\u1EB3\u1EB5\u1EB7"
                                       U"\u00E2\u1EA7\u1EA5\u1EA9\u1EAB\u1EAD"
                                       U"e\u00E8\u00E9\u1EBB\u1EBD\u1EB9"
                                       U"\u00EA\u1EC1\u1EBF\u1EC3\u1EC5\u1EC7"
                                       U"i\u00EC\u00ED\u1EC9\u0129\u1ECB"
                                       U"o\u00F2\u00F3\u1ECF\u00F5\u1ECD"
                                       U"\u00F4\u1ED3\u1ED1\u1ED5\u1ED7\u1ED9"
                                       U"\u01A1\u1EDD\u1EDB\u1EDF\u1EE1\u1EE3"
                                       U"u\u00F9\u00FA\u1EE7\u0169\u1EE5"
                                       U"\u01B0\u1EEB\u1EE9\u1EED\u1EEF\u1EF1"
                                       U"y\u1EF3\u00FD\u1EF7\u1EF9\u1EF5";
constexpr std::size_t spellings = 6; ///< of one vowel
static_assert(vowels.size() == 12 * spellings);

constexpr char32_t with_horn_o = 0x1A1;
constexpr char32_t with_horn_u = 0x1B0;
constexpr char32_t barred_d = 0x111;

/// Whether letters make a syllable as far as accents go: three vowels and one tone at most, one
/// vowel with a mark of its own (or \u01B0\u01A1), a barred d in front only.
class SyllableCheck {
  public:
    [[nodiscard]] bool admit(char32_t code) {
        constexpr std::size_t most_letters = 7; // nghi\u00EAng
        if (++letters_ > most_letters) {
            return false;
        }
        const std::size_t place = vowels.find(code);
        if (place != std::u32string_view::npos) {
            return admit_vowel(vowels[place / spellings * spellings], place % spellings != 0);
        }
        last_ = code;
        return code == barred_d ? letters_ == 1 : code >= 'a' && code <= 'z';
    }

  private:
    bool admit_vowel(char32_t plain, bool has_tone) {
        constexpr std::size_t most_vowels = 3;
        const bool is_marked = plain >= 0x80;
        const bool is_pair = last_ == with_horn_u && plain == with_horn_o;
        const bool fits = ++vowels_ <= most_vowels && !(is_marked && marked_ && !is_pair) &&
                          !(has_tone && has_tone_);
        marked_ = marked_ || is_marked;
        has_tone_ = has_tone_ || has_tone;
        last_ = plain;
        return fits;
    }

    std::size_t letters_ = 0;
    std::size_t vowels_ = 0;
    bool marked_ = false;
    bool has_tone_ = false;
    char32_t last_ = 0;
};

bool is_syllable(std::string_view word) {
    SyllableCheck check;
    for (std::size_t at = 0; at < word.size();) {
        const Utf8Step step = decode_utf8(word, at);
        if (!step.valid || !check.admit(step.code)) {
            return false;
        }
        at += step.length;
    }
    return true;
}

struct Ending {
    std::string_view older;
    std::string_view newer;
};

/// Five tones on oa, oe and uy.
constexpr std::array endings = {
    Ending{"\u00F2a", "o\u00E0"}, Ending{"\u00F3a", "o\u00E1"}, Ending{"\u1ECFa", "o\u1EA3"},
    Ending{"\u00F5a", "o\u00E3"}, Ending{"\u1ECDa", "o\u1EA1"}, Ending{"\u00F2e", "o\u00E8"},
    Ending{"\u00F3e", "o\u00E9"}, Ending{"\u1ECFe", "o\u1EBB"}, Ending{"\u00F5e", "o\u1EBD"},
    Ending{"\u1ECDe", "o\u1EB9"}, Ending{"\u00F9y", "u\u1EF3"}, Ending{"\u00FAy", "u\u00FD"},
    Ending{"\u1EE7y", "u\u1EF7"}, Ending{"\u0169y", "u\u1EF9"}, Ending{"\u1EE5y", "u\u1EF5"},
};

} // namespace

std::string vietnamese_term(std::string_view casefolded, std::string_view folded) {
    if (!is_syllable(casefolded)) {
        return std::string(folded);
    }
    std::string word(casefolded);
    const auto* ending =
        std::ranges::find_if(endings, [&](const Ending& one) { return word.ends_with(one.older); });
    if (ending != endings.end()) {
        word.replace(word.size() - ending->older.size(), ending->older.size(), ending->newer);
    }
    return word;
}

} // namespace gazette::text
