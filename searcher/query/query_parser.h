// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "common/article/date.h"
#include "searcher/query/query.h"

namespace gazette::searcher {

/// How a query text is read.
struct ParseOptions {
    article::Date today;    ///< what "yesterday" counts from
    bool all_words = false; ///< words side by side must all occur
    bool strict = false;    ///< what cannot be read as written is an Error{Usage}, not a note
};

/// Reads any text as a query. What binds most tightly comes first: NEAR, w/n and pre/n; + and - and
/// NOT, which speak of the one operand behind them; operands side by side; AND; OR. A text is never
/// a syntax error: operators without operands, brackets and quotation marks without a partner,
/// fields and dates that do not exist are searched as words, and `note` says so.
///
/// Time is linear in the text. Throws Error{Usage} when a limit of query.h is passed; under
/// `strict` also for what would have been a note.
[[nodiscard]] ParsedQuery parse_query(std::string_view text, const ParseOptions& options);

} // namespace gazette::searcher
