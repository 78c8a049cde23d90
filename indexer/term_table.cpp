// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/term_table.h"

#include <algorithm>
#include <cstring>
#include <random>

namespace gazette::indexer {
namespace {

constexpr std::size_t first_slot_count = 1 << 14;

std::uint64_t load(const char* at, std::size_t bytes) {
    std::uint64_t value = 0;
    std::memcpy(&value, at, bytes);
    return value;
}

/// The high and low half of a product, folded: each bit of the answer depends on all of both.
std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// The first eight bytes as a number that sorts as they do.
std::uint64_t sort_prefix(std::string_view term) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        const unsigned char byte = i < term.size() ? static_cast<unsigned char>(term[i]) : 0;
        prefix = prefix << 8 | byte;
    }
    return prefix;
}

struct SortItem {
    std::uint64_t prefix;
    std::uint32_t number;
};

} // namespace

TermTable::TermTable() : slots_(first_slot_count) {
    std::random_device device;
    key_ = std::uint64_t{device()} << 32 | device();
}

std::uint32_t TermTable::hash(std::string_view term) const {
    // Two odd constants with as many ones as zeros (the fractions of sqrt 2 and sqrt 3).
    constexpr std::uint64_t first = 0x6a09e667f3bcc909;
    constexpr std::uint64_t second = 0xbb67ae8584caa73b;
    const char* at = term.data();
    std::size_t left = term.size();
    std::uint64_t state = key_ ^ term.size();
    for (; left > 16; at += 16, left -= 16) {
        state = mix(load(at, 8) ^ first, load(at + 8, 8) ^ state);
    }
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    if (left >= 8) {
        low = load(at, 8);
        high = load(at + left - 8, 8);
    } else if (left >= 4) {
        low = load(at, 4);
        high = load(at + left - 4, 4);
    } else if (left > 0) {
        low = load(at, 1) << 16 | load(at + left / 2, 1) << 8 | load(at + left - 1, 1);
    }
    const std::uint64_t mixed = mix(low ^ first, high ^ state);
    return static_cast<std::uint32_t>(mix(mixed ^ second, key_ | 1));
}

TermTable::Entry& TermTable::find_or_add(std::string_view term) {
    const std::uint32_t wanted = hash(term);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = wanted & mask;; i = (i + 1) & mask) {
        Slot& slot = slots_[i];
        if (slot.number_plus_one == 0) {
            return add(term, wanted, slot);
        }
        if (slot.hash != wanted) {
            continue;
        }
        Entry& entry = entries_[slot.number_plus_one - 1];
        if (entry.length == term.size() && std::memcmp(entry.text, term.data(), term.size()) == 0) {
            return entry;
        }
    }
}

TermTable::Entry& TermTable::add(std::string_view term, std::uint32_t hash, Slot& slot) {
    char* const text = text_.allocate(term.size());
    std::memcpy(text, term.data(), term.size());
    entries_.push_back({.text = text, .length = static_cast<std::uint32_t>(term.size())});
    slot = {.hash = hash, .number_plus_one = static_cast<std::uint32_t>(entries_.size())};
    if (entries_.size() * 2 > slots_.size()) {
        grow();
    }
    return entries_.back();
}

void TermTable::grow() {
    std::vector<Slot> larger(slots_.size() * 2);
    const std::size_t mask = larger.size() - 1;
    for (const Slot& slot : slots_) {
        if (slot.number_plus_one == 0) {
            continue;
        }
        std::size_t i = slot.hash & mask;
        while (larger[i].number_plus_one != 0) {
            i = (i + 1) & mask;
        }
        larger[i] = slot;
    }
    slots_.swap(larger);
}

std::vector<std::uint32_t> TermTable::sorted() const {
    std::vector<SortItem> items;
    items.reserve(entries_.size());
    for (const Entry& entry : entries_) {
        if (entry.postings != 0) {
            items.push_back({sort_prefix(entry.term()), number_of(entry)});
        }
    }
    std::ranges::sort(items, [this](const SortItem& a, const SortItem& b) {
        if (a.prefix != b.prefix) {
            return a.prefix < b.prefix;
        }
        return entries_[a.number].term() < entries_[b.number].term();
    });
    std::vector<std::uint32_t> numbers;
    numbers.reserve(items.size());
    for (const SortItem& item : items) {
        numbers.push_back(item.number);
    }
    return numbers;
}

std::size_t TermTable::sorting_bytes() const {
    return entries_.size() * (sizeof(SortItem) + sizeof(std::uint32_t));
}

std::size_t TermTable::memory_bytes() const {
    return slots_.capacity() * sizeof(Slot) + entries_.capacity() * sizeof(Entry) +
           text_.memory_bytes();
}

void TermTable::clear() {
    slots_ = std::vector<Slot>(first_slot_count);
    std::vector<Entry>().swap(entries_);
    text_.clear();
}

} // namespace gazette::indexer
