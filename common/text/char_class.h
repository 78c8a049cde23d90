// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>

namespace gazette::text {

/// The classes that word boundaries are made of: Word_Break of UAX #29, with the letters that this
/// program cuts by rules of its own (Hangul, ideographs and kana, scripts that need a dictionary)
/// taken out.
enum class CharClass : std::uint8_t {
    Other,
    Cr,
    Lf,
    Newline,
    Extend,
    Joiner, ///< ZWJ
    Format,
    Regional,
    Letter,
    Hebrew,
    Hangul,
    Ideograph,  ///< Han, Hiragana, Katakana, Bopomofo
    Dictionary, ///< Thai, Lao, Khmer, Myanmar: line breaking class SA
    Numeric,
    ExtendNumLet, ///< the underscore and its like
    SingleQuote,
    DoubleQuote,
    MidNumLet,
    MidLetter,
    MidNum,
    Space ///< WSegSpace
};

/// Letters in the sense of UAX #29's AHLetter.
[[nodiscard]] constexpr bool is_letter(CharClass kind) noexcept {
    return kind == CharClass::Letter || kind == CharClass::Hebrew || kind == CharClass::Hangul;
}

/// What attaches to the character before it (rule WB4).
[[nodiscard]] constexpr bool is_attached(CharClass kind) noexcept {
    return kind == CharClass::Extend || kind == CharClass::Joiner || kind == CharClass::Format;
}

/// Classes of ASCII, by character.
extern const std::array<CharClass, 128> ascii_classes;

/// Classes of any code point. ICU is asked once for each block of 256 code points of the basic
/// plane, when first met, and never for ASCII. Not safe for use by two threads at once.
class CharClasses {
  public:
    [[nodiscard]] CharClass of(char32_t value) {
        if (value < 0x80) {
            return ascii_classes[value];
        }
        if (value < 0x10000) {
            const Page* page = pages_[value >> 8U].get();
            return page != nullptr ? (*page)[value & 0xFFU] : fill(value);
        }
        return look_up(value);
    }

  private:
    using Page = std::array<CharClass, 256>;

    CharClass fill(char32_t value);
    static CharClass look_up(char32_t value);

    std::array<std::unique_ptr<Page>, 256> pages_;
};

} // namespace gazette::text
