// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/text/languages.h"

namespace gazette::text {

/// Tells which language a text is written in: by its script where one language has the script to
/// itself, else by which language's stop words it uses. Making one takes a millisecond; one may be
/// used by several threads at once.
class LanguageDetector {
  public:
    LanguageDetector();

    /// Looks at the first 4 KB of `text`, any bytes. Language::Unknown when they do not settle it:
    /// too few words, or a language that has no chain.
    [[nodiscard]] Language detect(std::string_view text) const;

  private:
    /// The languages, a bit each, that have a folded word for a stop word.
    std::unordered_map<std::string, std::uint64_t> stop_words_;
};

} // namespace gazette::text
