// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "common/text/languages.h"

namespace gazette::text {

/// The Snowball stemmer of one language, as libstemmer has it. Not safe for use by two threads at
/// once. Languages without one give words back as they are.
class Stemmer {
  public:
    explicit Stemmer(Language language);
    ~Stemmer();
    Stemmer(Stemmer&&) noexcept;
    Stemmer& operator=(Stemmer&&) noexcept;
    Stemmer(const Stemmer&) = delete;
    Stemmer& operator=(const Stemmer&) = delete;

    /// The stem of one lower-case word in UTF-8. The view lives until the next call; it may be
    /// `word` itself.
    [[nodiscard]] std::string_view stem(std::string_view word);

    /// Whether this language has a stemmer at all.
    [[nodiscard]] bool stems() const noexcept;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A short string that changes when libstemmer's algorithms do: made of their names and of what
/// they do to a few words.
[[nodiscard]] std::string stemmer_fingerprint();

} // namespace gazette::text
