// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// What chunks of text (words as they are written, whole hyphenated words) have turned out to be,
/// so that each is folded and stemmed once; and the numbered words (form, term) they consist of.
class WordMemo {
  public:
    /// Longest chunk that is remembered, in bytes.
    static constexpr std::size_t max_chunk_bytes = 255;

    /// The tokens of a chunk met before; nothing (data() == nullptr) when it was not. The span
    /// lives until the next call that is not const.
    [[nodiscard]] std::span<const ChunkToken> find(ChunkFamily family, std::string_view chunk);

    /// Remembers a chunk (at most max_chunk_bytes) that was just looked for in vain.
    void remember(ChunkFamily family, std::string_view chunk, std::span<const ChunkToken> tokens);

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
        const char* form = nullptr; ///< the term's bytes follow, unless they are the form's
        std::uint8_t form_bytes = 0;
        std::uint8_t term_bytes = 0;
        bool term_is_form = false;
    };
    struct Chunk {
        const char* bytes = nullptr;
        std::uint32_t first_token = 0;
        std::uint16_t token_count = 0;
        std::uint8_t size = 0;
        ChunkFamily family = ChunkFamily::Words;
    };
    /// A place of an open-addressing table: part of the hash, and the entry's number plus one.
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t entry = 0;
    };

    [[nodiscard]] const char* store(std::string_view first, std::string_view second);
    static void grow(std::vector<Slot>& slots, std::size_t entries);

    std::vector<Word> words_;
    std::vector<Slot> word_slots_;
    std::vector<Chunk> chunks_;
    std::vector<Slot> chunk_slots_;
    std::vector<ChunkToken> tokens_;
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t block_left_ = 0;
};

} // namespace gazette::text
