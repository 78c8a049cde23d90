// SPDX-License-Identifier: GPL-3.0-or-later
// operator new and delete, compiled into a program and nothing else: over mimalloc, whose own
// operator new, being C, ends the process when memory does, or over malloc in a build without it.
// These throw std::bad_alloc, as the language asks, so that a program can say so and leave the
// index as it was.

#include <array>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>

#include <unistd.h>

#ifdef GAZETTE_WITH_MIMALLOC
#include <mimalloc.h>
#endif

namespace {

// Where memory comes from and goes to; nullptr when there is none.
#ifdef GAZETTE_WITH_MIMALLOC
void* take(std::size_t size) noexcept {
    return mi_malloc(size);
}
void* take_aligned(std::size_t size, std::align_val_t alignment) noexcept {
    return mi_malloc_aligned(size, static_cast<std::size_t>(alignment));
}
void give_back(void* memory) noexcept {
    mi_free(memory);
}
#else
void* take(std::size_t size) noexcept {
    return std::malloc(size);
}
void* take_aligned(std::size_t size, std::align_val_t alignment) noexcept {
    const auto bytes = static_cast<std::size_t>(alignment);
    const std::size_t whole = (size + bytes - 1) / bytes * bytes; // as aligned_alloc asks
    return whole < size ? nullptr : std::aligned_alloc(bytes, whole);
}
void give_back(void* memory) noexcept {
    std::free(memory);
}
#endif

/// Whether operator new has ever failed: tells a want of memory from a bug when all ends.
std::atomic<bool> memory_ran_out = false;

/// Where memory ends while a destructor runs, or a library is being loaded, there is no catching
/// std::bad_alloc: the runtime ends the process. It shall end as cli::run_main would end it.
[[noreturn]] void end_process() noexcept {
    constexpr int failure = 5; // cli::ExitCode::Failure, which base may not include
    if (!memory_ran_out) {
        std::abort();
    }
    // One write, so that the words of two threads do not mix.
    std::array<char, 128> line{};
    const char* const program = program_invocation_short_name;
    static_cast<void>(std::snprintf(line.data(), line.size(), "%.64s: out of memory\n",
                                    program != nullptr ? program : "gazette"));
    if (::write(STDERR_FILENO, line.data(), std::strlen(line.data())) < 0) {
        ::_exit(failure); // nobody listens
    }
    ::_exit(failure);
}

void install_end(int /*argc*/, char** /*argv*/, char** /*environment*/) {
    std::set_terminate(end_process);
}

// Run by the loader before any library's initialisers, which allocate: nothing later is early
// enough.
[[gnu::section(".preinit_array"), gnu::used]] void (*const install)(int, char**,
                                                                    char**) = install_end;

/// Calls `allocate` until it gives memory or nobody is left to ask for more.
template <class Allocate>
void* allocate_or_throw(Allocate allocate) {
    for (;;) {
        if (void* const memory = allocate(); memory != nullptr) {
            return memory;
        }
        const std::new_handler handler = std::get_new_handler();
        if (handler == nullptr) {
            memory_ran_out = true;
            throw std::bad_alloc();
        }
        handler();
    }
}

} // namespace

void* operator new(std::size_t size) {
    return allocate_or_throw([size] { return take(size); });
}
void* operator new[](std::size_t size) {
    return allocate_or_throw([size] { return take(size); });
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    return allocate_or_throw([size, alignment] { return take_aligned(size, alignment); });
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
    return allocate_or_throw([size, alignment] { return take_aligned(size, alignment); });
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return take(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return take(size);
}
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    return take_aligned(size, alignment);
}
void* operator new[](std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    return take_aligned(size, alignment);
}

void operator delete(void* memory) noexcept {
    give_back(memory);
}
void operator delete[](void* memory) noexcept {
    give_back(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    give_back(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    give_back(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
    give_back(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
    give_back(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    give_back(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
    give_back(memory);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
    give_back(memory);
}
void operator delete[](void* memory, const std::nothrow_t&) noexcept {
    give_back(memory);
}
void operator delete(void* memory, std::align_val_t, const std::nothrow_t&) noexcept {
    give_back(memory);
}
void operator delete[](void* memory, std::align_val_t, const std::nothrow_t&) noexcept {
    give_back(memory);
}
