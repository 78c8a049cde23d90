// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/signals.h"

#include <atomic>
#include <csignal>

#include <unistd.h>

namespace gazette::cli {
namespace {

// A signal handler can reach nothing but a variable with static storage.
std::atomic<int> noted_signal{0};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void note_signal(int signal) {
    int none = 0;
    noted_signal.compare_exchange_strong(none, signal);
}

} // namespace

void catch_stop_signals() noexcept {
    for (const int signal : {SIGINT, SIGTERM}) {
        struct sigaction before = {};
        if (::sigaction(signal, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) {
            continue;
        }
        struct sigaction action = {};
        action.sa_handler = note_signal;
        // The second one gets the default: death.
        action.sa_flags = static_cast<int>(SA_RESETHAND);
        ::sigemptyset(&action.sa_mask);
        ::sigaction(signal, &action, nullptr);
    }
}

int stop_signal() noexcept {
    return noted_signal.load(std::memory_order_relaxed);
}

void die_of(int signal) noexcept {
    struct sigaction action = {};
    action.sa_handler = SIG_DFL;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
    sigset_t only;
    ::sigemptyset(&only);
    ::sigaddset(&only, signal);
    ::sigprocmask(SIG_UNBLOCK, &only, nullptr);
    static_cast<void>(::raise(signal));
    ::_exit(128 + signal); // only where the signal does not end a process by default
}

} // namespace gazette::cli
