// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/base/file.h"

namespace gazette::indexer {

/// The bytes of a source file with the facts they had when they were read.
class SourceContent {
  public:
    /// Opens and reads `path`, which must be a regular file: nothing else is opened in a way that
    /// could block. Files up to `largest_copied` bytes are copied into memory; longer ones are
    /// mapped, so that their size does not count against the heap. Throws Error{Io}.
    SourceContent(const std::string& path, std::size_t largest_copied);

    /// Valid as long as this object lives.
    [[nodiscard]] std::string_view bytes() const noexcept;
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    /// Nanoseconds since 1970.
    [[nodiscard]] std::int64_t mtime_ns() const noexcept { return mtime_ns_; }

  private:
    std::string copied_;
    MappedFile mapped_;
    std::uint64_t size_ = 0;
    std::int64_t mtime_ns_ = 0;
};

/// Everything that can be read from `fd`, at most `max_bytes`. Throws Error{Io}, also when there is
/// more; `name` is what messages call it.
[[nodiscard]] std::string read_stream(int fd, std::string_view name, std::size_t max_bytes);

} // namespace gazette::indexer
