// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace gazette::indexer {

/// Memory for many small byte strings that live and die together. What it gives never moves.
class ByteArena {
  public:
    /// Uninitialised space for `bytes` bytes; valid until clear().
    [[nodiscard]] char* allocate(std::size_t bytes) {
        if (bytes > left_) {
            add_chunk(bytes);
        }
        char* const space = next_;
        next_ += bytes;
        left_ -= bytes;
        return space;
    }

    /// Gives the last `bytes` bytes of the last allocation back.
    void give_back(std::size_t bytes) {
        next_ -= bytes;
        left_ += bytes;
    }

    /// Heap held, in bytes.
    [[nodiscard]] std::size_t memory_bytes() const { return held_; }

    /// Forgets everything and frees all memory.
    void clear();

  private:
    void add_chunk(std::size_t at_least);

    // NOLINTNEXTLINE(modernize-avoid-c-arrays): a vector would clear the bytes first
    std::vector<std::unique_ptr<char[]>> chunks_;
    char* next_ = nullptr;
    std::size_t left_ = 0;
    std::size_t held_ = 0;
};

} // namespace gazette::indexer
