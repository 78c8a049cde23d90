// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "common/text/analyzer.h"

namespace gazette::text {

/// One token of a remembered chunk, in bytes and positions from the chunk's first.
struct ChunkToken {
    std::uint32_t word = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint16_t position = 0;
    TokenKind kind = TokenKind::Word;
    bool only_in_capitals = false;
};

/// How a chunk was read: the same bytes may be a word in one place and an ideograph in another.
enum class ChunkFamily : std::uint8_t { Words, Syllables, Ideograph, Bigram };

/// A chunk met before. One cache line, with all that a chunk of one token needs: looking words up
/// is bound by memory, not by arithmetic. Views live until the memo's next call that is not const.
struct alignas(64) KnownChunk {
    static constexpr std::size_t key_bytes = 32;

    std::array<char, key_bytes> key{}; ///< the chunk's first bytes
    const char* rest = nullptr;        ///< the bytes after those
    const char* form = nullptr;        ///< of a single token: its form, then its term
    std::uint32_t hash = 0;
    std::uint32_t number = 0; ///< the single token's word, or where in the memo the tokens begin
    std::uint8_t size = 0;    ///< bytes of the chunk; 0: no chunk
    ChunkFamily family = ChunkFamily::Words;
    std::uint8_t token_count = 0;
    std::uint8_t begin = 0; ///< bytes of the single token in the chunk
    std::uint8_t end = 0;
    TokenKind kind = TokenKind::Word;
    std::uint8_t form_bytes = 0;
    std::uint8_t term_bytes = 0;

    [[nodiscard]] WordEntry word() const noexcept {
        return {{form, form_bytes}, {form + form_bytes, term_bytes}};
    }
};

/// What chunks of text (words as they are written, whole hyphenated words) have turned out to be,
/// so that each is folded and stemmed once; and the numbered words (form, term) they consist of.
class WordMemo {
  public:
    /// Longest chunk that is remembered, in bytes.
    static constexpr std::size_t max_chunk_bytes = 255;

    /// What find() wants; asks the processor to fetch the place where the chunk would be.
    [[nodiscard]] std::uint32_t hash_and_prefetch(ChunkFamily family,
                                                  std::string_view chunk) const noexcept;

    /// A chunk met before; null when it was not, is empty or longer than max_chunk_bytes.
    [[nodiscard]] const KnownChunk* find(ChunkFamily family, std::string_view chunk,
                                         std::uint32_t hash) const noexcept;

    /// Remembers a chunk of 1 to max_chunk_bytes that was just looked for in vain.
    void remember(ChunkFamily family, std::string_view chunk, std::span<const ChunkToken> tokens);

    /// The tokens of a known chunk that has not just one.
    [[nodiscard]] std::span<const ChunkToken> tokens_of(const KnownChunk& chunk) const noexcept;

    /// The number of the word (form, term), a new one when it was not met before.
    [[nodiscard]] std::uint32_t number_of(std::string_view form, std::string_view term);

    [[nodiscard]] std::uint32_t word_count() const noexcept {
        return static_cast<std::uint32_t>(words_.size());
    }
    [[nodiscard]] WordEntry word(std::uint32_t number) const noexcept;

    void clear();
    [[nodiscard]] std::size_t memory_bytes() const noexcept;

  private:
    struct Word {
        const char* form = nullptr; ///< the term's bytes follow
        std::uint8_t form_bytes = 0;
        std::uint8_t term_bytes = 0;
    };
    /// A place of the open-addressing table of words: the hash, and the word's number plus one.
    struct WordSlot {
        std::uint32_t hash = 0;
        std::uint32_t entry = 0;
    };

    [[nodiscard]] const char* store(std::string_view first, std::string_view second);
    void grow_chunks();
    void grow_words();

    std::vector<Word> words_;
    std::vector<WordSlot> word_slots_;
    std::vector<KnownChunk> chunks_; ///< an open-addressing table too
    std::size_t chunk_count_ = 0;
    std::vector<ChunkToken> tokens_;
    std::vector<std::vector<char>> blocks_;
    std::size_t block_left_ = 0;
};

} // namespace gazette::text
