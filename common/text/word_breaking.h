// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "common/text/char_class.h"

namespace gazette::text {

/// The end of the segment that starts at byte `begin` (< text.size(), itself a boundary), by the
/// word boundary rules of UAX #29 as CLDR's root locale has them. Equal to ICU's word
/// BreakIterator, but for scripts written without spaces: there a run of ideographs and kana, or of
/// letters that need a dictionary, is one segment. Each broken start is a segment of its own. Time
/// is linear in the bytes looked at, which are at most those of this segment and the next.
[[nodiscard]] std::size_t word_segment_end(std::string_view text, std::size_t begin,
                                           CharClasses& classes);

} // namespace gazette::text
