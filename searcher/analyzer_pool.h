// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "common/text/analyzer.h"
#include "common/text/languages.h"

namespace gazette::searcher {

/// One analyzer a language, made when first asked for and kept with what it has learnt. For one
/// thread.
class AnalyzerPool {
  public:
    [[nodiscard]] text::Analyzer& of(text::Language language) {
        std::optional<text::Analyzer>& analyzer = analyzers_.at(static_cast<std::size_t>(language));
        if (!analyzer) {
            analyzer.emplace(language);
        }
        return *analyzer;
    }

    /// Lets analyzers that have grown beyond `max_bytes` forget. Nothing that they gave out may be
    /// in use: to be called between two searches.
    void trim(std::size_t max_bytes) {
        for (std::optional<text::Analyzer>& analyzer : analyzers_) {
            if (analyzer && analyzer->memory_bytes() > max_bytes) {
                analyzer->forget();
            }
        }
    }

  private:
    std::array<std::optional<text::Analyzer>, text::language_count> analyzers_; ///< by Language
};

} // namespace gazette::searcher
