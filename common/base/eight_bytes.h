// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace gazette {

/// `byte` eight times.
[[nodiscard]] constexpr std::uint64_t every_byte(std::uint8_t byte) noexcept {
    return 0x0101010101010101ULL * byte;
}

/// The eight bytes at `at`, the first one lowest on any machine: the functions below look at all of
/// them at once.
[[nodiscard]] inline std::uint64_t eight_bytes(const char* at) noexcept {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof(bytes));
    return std::endian::native == std::endian::little ? bytes : __builtin_bswap64(bytes);
}

/// The first eight bytes of `text` as a number: texts sort as their numbers do where those differ.
[[nodiscard]] inline std::uint64_t sort_prefix(std::string_view text) noexcept {
    if (text.size() >= sizeof(std::uint64_t)) {
        return __builtin_bswap64(eight_bytes(text.data()));
    }
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < sizeof(std::uint64_t); ++i) {
        prefix = prefix << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    }
    return prefix;
}

/// The highest bit of each byte in `bytes` that is from `first` to `last`, both ASCII; nothing of
/// the other bits.
[[nodiscard]] constexpr std::uint64_t bytes_between(std::uint64_t bytes, char first,
                                                    char last) noexcept {
    const std::uint64_t seven_bits = bytes & every_byte(0x7F);
    const auto least = static_cast<std::uint8_t>(0x80 - first);
    const auto beyond = static_cast<std::uint8_t>(0x7F - last);
    return (seven_bits + every_byte(least)) & ~(seven_bits + every_byte(beyond)) & ~bytes &
           every_byte(0x80);
}

/// The highest bit of each byte that is a to z.
[[nodiscard]] constexpr std::uint64_t small_letters(std::uint64_t bytes) noexcept {
    return bytes_between(bytes, 'a', 'z');
}

/// The highest bit of each byte that is an ASCII letter.
[[nodiscard]] constexpr std::uint64_t ascii_letters(std::uint64_t bytes) noexcept {
    return bytes_between(bytes | every_byte(0x20), 'a', 'z');
}

/// The highest bit of each byte that is an ASCII letter or digit.
[[nodiscard]] constexpr std::uint64_t ascii_word_bytes(std::uint64_t bytes) noexcept {
    return ascii_letters(bytes) | bytes_between(bytes, '0', '9');
}

} // namespace gazette
