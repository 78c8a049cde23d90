// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "common/article/article.h"
#include "indexer/parsing/dating.h"

namespace gazette::indexer {

/// Reads what stands above the text of a plain-text article into `article`: date header, headline
/// (once or repeated), line under it, byline (once or twice), outlet, written date. Returns the
/// byte of `text` at which the story begins. What may as well belong to the story is left to it.
[[nodiscard]] std::size_t read_opening(std::string_view text, const DatingRules& rules,
                                       article::Article& article);

} // namespace gazette::indexer
