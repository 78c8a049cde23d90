// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

namespace gazette {

/// Sorts `values` and keeps one of each.
template <class Value>
void sort_distinct(std::vector<Value>& values) {
    std::ranges::sort(values);
    // Not std::ranges::unique: clang 14 cannot read libstdc++'s.
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

} // namespace gazette
