// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/trigram_kinds.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "common/base/utf8.h"

namespace gazette::text {

namespace {

/// a to z, and the blank at either end of a word.
constexpr std::size_t plain_letters = 27;
constexpr std::size_t blank = 0;

bool is_plain(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Hands the place of every trigram of " word ", of plain letters, in a table of all of them to
/// `each`.
template <class Each>
void for_each_plain(std::string_view word, Each each) {
    constexpr std::size_t pairs = plain_letters * plain_letters;
    std::size_t trigram = blank;
    bool is_first = true;
    for (const char c : word) {
        trigram = trigram % pairs * plain_letters + static_cast<std::size_t>(c - 'a' + 1);
        if (!is_first) {
            each(trigram);
        }
        is_first = false;
    }
    if (!is_first) {
        each(trigram % pairs * plain_letters + blank);
    }
}

/// The same for any letters: 21 bits a character.
template <class Each>
void for_each_other(std::string_view word, Each each) {
    constexpr std::uint64_t three = (std::uint64_t{1} << 63U) - 1;
    std::uint64_t trigram = ' ';
    std::size_t letters = 1;
    const auto push = [&](char32_t code) {
        trigram = ((trigram << 21U) | code) & three;
        if (++letters >= 3) {
            each(trigram);
        }
    };
    for (std::size_t at = 0; at < word.size();) {
        const Utf8Step step = decode_utf8(word, at);
        push(step.code);
        at += step.length;
    }
    push(' ');
}

/// The place of three characters in the table of plain ones; its size when they are not plain.
std::size_t plain_place(std::uint64_t trigram) {
    constexpr std::uint64_t one = (std::uint64_t{1} << 21U) - 1;
    std::size_t place = 0;
    for (const unsigned shift : {42U, 21U, 0U}) {
        const std::uint64_t code = trigram >> shift & one;
        if (code != ' ' && code - 'a' >= 26) {
            return plain_letters * plain_letters * plain_letters;
        }
        place = place * plain_letters + (code == ' ' ? blank : code - 'a' + 1);
    }
    return place;
}

} // namespace

TrigramKinds::TrigramKinds()
    : kinds_{0}, numbers_{{0, 0}}, plain_(plain_letters * plain_letters * plain_letters) {}

std::uint16_t TrigramKinds::number_of(LanguageSet languages) {
    const auto [found, is_new] =
        numbers_.emplace(languages, static_cast<std::uint16_t>(kinds_.size()));
    if (is_new) {
        assert(kinds_.size() < std::numeric_limits<std::uint16_t>::max());
        kinds_.push_back(languages);
    }
    return found->second;
}

void TrigramKinds::learn(LanguageSet languages, std::string_view word) {
    for_each_other(word, [&](std::uint64_t trigram) {
        const std::size_t place = plain_place(trigram);
        std::uint16_t& kind = place < plain_.size() ? plain_[place] : others_[trigram];
        kind = number_of(kinds_[kind] | languages);
    });
}

std::size_t TrigramKinds::count(std::string_view word, TrigramCounts& counts) const {
    std::size_t all = 0;
    const auto add = [&](std::uint16_t kind) {
        if (kind != 0) {
            counts.add(kind);
        }
    };
    if (is_plain(word)) {
        for_each_plain(word, [&](std::size_t place) {
            ++all;
            add(plain_[place]);
        });
        return all;
    }
    for_each_other(word, [&](std::uint64_t trigram) {
        ++all;
        const std::size_t place = plain_place(trigram);
        if (place < plain_.size()) {
            add(plain_[place]);
        } else if (const auto found = others_.find(trigram); found != others_.end()) {
            add(found->second);
        }
    });
    return all;
}

} // namespace gazette::text
