// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gazette::cli {

/// From now on INT and TERM only note that they came, so that the program can publish or drop what
/// is in hand. A second one ends the process at once. A signal that was ignored when the program
/// started (nohup, a shell's background job) stays ignored.
void catch_stop_signals() noexcept;

/// The signal that came first since catch_stop_signals(), or 0. Cheap; callable from any thread.
[[nodiscard]] int stop_signal() noexcept;

/// Ends the process by `signal` itself, as if it had never been caught, so that a shell sees 130
/// or 143 and a loop around us stops too.
[[noreturn]] void die_of(int signal) noexcept;

} // namespace gazette::cli
