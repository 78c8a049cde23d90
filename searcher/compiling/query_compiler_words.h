// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "common/text/languages.h"
#include "searcher/query/query.h"
#include "searcher/query/word_reading.h"

namespace gazette::searcher {

/// A plain word among the clauses of a Words node: units that are to be taken together, mostly one.
struct WordClause {
    const QueryNode* node; ///< where it was written; outlives the clause
    std::vector<QueryUnit> units;

    /// A function word that nobody insists on.
    [[nodiscard]] bool stops() const {
        return node->occur == Occur::Should && units.size() == 1 && units.front().stop;
    }
};

/// Appends the clauses of the word `node`, read as `units`. Words that the analyzer parts (he/she,
/// runs of ideographs) are sought each by itself, unless that would tell nothing (9/11, AT&T) and
/// they are no whole sentence in a script without blanks.
void append_clauses(const QueryNode& node, std::vector<QueryUnit> units,
                    std::vector<WordClause>& clauses);

/// Drops function words when something else is left to seek: other clauses (`others`) or words. us
/// beside other words still asks for U.S., but it and who do not ask for I.T. and the W.H.O.
void drop_function_words(std::vector<WordClause>& clauses, bool others);

/// Beside other words, the parts of a hyphenated word are sought each by itself too: a question for
/// a Super-Bowl-Gewinner is answered where Bowl stands. Function words of `speaking`, short words
/// and numbers among them tell nothing alone.
void seek_parts_too(std::vector<WordClause>& clauses, text::Language speaking);

/// Drops what long English requests wrap their subject in: "find articles that describe". At least
/// one clause stays.
void drop_request_words(std::vector<WordClause>& clauses);

} // namespace gazette::searcher
