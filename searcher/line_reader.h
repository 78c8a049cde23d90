// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gazette::searcher {

/// Reads lines from a file descriptor, which it does not own, as they come.
class LineReader {
  public:
    /// Of a line longer than `max_bytes` only so many and one more are kept.
    LineReader(int fd, std::size_t max_bytes) : fd_(fd), max_bytes_(max_bytes) {}

    /// The next line without its newline (and without a carriage return before that). False at the
    /// end. Waits for input. Throws Error{Io}.
    [[nodiscard]] bool next(std::string& line);
    /// True when next() can give a whole line without waiting.
    [[nodiscard]] bool has_line() const noexcept;

  private:
    bool fill();

    int fd_;
    std::size_t max_bytes_;
    std::string buffer_;
    std::size_t at_ = 0;
    bool ended_ = false;
};

} // namespace gazette::searcher
