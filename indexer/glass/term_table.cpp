// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/term_table.h"

#include <algorithm>
#include <cstring>
#include <random>

#include "common/base/eight_bytes.h"

namespace gazette::indexer {
namespace {

constexpr std::size_t first_slot_count = 1 << 14;

std::uint64_t load(const char* at, std::size_t bytes) {
    std::uint64_t value = 0;
    std::memcpy(&value, at, bytes);
    return value;
}

constexpr std::size_t beginning_bytes = sizeof(std::uint64_t);

/// The first eight bytes of `term`, or all of it: terms of equal length up to eight are equal when
/// these numbers are.
std::uint64_t beginning_of(std::string_view term) {
    const char* const at = term.data();
    const std::size_t size = term.size();
    if (size >= beginning_bytes) {
        return load(at, beginning_bytes);
    }
    if (size >= 4) {
        return load(at, 4) << 32 | load(at + size - 4, 4);
    }
    if (size == 0) {
        return 0;
    }
    return load(at, 1) << 16 | load(at + size / 2, 1) << 8 | load(at + size - 1, 1);
}

/// The high and low half of a product, folded: each bit of the answer depends on all of both.
std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
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

std::uint32_t TermTable::hash(std::string_view term, std::uint64_t beginning) const {
    // Two odd constants with as many ones as zeros (the fractions of sqrt 2 and sqrt 3).
    constexpr std::uint64_t first = 0x6a09e667f3bcc909;
    constexpr std::uint64_t second = 0xbb67ae8584caa73b;
    std::uint64_t state = mix(beginning ^ first, key_ ^ term.size());
    for (std::size_t at = beginning_bytes; at < term.size(); at += beginning_bytes) {
        const std::size_t from = std::min(at, term.size() - beginning_bytes);
        state = mix(load(term.data() + from, beginning_bytes) ^ second, state);
    }
    return static_cast<std::uint32_t>(mix(state ^ second, key_ | 1));
}

const TermTable::Entry& TermTable::find_or_add(std::string_view term) {
    const std::uint64_t beginning = beginning_of(term);
    const std::uint32_t wanted = hash(term, beginning);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = wanted & mask;; i = (i + 1) & mask) {
        Slot& slot = slots_[i];
        if (slot.number_plus_one == 0) {
            return add(term, beginning, wanted, slot);
        }
        if (slot.hash != wanted) {
            continue;
        }
        const Entry& entry = entries_[slot.number_plus_one - 1];
        if (entry.beginning == beginning && entry.length == term.size() &&
            (term.size() <= beginning_bytes ||
             std::memcmp(entry.text, term.data(), term.size()) == 0)) {
            return entry;
        }
    }
}

const TermTable::Entry& TermTable::add(std::string_view term, std::uint64_t beginning,
                                       std::uint32_t hash, Slot& slot) {
    char* const text = text_.allocate(term.size());
    std::memcpy(text, term.data(), term.size());
    entries_.push_back(
        {.text = text, .beginning = beginning, .length = static_cast<std::uint32_t>(term.size())});
    uses_.emplace_back();
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
        if (uses_[number_of(entry)].postings != 0) {
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
           uses_.capacity() * sizeof(Use) + text_.memory_bytes();
}

void TermTable::clear() {
    slots_ = std::vector<Slot>(first_slot_count);
    std::vector<Entry>().swap(entries_);
    std::vector<Use>().swap(uses_);
    text_.clear();
}

} // namespace gazette::indexer
