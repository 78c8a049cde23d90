// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

namespace gazette::searcher {

/// A query that is lists of terms and no more, as most are: FlatMatcher runs it.
struct FlatQuery {
    /// Terms one of which an article must have.
    struct Group {
        std::vector<std::string> terms;
        bool weighs = true; ///< else it narrows only
        bool operator==(const Group&) const = default;
    };
    std::vector<Group> required;       ///< not empty
    std::vector<std::string> optional; ///< terms that add weight where they are

    bool operator==(const FlatQuery&) const = default;
};

/// `query`, narrowed by `filter`, as lists of terms; nothing when it is more than that (a factor,
/// something denied, a posting source), or there is neither.
[[nodiscard]] std::optional<FlatQuery> flatten(const std::optional<Xapian::Query>& query,
                                               const std::optional<Xapian::Query>& filter);

} // namespace gazette::searcher
