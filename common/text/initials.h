// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::text {

/// The term of initials that would otherwise be taken for a pronoun: "us" -> "u.s", "it" -> "i.t",
/// "who" -> "w.h.o"; nothing for other forms. A query for the lower-case word adds this term.
[[nodiscard]] std::optional<std::string> initials_term(std::string_view form);

/// Whether `raw` is one of those words written in capitals without dots (US).
[[nodiscard]] bool is_bare_initials(std::string_view raw) noexcept;

/// Tells of lines of a text whether they are written in capitals altogether, so that US in them may
/// be the pronoun: no small letter, and at least one capital outside of US, IT and WHO. Lines must
/// be asked for in order; each is read once.
class CapitalLines {
  public:
    /// `text` must outlive this object.
    explicit CapitalLines(std::string_view text) : text_(text) {}

    /// Of the line that byte `at` is in.
    [[nodiscard]] bool is_all_capitals(std::size_t at);

  private:
    std::string_view text_;
    std::size_t line_end_ = 0;
    bool known_ = false;
    bool all_capitals_ = false;
};

} // namespace gazette::text
