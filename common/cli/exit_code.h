// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gazette::cli {

/// The exit statuses that scripts rely on; both manuals list them. Do not renumber.
enum class ExitCode : int {
    Success = 0,    ///< searcher: at least one match; indexer: all done.
    Incomplete = 1, ///< searcher: no match; indexer: done, but some inputs were skipped.
    Usage = 2,      ///< Usage, or a query under --strict or over a limit.
    Partial = 3,    ///< searcher: printed but incomplete (timeout, an index unreadable).
    NoIndex = 4,    ///< No usable index: absent, damaged, another version, or locked too long.
    Failure = 5     ///< Input/output error, out of memory, a bug.
};

} // namespace gazette::cli
