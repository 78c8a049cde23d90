// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/text/languages.h"
#include "common/text/stemming.h"
#include "common/text/word_forms.h"
#include "common/text/word_memo.h"

namespace gazette::text {

/// Drafted words -> numbered ones: stems them by a language's chain and keeps the memo of what
/// chunks have turned out to be.
class WordMaker {
  public:
    explicit WordMaker(Language language) : language_(language) {}

    [[nodiscard]] Language language() const noexcept { return language_; }
    [[nodiscard]] WordMemo& memo() noexcept { return memo_; }
    [[nodiscard]] const WordMemo& memo() const noexcept { return memo_; }

    /// The tokens of the drafts of one chunk, which begins at byte `origin`. The span lives until
    /// the next call.
    [[nodiscard]] std::span<const ChunkToken> make(std::span<const WordDraft> drafts,
                                                   std::size_t origin);

  private:
    [[nodiscard]] std::string term_of(const WordDraft& draft);

    Language language_;
    WordMemo memo_;
    std::optional<Stemmer> stemmer_; ///< made when the first word needs it
    std::vector<ChunkToken> tokens_;
};

} // namespace gazette::text
