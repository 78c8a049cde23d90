// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/base/function_ref.h"
#include "common/text/languages.h"

namespace gazette::text {

/// What a token is. A word written with hyphens gives its joined form and its parts, all at one
/// position; so do initials (U.S.) and Han text its single characters and pairs.
enum class TokenKind : std::uint8_t {
    Word,      ///< a plain word or number
    Compound,  ///< the joined form of a hyphenated word: build-up -> buildup
    Part,      ///< one part of a hyphenated word, at the compound's position
    Initials,  ///< U.S., US: kept apart from the pronoun
    Ideograph, ///< one character of a script written without spaces
    Bigram     ///< two adjacent such characters or Hangul syllables, at the position of the first
};

/// One token. `term` and `form` live until the analyzer's next forget().
struct Token {
    std::string_view term; ///< what is indexed: the stem, at most 64 bytes, never empty
    std::string_view form; ///< the folded word before stemming: what wildcards and spelling match
    std::uint32_t position = 0; ///< counts words of the text, from 0
    std::uint32_t begin = 0;    ///< bytes [begin, end) of the text given
    std::uint32_t end = 0;
    TokenKind kind = TokenKind::Word;
    /// Dense number of this (form, term) pair since the analyzer was made or told to forget():
    /// equal numbers mean equal words, so that counting needs no hashing of its own.
    std::uint32_t word = 0;
};

/// What Token::word stands for. The views live until the analyzer's next forget().
struct WordEntry {
    std::string_view form;
    std::string_view term;
};

/// Text -> tokens: the one chain that the document builder, the query compiler and the snippet
/// maker share. Tokenising and folding do not depend on the language; stemming does. Not safe for
/// use by two threads at once (it keeps a memo of stems); cheap to make: nothing is loaded before
/// it is needed, nothing of ICU for ASCII text.
class Analyzer {
  public:
    explicit Analyzer(Language language);
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;
    Analyzer(const Analyzer&) = delete;
    Analyzer& operator=(const Analyzer&) = delete;

    /// Hands every token of `text` (any bytes; broken UTF-8 separates words) to `sink`, in the
    /// order of positions. Returns the number of positions used (one past the last).
    std::uint32_t analyze(std::string_view text, FunctionRef<void(const Token&)> sink);

    [[nodiscard]] Language language() const noexcept;

    /// How many numbers Token::word has used, and what one of them stands for.
    [[nodiscard]] std::uint32_t word_count() const noexcept;
    [[nodiscard]] WordEntry word(std::uint32_t number) const noexcept;

    /// Drops the memo of words (numbers start anew); memory_bytes() tells what it has grown to.
    void forget();
    [[nodiscard]] std::size_t memory_bytes() const noexcept;

  private:
    class Run;
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// What the chains are, as one string: rules version, ICU's Unicode version, Snowball's version.
/// Stored in the index; an index made by another identity is refused.
[[nodiscard]] std::string analyzer_identity();

/// The folded form of one word or any text: NFKC case folding, accents and marks of alphabetic
/// scripts dropped. What `Token::form` is made by, before joining.
[[nodiscard]] std::string fold(std::string_view text);

} // namespace gazette::text
