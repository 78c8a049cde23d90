// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/options.h"

namespace gazette::indexer {

/// Appends the paths that --files-from names to `paths`; empty lines are passed over. A list on
/// standard input is read to its end. Throws Error{Io} when the list cannot be read.
void append_listed_paths(const PathList& list, std::vector<std::string>& paths);

} // namespace gazette::indexer
