// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gazette {

/// What 64 bytes of text are to somebody who looks for words: bit i speaks of byte i. A byte that
/// is none of these is an ASCII mark or control character.
struct WordBytes {
    static constexpr std::size_t count = 64;

    std::uint64_t words = 0;  ///< ASCII letters and digits
    std::uint64_t blanks = 0; ///< blanks and line feeds
    std::uint64_t others = 0; ///< underscores and all beyond ASCII
};

/// The 64 bytes from `at` on.
[[nodiscard]] inline WordBytes word_bytes(const char* at) noexcept {
    WordBytes found;
#ifdef __SSE2__
    constexpr std::size_t step = sizeof(__m128i);
    const auto is = [](__m128i bytes, char byte) {
        return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte));
    };
    // Beyond ASCII bytes are negative, so that no range holds them.
    const auto between = [](__m128i bytes, char first, char last) {
        return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
                             _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
    };
    const auto bits = [](__m128i truths) {
        return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(truths))};
    };
    for (std::size_t i = 0; i < WordBytes::count; i += step) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + i));
        const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
        found.words |= bits(_mm_or_si128(between(small, 'a', 'z'), between(bytes, '0', '9'))) << i;
        found.blanks |= bits(_mm_or_si128(is(bytes, ' '), is(bytes, '\n'))) << i;
        found.others |= bits(_mm_or_si128(bytes, is(bytes, '_'))) << i;
    }
#else
    for (std::size_t i = 0; i < WordBytes::count; ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        const auto byte = static_cast<unsigned char>(at[i]);
        const auto small = static_cast<unsigned char>(byte | 0x20U);
        if ((byte < 0x80 && small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9')) {
            found.words |= bit;
        } else if (byte == ' ' || byte == '\n') {
            found.blanks |= bit;
        } else if (byte >= 0x80 || byte == '_') {
            found.others |= bit;
        }
    }
#endif
    return found;
}

} // namespace gazette
