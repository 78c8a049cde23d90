// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "searcher/matching/position_pattern.h"
#include "searcher/query/sought.h"
#include "searcher/query/word_reading.h"

namespace gazette::searcher {

/// Gathers what a query looks for in texts, each word once.
class SoughtCollector {
  public:
    /// Adds a word, or finds it. Returns its number.
    std::uint32_t add(SoughtWord word);
    /// Adds words that must stand together, when there are at least two.
    void add_group(std::vector<std::uint32_t> words, bool ordered, std::uint32_t window);

    [[nodiscard]] Sought take() { return std::move(sought_); }

  private:
    Sought sought_;
};

} // namespace gazette::searcher
