// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/query/query_lexer.h"

namespace gazette::searcher {

/// Decides what brackets and operators mean where they stand: brackets without a partner or with
/// nothing inside go, operators without the operands they need become words. What is left is well
/// formed. Adds to `query.problems`. Time is linear in the tokens. Throws Error{Usage} when
/// brackets nest deeper than max_nesting.
void resolve_structure(LexedQuery& query);

} // namespace gazette::searcher
