// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace gazette {

/// What went wrong, as far as the exit status is concerned (see common/cli/exit_code.h).
enum class ErrorKind {
    Usage,   ///< The command line or a query cannot be accepted as written.
    NoIndex, ///< There is no usable index: absent, of another version, not ours.
    Damaged, ///< The index is ours but a file in it is missing, short or inconsistent.
    Locked,  ///< Another writer holds the index and the wait is over.
    Io,      ///< The operating system refused a read, a write or a resource.
    Internal ///< A bug of ours.
};

/// The one exception class of the project. Thrown where the fact is known, caught once, in
/// cli::run_main. `message` says what and where; `hint`, when not empty, what to do next.
/// Both may hold bytes from outside: they are sanitised where they are printed.
class Error : public std::runtime_error {
  public:
    Error(ErrorKind kind, const std::string& message, std::string hint = {})
        : std::runtime_error(message), kind_(kind), hint_(std::move(hint)) {}

    [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }
    [[nodiscard]] std::string_view message() const noexcept { return what(); }
    [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

  private:
    ErrorKind kind_;
    std::string hint_;
};

/// An Io error that ends in what errno says: "cannot write /x/y: No space left on device".
[[nodiscard]] Error io_error(std::string_view what, std::string_view where, int error_number,
                             std::string hint = {});

} // namespace gazette
