// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/text/languages.h"
#include "searcher/matching/article_check.h"
#include "searcher/matching/flat_query.h"
#include "searcher/matching/match_context.h"
#include "searcher/matching/union_source.h"
#include "searcher/query/query.h"
#include "searcher/query/sought.h"
#include "searcher/request.h"

namespace gazette::searcher {

/// What the nodes of a Xapian query refer to and do not own. It must outlive the query.
struct QueryParts {
    std::vector<std::unique_ptr<TermUnion>> unions;
    std::vector<std::unique_ptr<ArticleCheck>> checks;
    /// Those of the checks that every article that matches must pass and the query leaves out.
    std::vector<ArticleCheck*> left_out;
};

/// One thing that adds to a score, for --explain.
struct ScorePart {
    std::string what;
    Xapian::Query query;
};

/// A query as Xapian runs it.
struct CompiledQuery {
    Xapian::Query query; ///< matches nothing when empty
    /// The query without the checks of parts.left_out: the same scores for more articles. The best
    /// few are found sooner by checking the best of these.
    Xapian::Query unchecked;
    Xapian::Query base;                    ///< query without filters, and with deleted articles
    std::optional<Xapian::Query> narrowed; ///< the filters, without weight
    /// What `unchecked` is when it is lists of terms and no more, and until it is changed.
    std::optional<FlatQuery> flat;
    bool only_words = false; ///< it seeks any of its words, nothing more
    bool has_words = false;  ///< else no word was sought and nothing is ranked
    bool speaks = false;     ///< the query itself says something
    bool empty = false;      ///< neither it nor the filters do
    Sought sought;
    std::vector<ScorePart> score_parts;
    std::vector<std::string> notes; ///< sentences for the user
    QueryParts parts;
};

/// Compiles `root` (nothing: only the filters) for the index in `context`, which must outlive the
/// result. Throws Error{Usage} when a limit of query.h is passed, Error{Damaged}, Error{Io}.
[[nodiscard]] CompiledQuery compile_query(const QueryNode* root, const Filters& filters, bool exact,
                                          MatchContext& context);

} // namespace gazette::searcher
