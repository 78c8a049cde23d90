// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searcher/result.h"

namespace gazette::searcher {

/// Appends the facets and the histogram of `result` as bars, a value a line, with an empty line
/// between two charts, and one before the first where `follows_text`.
void append_charts(std::string& out, const SearchResult& result, bool color, bool follows_text);

} // namespace gazette::searcher
