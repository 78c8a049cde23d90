// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "common/text/language_profiles.h"
#include "common/text/languages.h"

namespace gazette::text {

/// A language, and how sure it is: from 0 (nothing known) to 1.
struct DetectedLanguage {
    Language language = Language::Unknown;
    double confidence = 0;
};

/// Tells which language a text is written in: by its script where one language has the script to
/// itself, else by whose stop words it uses, and which letters follow each other in its words.
/// Making one takes a few milliseconds; one may be used by several threads at once.
class LanguageDetector {
  public:
    /// Looks at the first 4 KB of `text`, any bytes. Language::Unknown when they do not settle it:
    /// too few words, two languages about as likely, or a language that has no chain.
    [[nodiscard]] Language detect(std::string_view text) const {
        return detect_with_confidence(text).language;
    }

    /// The same with a confidence; short texts and those between two languages have a low one.
    [[nodiscard]] DetectedLanguage detect_with_confidence(std::string_view text) const;

  private:
    LanguageProfiles profiles_;
};

} // namespace gazette::text
