// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/flat_query.h"

#include <utility>

namespace gazette::searcher {
namespace {

using Xapian::Query;

/// Appends the terms of `query` when it is a term or an OR of terms; else false. OR in OR is one
/// level here: the parser has limited its depth.
bool append_terms(const Query& query, std::vector<std::string>& terms) {
    if (query.get_type() == Query::LEAF_TERM) {
        terms.push_back(*query.get_terms_begin());
        return true;
    }
    if (query.get_type() != Query::OP_OR) {
        return false;
    }
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        if (!append_terms(query.get_subquery(i), terms)) {
            return false;
        }
    }
    return true;
}

bool append_group(const Query& query, bool weighs, FlatQuery& flat) {
    FlatQuery::Group group{.terms = {}, .weighs = weighs};
    if (!append_terms(query, group.terms)) {
        return false;
    }
    flat.required.push_back(std::move(group));
    return true;
}

/// Appends what narrows: its weights, and factors of them, do not count.
bool append_filter(const Query& query, FlatQuery& flat) {
    switch (query.get_type()) {
    case Query::OP_SCALE_WEIGHT:
        return append_filter(query.get_subquery(0), flat);
    case Query::OP_AND:
    case Query::OP_FILTER:
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
            if (!append_filter(query.get_subquery(i), flat)) {
                return false;
            }
        }
        return true;
    default:
        return append_group(query, false, flat);
    }
}

bool append_query(const Query& query, FlatQuery& flat) {
    switch (query.get_type()) {
    case Query::OP_AND:
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
            if (!append_query(query.get_subquery(i), flat)) {
                return false;
            }
        }
        return true;
    case Query::OP_AND_MAYBE:
        for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) {
            if (!append_terms(query.get_subquery(i), flat.optional)) {
                return false;
            }
        }
        return append_query(query.get_subquery(0), flat);
    case Query::OP_FILTER:
        for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) {
            if (!append_filter(query.get_subquery(i), flat)) {
                return false;
            }
        }
        return append_query(query.get_subquery(0), flat);
    default:
        return append_group(query, true, flat);
    }
}

} // namespace

std::optional<FlatQuery> flatten(const std::optional<Query>& query,
                                 const std::optional<Query>& filter) {
    FlatQuery flat;
    if ((query && !append_query(*query, flat)) || (filter && !append_filter(*filter, flat)) ||
        flat.required.empty()) {
        return std::nullopt;
    }
    return flat;
}

} // namespace gazette::searcher
