// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace gazette::text {

/// The term of a Vietnamese word, `casefolded` with its accents and `folded` without: a syllable
/// keeps them, the tone of one that ends in oa, oe or uy on its last letter as the newer spelling
/// has it (hòa -> hoà); words that are no syllable of Vietnamese (names, loans, syllables written
/// together) lose them. So a folded form has less than 256 terms, whatever the text.
[[nodiscard]] std::string vietnamese_term(std::string_view casefolded, std::string_view folded);

} // namespace gazette::text
