// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace gazette {

/// 64-bit hash of `bytes` (XXH3). Stored on disk: do not change. Finds accidents, not forgeries.
[[nodiscard]] std::uint64_t hash64(std::string_view bytes) noexcept;

/// Sixteen lower-case hexadecimal digits of `value`.
[[nodiscard]] std::string hex64(std::uint64_t value);

/// XXH3 over bytes that arrive in pieces; gives what hash64 gives for the whole.
class StreamingHash {
  public:
    StreamingHash();
    ~StreamingHash();
    StreamingHash(const StreamingHash&) = delete;
    StreamingHash& operator=(const StreamingHash&) = delete;
    StreamingHash(StreamingHash&&) noexcept;
    StreamingHash& operator=(StreamingHash&&) noexcept;

    void add(std::string_view bytes);
    [[nodiscard]] std::uint64_t value() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace gazette
