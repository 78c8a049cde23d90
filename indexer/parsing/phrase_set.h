// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/base/eight_bytes.h"

namespace gazette::indexer {

/// A fixed table of lower-case phrases that is looked for in one pass over a text. A phrase is
/// found only where a word may begin: at the start, or behind a byte that is no ASCII letter.
/// Looking for each phrase on its own took a fifth of a whole build's time.
template <std::size_t Count>
class PhraseSet {
  public:
    /// Where a phrase stands in the text.
    struct Found {
        std::size_t at = std::string_view::npos; ///< byte; npos: no phrase is in the text
        std::string_view phrase;
    };

    /// The phrases' characters must outlive the set; literals do. A phrase has two bytes or more.
    constexpr explicit PhraseSet(const std::array<std::string_view, Count>& phrases) {
        std::size_t filled = 0;
        for (std::size_t first = 0; first < starts_.size() - 1; ++first) {
            starts_[first] = static_cast<std::uint16_t>(filled);
            for (const std::string_view phrase : phrases) {
                if (static_cast<unsigned char>(phrase.front()) == first) {
                    phrases_[filled++] = phrase;
                    seconds_[first] |= second_bit(phrase[1]);
                }
            }
        }
        starts_.back() = static_cast<std::uint16_t>(filled);
    }

    /// The phrase that stands first in `lower`, a text in lower case.
    [[nodiscard]] Found find_in(std::string_view lower) const noexcept {
        std::size_t at = 0;
        std::uint64_t letter_before = 0; // bit 7: the byte before `at` is a letter
        for (; at + sizeof(std::uint64_t) < lower.size(); at += sizeof(std::uint64_t)) {
            const std::uint64_t letters = small_letters(eight_bytes(lower.data() + at));
            std::uint64_t starts = ~(letters << 8U | letter_before) & high_bits;
            letter_before = letters >> 56U;
            for (; starts != 0; starts &= starts - 1) {
                const auto start = at + static_cast<std::size_t>(std::countr_zero(starts)) / 8;
                if (const auto phrase = at_word_start(lower, start); !phrase.empty()) {
                    return {start, phrase};
                }
            }
        }
        bool is_letter_before = letter_before != 0;
        for (; at + 1 < lower.size(); ++at) {
            if (!is_letter_before) {
                if (const auto phrase = at_word_start(lower, at); !phrase.empty()) {
                    return {at, phrase};
                }
            }
            is_letter_before = lower[at] >= 'a' && lower[at] <= 'z';
        }
        return {};
    }

    /// The phrase that `lower` starts with; empty when none.
    [[nodiscard]] std::string_view at_start_of(std::string_view lower) const noexcept {
        if (lower.empty()) {
            return {};
        }
        const auto first = static_cast<unsigned char>(lower.front());
        for (std::size_t i = starts_[first]; i < starts_[first + 1U]; ++i) {
            // Most words differ in the second byte: no call for those.
            const std::string_view phrase = phrases_[i];
            if (lower.size() >= phrase.size() &&
                lower[phrase.size() / 2] == phrase[phrase.size() / 2] && lower[1] == phrase[1] &&
                lower.starts_with(phrase)) {
                return phrases_[i];
            }
        }
        return {};
    }

  private:
    static constexpr std::uint64_t high_bits = every_byte(0x80);

    /// The phrase at `at`, where a word begins and a byte follows.
    [[nodiscard]] std::string_view at_word_start(std::string_view lower,
                                                 std::size_t at) const noexcept {
        const auto first = static_cast<unsigned char>(lower[at]);
        return (seconds_[first] & second_bit(lower[at + 1])) != 0 ? at_start_of(lower.substr(at))
                                                                  : std::string_view();
    }

    /// One bit for an eighth of all bytes: letters have one each.
    static constexpr std::uint32_t second_bit(char second) noexcept {
        return std::uint32_t{1} << (static_cast<unsigned char>(second) & 31U);
    }

    std::array<std::string_view, Count> phrases_{};
    /// The second bytes of the phrases of a first byte: most words are told from all phrases by it.
    std::array<std::uint32_t, 256> seconds_{};
    std::array<std::uint16_t, 257>
        starts_{}; ///< phrases of first byte b: [starts_[b], starts_[b+1])
};

} // namespace gazette::indexer
