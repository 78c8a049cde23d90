// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "common/text/languages.h"

namespace gazette::text {

/// Whether `form`, a folded word (Token::form), is a function word of `language`: article, pronoun,
/// preposition, conjunction, auxiliary, negation, question word, with contractions as folding
/// leaves them (dont, wont). Never for Language::Unknown. Words of languages whose terms keep
/// accents are told with them.
[[nodiscard]] bool is_stop_word(Language language, std::string_view form) noexcept;

/// The same of a token: languages whose terms keep accents are told by its term.
[[nodiscard]] bool is_stop_word(Language language, std::string_view form,
                                std::string_view term) noexcept;

/// All stop words of `language`, in ascending order of bytes.
[[nodiscard]] std::span<const std::string_view> stop_words(Language language) noexcept;

} // namespace gazette::text
