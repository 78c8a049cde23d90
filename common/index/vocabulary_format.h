// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// The layout of vocabulary.dat, shared by its reader and its writer. On disk: do not change or
/// reuse.
///
/// An entry is (numbers are varints): bytes shared with the form before in the same block, length
/// of the rest, the rest; number of stems; for each stem the bytes it shares with the form, length
/// of the rest, the rest, articles.
namespace gazette::index {

inline constexpr std::string_view vocabulary_magic = "GZVOCA1\n";

/// The footer: number of forms, bytes of all blocks, hash64 of those two (u64 each).
inline constexpr std::size_t vocabulary_footer_bytes = 3 * sizeof(std::uint64_t);

/// Longest form and stem that a reader accepts, in bytes; terms are at most max_term_bytes, forms
/// are not cut by stemming but by the same cap.
inline constexpr std::size_t max_form_bytes = 1024;
/// Most stems of one form that a reader accepts: more than there are language chains.
inline constexpr std::size_t max_stems = 320;

} // namespace gazette::index
