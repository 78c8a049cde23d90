// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/parsing/written_dates.h"

namespace gazette::indexer {

/// What opens a story: "WILMINGTON, Del. —", "DENVER, March 9 -", "Munich (dpa) -".
struct Dateline {
    std::string place;               ///< as written; may be empty: "(Reuters) -"
    std::string agency;              ///< the sign in brackets: "Reuters", "dpa"; may be empty
    std::optional<WrittenDate> date; ///< offsets are bytes of the paragraph
    std::size_t story_begin = 0;     ///< byte of the paragraph behind the dash and its blanks
};

/// The dateline `paragraph` starts with; nothing when there is none. Looks at 160 bytes.
[[nodiscard]] std::optional<Dateline> read_dateline(std::string_view paragraph, DayOrder order);

} // namespace gazette::indexer
