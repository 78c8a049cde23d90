// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gazette::text {

/// How much of a text a guess looks at: enough for letter frequencies, cheap for two dozen
/// readings.
inline constexpr std::size_t guess_sample_bytes = std::size_t{32} * 1024;

/// The lines of `bytes` that have bytes beyond ASCII, guess_sample_bytes of them at most.
[[nodiscard]] std::string telling_sample(std::string_view bytes);

struct GuessedEncoding {
    std::string encoding;
    double confidence = 0; ///< 0 to 1
};

/// The encoding, none of Unicode's, in which `bytes` read most like text; windows-1252 with a low
/// confidence when they do in none.
[[nodiscard]] GuessedEncoding guess_encoding(std::string_view bytes);

} // namespace gazette::text
