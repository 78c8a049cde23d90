// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/reader.h"
#include "common/text/languages.h"

namespace gazette::searcher {

/// The stems that some forms of an index's texts have.
struct Expansion {
    std::vector<std::string> stems; ///< sorted, distinct
    /// Those of them that other forms have too, so that a stem does not tell which form stands
    /// there: sorted.
    std::vector<std::string> shared;
    /// The index has articles in a language of changes_beginnings(): in those, any stem may be of
    /// another form.
    bool doubt_some_languages = false;
};

/// These stemmers take away what words begin with (al-, ber-, h-), so that forms of one stem may
/// begin with any letter.
[[nodiscard]] bool changes_beginnings(text::Language language) noexcept;

/// The stems of all forms that start with `start`. `languages`: those of the index; they tell which
/// forms can share a stem. Throws Error{Usage} when more than max_wildcard_expansions forms do.
[[nodiscard]] Expansion expand_start(const index::IndexReader& reader, std::string_view start,
                                     std::span<const text::Language> languages);

/// The stems of exactly `form`; none when no text has it.
[[nodiscard]] Expansion expand_form(const index::IndexReader& reader, std::string_view form,
                                    std::span<const text::Language> languages);

} // namespace gazette::searcher
