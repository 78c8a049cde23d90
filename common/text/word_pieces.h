// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/text/char_class.h"

namespace gazette::text {

enum class PieceKind : std::uint8_t {
    Word,       ///< letters and digits of scripts that part words with blanks; numbers
    Dotted,     ///< initials: single letters with dots between them, a last dot included
    Hangul,     ///< a run of Hangul syllables
    Ideographs, ///< a run of Han and kana
    Dictionary  ///< a run of Thai, Lao, Khmer or Myanmar letters, words not yet parted
};

/// What stands between a piece and the one before it.
enum class Glue : std::uint8_t {
    None,   ///< a blank or any punctuation
    Hyphen, ///< one hyphen and nothing else
    Other   ///< nothing, or a dot, colon or underscore inside one word of UAX #29
};

/// One stretch of text that is read as a word: [begin, end) in bytes.
struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
    PieceKind kind = PieceKind::Word;
    Glue glue = Glue::None;
    bool hyphen_follows = false;
};

/// Cuts a text into pieces: the words of UAX #29, parted further at dots between letters (unless
/// they are initials), underscores, semicolons and where Hangul meets another script. Reads
/// forwards once: time is linear in the text, memory constant.
class PieceReader {
  public:
    /// `text` and `classes` must outlive the reader.
    PieceReader(std::string_view text, CharClasses& classes) : text_(text), classes_(&classes) {}

    /// Reads the next piece; false at the end of the text.
    bool next(Piece& piece);

  private:
    bool read_plain_word(Piece& piece);
    bool read_from_segment(Piece& piece);
    bool read_dotted(Piece& piece);
    void read_until_separator(Piece& piece, CharClass first);
    void place(Piece& piece, std::size_t begin, std::size_t end);
    [[nodiscard]] CharClass class_at(std::size_t at) const;
    [[nodiscard]] bool keeps(CharClass left, std::size_t at) const;

    std::string_view text_;
    CharClasses* classes_;
    std::size_t at_ = 0;               ///< what is read next
    std::size_t segment_end_ = 0;      ///< end of the UAX #29 word that at_ is in
    bool inside_segment_ = false;      ///< a piece of that word was read already
    std::size_t hyphenated_ = nowhere; ///< where a piece must begin to follow the last by a hyphen

    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
};

} // namespace gazette::text
