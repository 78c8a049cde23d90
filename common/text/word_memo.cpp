// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/word_memo.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace gazette::text {

namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 16U;
// A search makes an analyzer for each language of the index and asks it for a word or two, so a
// young memo is small: with eleven languages 330 page faults fewer than at 64 KiB from the start.
constexpr std::size_t first_block_bytes = std::size_t{1} << 10U;
constexpr std::size_t first_slots = 16;

std::uint64_t load(const char* bytes, std::size_t count) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, count);
    return value;
}

std::uint64_t mix(std::uint64_t left, std::uint64_t right) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(left) * right;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// Multiply-and-fold over overlapping eight-byte words: words of text are short, and calling a
/// general hash costs as much as finding their ends. Lives in memory only. The factors are the
/// first digits of pi and e.
std::uint32_t hash_of(std::string_view bytes, std::uint64_t seed) {
    constexpr std::uint64_t pi = 0x243F6A8885A308D3ULL;
    constexpr std::uint64_t e = 0xB7E151628AED2A6BULL;
    const std::size_t size = bytes.size();
    const char* data = bytes.data();
    std::uint64_t left = 0;
    std::uint64_t right = 0;
    if (size >= 8) {
        for (std::size_t at = 8; at + 8 < size; at += 8) {
            seed = mix(seed ^ load(data + at, 8) ^ pi, e);
        }
        left = load(data, 8);
        right = load(data + size - 8, 8);
    } else if (size >= 4) {
        left = load(data, 4);
        right = load(data + size - 4, 4);
    } else if (size > 0) {
        left = load(data, 1) | (load(data + size / 2, 1) << 8U) | (load(data + size - 1, 1) << 16U);
    }
    const std::uint64_t value = mix(left ^ pi ^ seed, right ^ e ^ (size << 56U));
    return static_cast<std::uint32_t>(value ^ (value >> 32U));
}

/// Whether two stretches of `size` bytes are equal; inline, for short ones.
bool are_equal(const char* left, const char* right, std::size_t size) {
    if (size >= 8) {
        for (std::size_t at = 0; at + 8 < size; at += 8) {
            if (load(left + at, 8) != load(right + at, 8)) {
                return false;
            }
        }
        return load(left + size - 8, 8) == load(right + size - 8, 8);
    }
    if (size >= 4) {
        return load(left, 4) == load(right, 4) &&
               load(left + size - 4, 4) == load(right + size - 4, 4);
    }
    return size == 0 || (left[0] == right[0] && left[size / 2] == right[size / 2] &&
                         left[size - 1] == right[size - 1]);
}

bool is_chunk(const KnownChunk& known, std::string_view chunk) {
    constexpr std::size_t key_bytes = KnownChunk::key_bytes;
    if (chunk.size() <= key_bytes) {
        return are_equal(known.key.data(), chunk.data(), chunk.size());
    }
    return are_equal(known.key.data(), chunk.data(), key_bytes) &&
           are_equal(known.rest, chunk.data() + key_bytes, chunk.size() - key_bytes);
}

std::uint32_t hash_of_chunk(ChunkFamily family, std::string_view chunk) {
    return hash_of(chunk, static_cast<std::uint64_t>(family));
}

/// The first free place at or after where `hash` belongs.
template <class Slots, class IsFree>
std::size_t free_place(const Slots& slots, std::uint32_t hash, IsFree is_free) {
    const std::size_t mask = slots.size() - 1;
    std::size_t place = hash & mask;
    while (!is_free(slots[place])) {
        place = (place + 1) & mask;
    }
    return place;
}

bool is_free_chunk(const KnownChunk& chunk) {
    return chunk.size == 0;
}

} // namespace

std::uint32_t WordMemo::hash_and_prefetch(ChunkFamily family,
                                          std::string_view chunk) const noexcept {
    const std::uint32_t hash = hash_of_chunk(family, chunk.substr(0, max_chunk_bytes + 1));
    if (!chunks_.empty()) {
        __builtin_prefetch(&chunks_[hash & (chunks_.size() - 1)]);
    }
    return hash;
}

const KnownChunk* WordMemo::find(ChunkFamily family, std::string_view chunk,
                                 std::uint32_t hash) const noexcept {
    if (chunks_.empty() || chunk.empty() || chunk.size() > max_chunk_bytes) {
        return nullptr;
    }
    const std::size_t mask = chunks_.size() - 1;
    for (std::size_t place = hash & mask;; place = (place + 1) & mask) {
        const KnownChunk& known = chunks_[place];
        if (known.size == 0) {
            return nullptr;
        }
        if (known.hash == hash && known.size == chunk.size() && known.family == family &&
            is_chunk(known, chunk)) {
            return &known;
        }
    }
}

void WordMemo::remember(ChunkFamily family, std::string_view chunk,
                        std::span<const ChunkToken> tokens) {
    assert(!chunk.empty() && chunk.size() <= max_chunk_bytes && tokens.size() <= 255);
    grow_chunks();
    KnownChunk known;
    const std::size_t in_key = std::min(chunk.size(), KnownChunk::key_bytes);
    std::ranges::copy(chunk.substr(0, in_key), known.key.begin());
    if (chunk.size() > in_key) {
        known.rest = store(chunk.substr(in_key), {});
    }
    known.hash = hash_of_chunk(family, chunk);
    known.size = static_cast<std::uint8_t>(chunk.size());
    known.family = family;
    known.token_count = static_cast<std::uint8_t>(tokens.size());
    if (tokens.size() == 1) {
        const ChunkToken& token = tokens.front();
        const Word& word = words_[token.word];
        known.number = token.word;
        known.begin = static_cast<std::uint8_t>(token.begin);
        known.end = static_cast<std::uint8_t>(token.end);
        known.kind = token.kind;
        known.form = word.form;
        known.form_bytes = word.form_bytes;
        known.term_bytes = word.term_bytes;
    } else {
        known.number = static_cast<std::uint32_t>(tokens_.size());
        tokens_.insert(tokens_.end(), tokens.begin(), tokens.end());
    }
    chunks_[free_place(chunks_, known.hash, is_free_chunk)] = known;
    ++chunk_count_;
}

std::span<const ChunkToken> WordMemo::tokens_of(const KnownChunk& chunk) const noexcept {
    assert(chunk.token_count != 1);
    return {tokens_.data() + chunk.number, chunk.token_count};
}

std::uint32_t WordMemo::number_of(std::string_view form, std::string_view term) {
    assert(form.size() <= 255 && term.size() <= 255);
    grow_words();
    const std::uint32_t hash = hash_of(form, hash_of(term, 0));
    const std::size_t mask = word_slots_.size() - 1;
    std::size_t place = hash & mask;
    for (; word_slots_[place].entry != 0; place = (place + 1) & mask) {
        if (word_slots_[place].hash != hash) {
            continue;
        }
        const std::uint32_t number = word_slots_[place].entry - 1;
        const WordEntry entry = word(number);
        if (entry.form == form && entry.term == term) {
            return number;
        }
    }
    words_.push_back({store(form, term), static_cast<std::uint8_t>(form.size()),
                      static_cast<std::uint8_t>(term.size())});
    word_slots_[place] = {hash, static_cast<std::uint32_t>(words_.size())};
    return static_cast<std::uint32_t>(words_.size() - 1);
}

WordEntry WordMemo::word(std::uint32_t number) const noexcept {
    const Word& word = words_[number];
    return {{word.form, word.form_bytes}, {word.form + word.form_bytes, word.term_bytes}};
}

void WordMemo::clear() {
    *this = WordMemo();
}

std::size_t WordMemo::memory_bytes() const noexcept {
    return words_.capacity() * sizeof(Word) + word_slots_.capacity() * sizeof(WordSlot) +
           chunks_.capacity() * sizeof(KnownChunk) + tokens_.capacity() * sizeof(ChunkToken) +
           blocks_.size() * block_bytes; // the first ones are smaller
}

/// Copies two strings, one after the other, to where they stay until clear().
const char* WordMemo::store(std::string_view first, std::string_view second) {
    const std::size_t size = first.size() + second.size();
    if (size > block_left_) {
        blocks_.emplace_back(
            std::min(block_bytes, first_block_bytes << std::min<std::size_t>(blocks_.size(), 6)));
        block_left_ = blocks_.back().size();
    }
    char* place = blocks_.back().data() + (blocks_.back().size() - block_left_);
    std::ranges::copy(first, place);
    std::ranges::copy(second, place + first.size());
    block_left_ -= size;
    return place;
}

/// Makes room for one more, the table staying at most two thirds full.
void WordMemo::grow_chunks() {
    if ((chunk_count_ + 1) * 3 <= chunks_.size() * 2) {
        return;
    }
    std::vector<KnownChunk> larger(std::max(first_slots, chunks_.size() * 2));
    for (const KnownChunk& known : chunks_) {
        if (known.size != 0) {
            larger[free_place(larger, known.hash, is_free_chunk)] = known;
        }
    }
    chunks_ = std::move(larger);
}

void WordMemo::grow_words() {
    if ((words_.size() + 1) * 2 <= word_slots_.size()) {
        return;
    }
    const auto is_free = [](const WordSlot& slot) { return slot.entry == 0; };
    std::vector<WordSlot> larger(std::max(first_slots, word_slots_.size() * 2));
    for (const WordSlot& slot : word_slots_) {
        if (slot.entry != 0) {
            larger[free_place(larger, slot.hash, is_free)] = slot;
        }
    }
    word_slots_ = std::move(larger);
}

} // namespace gazette::text
