// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index/reader.h"
#include "searcher/query/word_reading.h"

namespace gazette::searcher {

/// Other ways in which news writes the name `form` (folded) when it is one in -sky: Zelenskyy,
/// Zelenskiy, Zelenskyi ... for zelensky; none for other words. Whether they occur is not known.
///
/// Measured on 19,845 articles of English news: of the words in -sk- and one of these endings, six
/// names stood in two or three spellings (Zelensky in three, Syrskyi, Sikorsky ...; 808
/// occurrences), and no two different names or words fell together. The same for -ov, -off and -ow
/// joined as many strangers as variants, and is left out.
[[nodiscard]] std::vector<std::string> other_spellings(std::string_view form);

/// Adds the terms that the index has the other spellings of `unit`'s words under; with
/// `any_accents` also those of every word that differs by its accents alone. Throws Error{Damaged}.
void add_spellings(QueryUnit& unit, const index::IndexReader& reader, bool any_accents);

} // namespace gazette::searcher
