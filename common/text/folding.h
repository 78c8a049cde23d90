// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gazette::text {

/// Combining marks kept on one base character; the rest is dropped before normalisation, whose time
/// is quadratic in their number. UAX #15's stream-safe format allows 30.
inline constexpr std::size_t max_marks = 30;

/// NFKC case folding of `text` (Unicode 15, section 3.13), with broken UTF-8, control and invisible
/// format characters left out, marks capped (max_marks), digits of every script made ASCII, and
/// Thai and Lao am kept in one piece. Accents stay: this is what stemmers of accented languages are
/// fed.
[[nodiscard]] std::string casefold(std::string_view text);

/// Casefolded text without what searchers do not type:
/// - marks on Latin and Greek letters, Hebrew and Arabic vowel marks, stress marks on Cyrillic;
/// - Cyrillic ё becomes е; й, ї, ў and the like are letters of their own and stay;
/// - Latin letters that Unicode does not decompose: ø o, ł l, đ d, ı i, æ ae, œ oe, þ th, ð d ...;
/// - Arabic alef forms become bare alef, teh marbuta heh, alef maksura and Persian yeh yeh, Persian
///   kaf kaf, hamza on a carrier the carrier; tatweel goes;
/// - ideographs of traditional Chinese become simplified ones;
/// - Devanagari as fold_devanagari says;
/// - marks that spell words (Tamil, Thai ...) stay.
[[nodiscard]] std::string strip_accents(std::string_view casefolded);

/// `text` with one spelling for what Hindi and its neighbours write in two: no nuktas, an anusvara
/// for a candrabindu and for a nasal before a consonant of its row (हिन्दी -> हिंदी), e and o for
/// candra vowels. Part of strip_accents.
[[nodiscard]] std::string fold_devanagari(std::string_view text);

/// What Turkish and Azerbaijani lower-case differently: I becomes ı, İ becomes i. Other characters
/// are copied.
[[nodiscard]] std::string lower_turkish_i(std::string_view text);

/// `text` with everything dropped that is no letter, mark or ASCII digit: blanks and signs that
/// normalisation may bring into a word, apostrophes, middle dots.
[[nodiscard]] std::string keep_word_characters(std::string_view text);

} // namespace gazette::text
