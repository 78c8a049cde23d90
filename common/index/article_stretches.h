// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "common/article/article.h"
#include "common/base/function_ref.h"

namespace gazette::index {

/// What a stretch of an article's text is for the index.
enum class StretchKind : std::uint8_t {
    Title,
    Subtitle, ///< in the title's zone, of a word's usual weight
    Story,
    Repeat, ///< headline, byline or date line that the body's bytes repeat
    Back    ///< captions, credits, pleas, author boxes
};

/// A stretch of text that is analysed by itself; its first word stands at `position`.
struct Stretch {
    std::string_view text;
    std::uint32_t position = 0;
    StretchKind kind = StretchKind::Story;
};

/// Hands every stretch of `article` to `sink`, which returns how many positions its words used: the
/// zones and gaps of schema.h are kept here and nowhere else. Words of the title's zone whose
/// position would be title_zone_end or more have none.
void for_each_stretch(const article::Article& article,
                      FunctionRef<std::uint32_t(const Stretch&)> sink);

} // namespace gazette::index
