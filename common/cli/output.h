// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gazette::cli {

/// A buffered writer to an open file descriptor, which it does not own. Every write is checked:
/// Error{Io} naming `name` as soon as the system refuses one. What is not flushed when it dies is
/// dropped, so callers flush() and see the error.
class Output {
  public:
    /// `name` is what messages call it ("standard output"); it must outlive the object.
    Output(int fd, std::string_view name);
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    Output(Output&&) = delete;
    Output& operator=(Output&&) = delete;
    ~Output() = default;

    /// Appends bytes as they are: what came from outside is sanitised by the caller.
    void write(std::string_view bytes);
    /// Hands everything to the system.
    void flush();
    /// The buffer itself, to append to without a copy; call write({}) afterwards so that a full one
    /// is handed on.
    [[nodiscard]] std::string& buffer() noexcept { return buffer_; }

  private:
    int fd_;
    std::string_view name_;
    std::string buffer_;
};

} // namespace gazette::cli
