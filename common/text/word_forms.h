// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.h"
#include "common/text/languages.h"
#include "common/text/word_pieces.h"

namespace gazette::text {

/// Most bytes of a term or form (UTF-8); Xapian's own limit is 245 with every NUL doubled.
inline constexpr std::size_t max_term_bytes = 64;
/// Most parts of a hyphenated word that is also indexed joined.
inline constexpr std::size_t max_compound_parts = 4;
/// Only so many bytes of a word are folded: enough for 64 bytes of term in any script.
inline constexpr std::size_t max_folded_bytes = 1024;

/// One word of a chunk of text, folded but not yet stemmed.
struct WordDraft {
    std::string form = {};          ///< folded, at most max_term_bytes, never empty
    std::string stemmer_input = {}; ///< casefolded, accents kept; empty: not to be stemmed
    std::size_t begin = 0;          ///< bytes [begin, end) of the text
    std::size_t end = 0;
    std::uint32_t position = 0; ///< counted from the chunk's first
    TokenKind kind = TokenKind::Word;
    bool only_in_capitals = false; ///< counts only when its whole line is in capitals
};

/// The words that `pieces` (of kind Word or Dotted; several: joined by hyphens) stand for, in order
/// of position. They depend on the pieces' bytes alone.
[[nodiscard]] std::vector<WordDraft> draft_words(std::string_view text,
                                                 std::span<const Piece> pieces, Language language);

/// One word without any rule but folding: for ideographs, syllables, words of a dictionary. Nothing
/// when no letter or digit is left.
[[nodiscard]] std::optional<WordDraft> draft_plain_word(std::string_view text, std::size_t begin,
                                                        std::size_t end, TokenKind kind);

/// The longest prefix of `word` of at most max_term_bytes that ends with a character.
[[nodiscard]] std::string_view cut_to_term(std::string_view word) noexcept;

} // namespace gazette::text
