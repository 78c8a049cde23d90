// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/word_memo.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace gazette::text {

namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 16U;
constexpr std::size_t first_slots = 1024;

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

} // namespace

std::span<const ChunkToken> WordMemo::find(ChunkFamily family, std::string_view chunk) {
    if (chunk_slots_.empty()) {
        return {};
    }
    const std::uint32_t tag = hash_of(chunk, static_cast<std::uint64_t>(family));
    const std::size_t mask = chunk_slots_.size() - 1;
    for (std::size_t slot = tag & mask; chunk_slots_[slot].entry != 0; slot = (slot + 1) & mask) {
        if (chunk_slots_[slot].tag != tag) {
            continue;
        }
        const Chunk& found = chunks_[chunk_slots_[slot].entry - 1];
        if (found.size == chunk.size() && found.family == family &&
            std::memcmp(found.bytes, chunk.data(), chunk.size()) == 0) {
            return {tokens_.data() + found.first_token, found.token_count};
        }
    }
    return {};
}

void WordMemo::remember(ChunkFamily family, std::string_view chunk,
                        std::span<const ChunkToken> tokens) {
    assert(chunk.size() <= max_chunk_bytes);
    grow(chunk_slots_, chunks_.size());
    const auto first = static_cast<std::uint32_t>(tokens_.size());
    tokens_.insert(tokens_.end(), tokens.begin(), tokens.end());
    if (tokens_.data() == nullptr) {
        tokens_.reserve(1); // an empty chunk must still be told from an unknown one
    }
    chunks_.push_back({store(chunk, {}), first, static_cast<std::uint16_t>(tokens.size()),
                       static_cast<std::uint8_t>(chunk.size()), family});
    const std::uint32_t tag = hash_of(chunk, static_cast<std::uint64_t>(family));
    const std::size_t mask = chunk_slots_.size() - 1;
    std::size_t slot = tag & mask;
    while (chunk_slots_[slot].entry != 0) {
        slot = (slot + 1) & mask;
    }
    chunk_slots_[slot] = {tag, static_cast<std::uint32_t>(chunks_.size())};
}

std::uint32_t WordMemo::number_of(std::string_view form, std::string_view term) {
    assert(form.size() <= 255 && term.size() <= 255);
    grow(word_slots_, words_.size());
    const std::uint32_t tag = hash_of(form, hash_of(term, 0));
    const std::size_t mask = word_slots_.size() - 1;
    std::size_t slot = tag & mask;
    for (; word_slots_[slot].entry != 0; slot = (slot + 1) & mask) {
        if (word_slots_[slot].tag != tag) {
            continue;
        }
        const std::uint32_t number = word_slots_[slot].entry - 1;
        const WordEntry entry = word(number);
        if (entry.form == form && entry.term == term) {
            return number;
        }
    }
    const bool same = form == term;
    words_.push_back({store(form, same ? std::string_view() : term),
                      static_cast<std::uint8_t>(form.size()),
                      static_cast<std::uint8_t>(term.size()), same});
    word_slots_[slot] = {tag, static_cast<std::uint32_t>(words_.size())};
    return static_cast<std::uint32_t>(words_.size() - 1);
}

WordEntry WordMemo::word(std::uint32_t number) const noexcept {
    const Word& word = words_[number];
    const char* term = word.term_is_form ? word.form : word.form + word.form_bytes;
    return {{word.form, word.form_bytes}, {term, word.term_bytes}};
}

void WordMemo::clear() {
    *this = WordMemo();
}

std::size_t WordMemo::memory_bytes() const noexcept {
    return words_.capacity() * sizeof(Word) + chunks_.capacity() * sizeof(Chunk) +
           tokens_.capacity() * sizeof(ChunkToken) +
           (word_slots_.capacity() + chunk_slots_.capacity()) * sizeof(Slot) +
           blocks_.size() * block_bytes;
}

const char* WordMemo::store(std::string_view first, std::string_view second) {
    const std::size_t size = first.size() + second.size();
    if (size > block_left_) {
        blocks_.push_back(std::make_unique<char[]>(block_bytes));
        block_left_ = block_bytes;
    }
    char* place = blocks_.back().get() + (block_bytes - block_left_);
    std::ranges::copy(first, place);
    std::ranges::copy(second, place + first.size());
    block_left_ -= size;
    return place;
}

/// Makes room for one entry more than `entries`, the table staying at most half full.
void WordMemo::grow(std::vector<Slot>& slots, std::size_t entries) {
    if ((entries + 1) * 2 <= slots.size()) {
        return;
    }
    std::vector<Slot> larger(std::max(first_slots, slots.size() * 2));
    const std::size_t mask = larger.size() - 1;
    for (const Slot& old : slots) {
        if (old.entry == 0) {
            continue;
        }
        std::size_t slot = old.tag & mask;
        while (larger[slot].entry != 0) {
            slot = (slot + 1) & mask;
        }
        larger[slot] = old;
    }
    slots = std::move(larger);
}

} // namespace gazette::text
