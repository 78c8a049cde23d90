// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// The one function of a fuzz target, named and typed as libFuzzer wants it: takes any bytes, must
/// return 0. A promise that does not hold ends the program.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace gazette::fuzz {

/// Ends the program with `promise` on stderr unless it holds.
inline void expect(bool holds, const char* promise) {
    if (!holds) {
        std::fprintf(stderr, "broken promise: %s\n", promise);
        std::abort();
    }
}

/// The bytes of an input.
inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Inputs longer than this are cut: the campaign measures longer ones by time.
inline constexpr std::size_t max_input_bytes = std::size_t{64} << 10U;

} // namespace gazette::fuzz
