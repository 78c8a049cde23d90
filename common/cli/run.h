// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "common/base/function_ref.h"
#include "common/cli/exit_code.h"

namespace gazette::cli {

/// Runs a program's body and turns whatever escapes it into one sanitised message on stderr
/// ("searcher: message", then "searcher: hint: ..." when there is a hint) and an exit status. The
/// only place that catches every exception: Error by its kind, std::bad_alloc, Xapian's and the
/// standard library's errors. Also flushes stdout: output that cannot be written is never a
/// success.
[[nodiscard]] int run_main(std::string_view program, FunctionRef<ExitCode()> body) noexcept;

/// Prints "program: message\n" to stderr, sanitised.
void print_message(std::string_view program, std::string_view message) noexcept;

} // namespace gazette::cli
