// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace gazette::index {

/// The little-endian number in the first sizeof(Unsigned) bytes at `at`.
template <std::unsigned_integral Unsigned>
[[nodiscard]] inline Unsigned load_le(const char* at) noexcept {
    if constexpr (std::endian::native == std::endian::little) {
        Unsigned value = 0;
        std::memcpy(&value, at, sizeof value);
        return value;
    } else {
        std::uint64_t value = 0;
        for (std::size_t i = sizeof(Unsigned); i-- > 0;) {
            value = (value << 8U) | static_cast<unsigned char>(at[i]);
        }
        return static_cast<Unsigned>(value);
    }
}

/// Reads bytes that may be nonsense: every step is checked against the end, and what does not fit
/// throws Error{Damaged} naming `where`. Views it gives live as long as the bytes.
class ByteReader {
  public:
    /// Both must outlive the reader.
    ByteReader(std::string_view bytes, std::string_view where) noexcept
        : bytes_(bytes), where_(where) {}

    [[nodiscard]] std::size_t remaining() const noexcept { return bytes_.size(); }

    [[nodiscard]] std::uint8_t u8() { return static_cast<std::uint8_t>(take(1).front()); }
    /// A fixed-size little-endian number.
    template <std::unsigned_integral Unsigned>
    [[nodiscard]] Unsigned fixed() {
        return load_le<Unsigned>(take(sizeof(Unsigned)).data());
    }
    /// A number of seven bits a byte, lowest first, in its shortest form and at most `max`.
    [[nodiscard]] std::uint64_t varint(std::uint64_t max = UINT64_MAX);
    /// As varint(UINT32_MAX).
    [[nodiscard]] std::uint32_t varint32();
    /// A varint length and that many bytes.
    [[nodiscard]] std::string_view string();
    /// The next `count` bytes.
    [[nodiscard]] std::string_view take(std::size_t count);
    /// Throws unless everything has been read.
    void expect_end() const;
    [[noreturn]] void fail(std::string_view what) const;

  private:
    std::string_view bytes_;
    std::string_view where_;
};

} // namespace gazette::index
