// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/word_pieces.h"

#include <array>
#include <bit>

#include "common/base/eight_bytes.h"
#include "common/text/utf8.h"
#include "common/text/word_breaking.h"

namespace gazette::text {

namespace {

/// Initials longer than this are read as words of one letter.
constexpr std::size_t most_initials = 12;
/// Numbers are parted at the first separator after so many bytes, so that a list of thousands
/// without blanks is no single number.
constexpr std::size_t longest_number = 64;

bool is_word_start(CharClass kind) {
    return is_letter(kind) || kind == CharClass::Numeric || kind == CharClass::Ideograph ||
           kind == CharClass::Dictionary || kind == CharClass::ExtendNumLet;
}

bool is_dot(char32_t value) {
    return value == '.' || value == 0x2024 || value == 0xFE52 || value == 0xFF0E;
}

bool is_apostrophe(char32_t value) {
    return value == '\'' || value == 0x2018 || value == 0x2019 || value == 0x02BC ||
           value == 0xFF07;
}

PieceKind kind_of(CharClass first) {
    switch (first) {
    case CharClass::Hangul:
        return PieceKind::Hangul;
    case CharClass::Ideograph:
        return PieceKind::Ideographs;
    case CharClass::Dictionary:
        return PieceKind::Dictionary;
    default: // letters and digits
        return PieceKind::Word;
    }
}

/// ASCII characters by what they mean to read_plain_word.
enum class AsciiRole : std::uint8_t {
    Word,  ///< letter or digit
    Blank, ///< ends a word and joins nothing
    Maybe, ///< dot, comma, semicolon, apostrophe: joins if a letter or digit follows
    Joins  ///< underscore and hyphen
};

constexpr std::array<AsciiRole, 128> make_ascii_roles() {
    std::array<AsciiRole, 128> roles{};
    for (unsigned value = 0; value < 128; ++value) {
        const bool is_digit = value >= '0' && value <= '9';
        const unsigned lower = value | 0x20U;
        const bool is_alpha = lower >= 'a' && lower <= 'z';
        roles[value] = is_digit || is_alpha ? AsciiRole::Word : AsciiRole::Blank;
    }
    for (const char mark : {'.', ',', ';', '\''}) {
        roles[static_cast<unsigned char>(mark)] = AsciiRole::Maybe;
    }
    for (const char mark : {'_', '-'}) {
        roles[static_cast<unsigned char>(mark)] = AsciiRole::Joins;
    }
    return roles;
}

constexpr std::array<AsciiRole, 128> ascii_roles = make_ascii_roles();

/// ASCII that neither begins a word nor can be part of one that begins before the next character.
bool skippable(unsigned char byte) {
    return byte < 0x80 && ascii_roles[byte] != AsciiRole::Word && byte != '_';
}

/// The first byte at or after `at` that is no ASCII letter or digit. Most words end within the
/// first eight bytes.
std::size_t past_word_bytes(std::string_view text, std::size_t at) {
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        const std::uint64_t others =
            ~ascii_word_bytes(eight_bytes(text.data() + at)) & every_byte(0x80);
        if (others != 0) {
            return at + static_cast<std::size_t>(std::countr_zero(others)) / 8;
        }
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80 &&
           ascii_roles[static_cast<unsigned char>(text[at])] == AsciiRole::Word) {
        ++at;
    }
    return at;
}

/// Bytes of the hyphen (U+002D, U+2010, U+2011) that `rest` begins with, else 0.
std::size_t hyphen_bytes(std::string_view rest) {
    if (rest.empty() || (rest.front() != '-' && rest.front() != '\xE2')) {
        return 0;
    }
    if (rest.front() == '-') {
        return 1;
    }
    return rest.starts_with("\u2010") || rest.starts_with("\u2011") ? 3 : 0;
}

std::size_t past_attached(std::string_view text, std::size_t at, CharClasses& classes) {
    while (at < text.size()) {
        const Utf8Step code = decode_utf8(text, at);
        if (!code.valid || !is_attached(classes.of(code.code))) {
            break;
        }
        at += code.length;
    }
    return at;
}

/// Bytes of the 's that `rest` begins with when no word goes on after it, else 0.
std::size_t possessive_bytes(std::string_view rest, CharClasses& classes) {
    if (rest.empty()) {
        return 0;
    }
    const Utf8Step quote = decode_utf8(rest, 0);
    const std::size_t end = quote.length + 1;
    if (!is_apostrophe(quote.code) || rest.size() < end ||
        (rest[end - 1] != 's' && rest[end - 1] != 'S')) {
        return 0;
    }
    if (end < rest.size()) {
        const Utf8Step next = decode_utf8(rest, end);
        const CharClass kind = next.valid ? classes.of(next.code) : CharClass::Other;
        if (is_attached(kind) || is_word_start(kind)) {
            return 0;
        }
    }
    return end;
}

} // namespace

bool PieceReader::next(Piece& piece) {
    while (true) {
        if (at_ < segment_end_) {
            if (read_from_segment(piece)) {
                return true;
            }
            continue;
        }
        while (at_ < text_.size() && skippable(static_cast<unsigned char>(text_[at_]))) {
            ++at_;
        }
        if (at_ >= text_.size()) {
            return false;
        }
        if (read_plain_word(piece)) {
            return true;
        }
        const std::size_t end = word_segment_end(text_, at_, *classes_);
        if (is_word_start(class_at(at_))) {
            segment_end_ = end;
            inside_segment_ = false;
        } else {
            at_ = end;
        }
    }
}

/// The common case: ASCII letters and digits, then something that surely ends the word.
bool PieceReader::read_plain_word(Piece& piece) {
    const auto role_at = [this](std::size_t at) {
        const auto byte = static_cast<unsigned char>(text_[at]);
        return byte < 0x80 ? ascii_roles[byte] : AsciiRole::Joins;
    };
    const std::size_t end = past_word_bytes(text_, at_);
    if (end == at_) {
        return false;
    }
    if (end < text_.size() && role_at(end) != AsciiRole::Blank) {
        const bool may_join = end + 1 < text_.size() && (role_at(end + 1) == AsciiRole::Word ||
                                                         role_at(end + 1) == AsciiRole::Joins);
        if (may_join || role_at(end) == AsciiRole::Joins) {
            return false;
        }
    }
    piece.kind = PieceKind::Word;
    inside_segment_ = false;
    segment_end_ = end;
    place(piece, at_, end);
    at_ = end;
    return true;
}

/// The next piece of the segment that ends at segment_end_; false when nothing is left in it.
bool PieceReader::read_from_segment(Piece& piece) {
    CharClass first = class_at(at_);
    while (!is_word_start(first) || first == CharClass::ExtendNumLet) {
        at_ = next_char(text_, at_);
        if (at_ >= segment_end_) {
            return false;
        }
        first = class_at(at_);
    }
    piece.kind = kind_of(first);
    if (piece.kind == PieceKind::Ideographs || piece.kind == PieceKind::Dictionary) {
        place(piece, at_, segment_end_);
        at_ = segment_end_;
    } else if (inside_segment_ || !read_dotted(piece)) {
        read_until_separator(piece, first);
    }
    inside_segment_ = true;
    return true;
}

/// Initials that fill the whole segment: letters parted by dots, perhaps a possessive 's.
bool PieceReader::read_dotted(Piece& piece) {
    std::size_t at = at_;
    std::size_t letters = 0;
    std::size_t last_letter_end = at_;
    while (at < segment_end_ && letters < most_initials) {
        const CharClass kind = class_at(at);
        if (kind != CharClass::Letter && kind != CharClass::Hebrew) {
            return false;
        }
        ++letters;
        at = past_attached(text_, next_char(text_, at), *classes_);
        last_letter_end = at;
        if (at >= segment_end_ || is_apostrophe(decode_utf8(text_, at).code)) {
            break;
        }
        if (!is_dot(decode_utf8(text_, at).code)) {
            return false;
        }
        at = past_attached(text_, next_char(text_, at), *classes_);
    }
    if (letters < 2) {
        return false;
    }
    const bool dot_follows = at == segment_end_ && at < text_.size() && text_[at] == '.';
    const std::size_t end = dot_follows ? at + 1 : last_letter_end;
    const std::size_t possessive =
        dot_follows || at < segment_end_ ? possessive_bytes(text_.substr(end), *classes_) : 0;
    if (at < segment_end_ && at + possessive != segment_end_) {
        return false;
    }
    piece.kind = PieceKind::Dotted;
    place(piece, at_, end);
    at_ = segment_end_ = end + possessive;
    return true;
}

/// Whether the separator at `at`, which follows a character of class `left` inside one segment, is
/// part of the word: an apostrophe, a middle dot, what groups digits.
bool PieceReader::keeps(CharClass left, std::size_t at) const {
    const char32_t value = decode_utf8(text_, at).code;
    switch (class_at(at)) {
    case CharClass::SingleQuote:
    case CharClass::DoubleQuote:
        return true;
    case CharClass::MidLetter:
        return value != 0xFE13;
    case CharClass::MidNumLet:
        return left == CharClass::Numeric || !is_dot(value);
    case CharClass::MidNum:
        return value == ',' || value == 0x66C || value == 0xFE50 || value == 0xFF0C;
    case CharClass::ExtendNumLet: {
        const std::size_t next = next_char(text_, at);
        return value == 0x202F && left == CharClass::Numeric && next < segment_end_ &&
               class_at(next) == CharClass::Numeric;
    }
    default: // no separator
        return false;
    }
}

void PieceReader::read_until_separator(Piece& piece, CharClass first) {
    CharClass left = first;
    std::size_t end = next_char(text_, at_);
    std::size_t before_separator = end;
    while (end < segment_end_) {
        const CharClass kind = class_at(end);
        const bool is_word = is_letter(kind) || kind == CharClass::Numeric;
        if (is_word && (kind == CharClass::Hangul) != (first == CharClass::Hangul)) {
            end = is_letter(left) || left == CharClass::Numeric ? end : before_separator;
            break;
        }
        const bool is_separator = !is_word && !is_attached(kind);
        const bool ends_long_number = left == CharClass::Numeric && end - at_ >= longest_number;
        if (is_separator && (first == CharClass::Hangul || ends_long_number || !keeps(left, end))) {
            break;
        }
        before_separator = is_separator ? end : before_separator;
        left = is_attached(kind) ? left : kind;
        end = next_char(text_, end);
    }
    place(piece, at_, end);
    at_ = end;
}

void PieceReader::place(Piece& piece, std::size_t begin, std::size_t end) {
    piece.begin = begin;
    piece.end = end;
    if (begin == hyphenated_) {
        piece.glue = Glue::Hyphen;
    } else {
        piece.glue = inside_segment_ ? Glue::Other : Glue::None;
    }
    const std::size_t hyphen = end < segment_end_ ? 0 : hyphen_bytes(text_.substr(end));
    hyphenated_ = hyphen != 0 ? end + hyphen : nowhere;
    piece.hyphen_follows = hyphen != 0;
}

CharClass PieceReader::class_at(std::size_t at) const {
    const Utf8Step code = decode_utf8(text_, at);
    return code.valid ? classes_->of(code.code) : CharClass::Newline;
}

} // namespace gazette::text
