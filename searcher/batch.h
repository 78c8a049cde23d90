// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/cli/exit_code.h"
#include "searcher/options.h"
#include "searcher/printing/printer.h"

namespace gazette::searcher {

/// Answers the queries on standard input, one a line (QUERY, or ID<TAB>QUERY; a line without an id
/// has its number as one), on standard output in the order of the input. A query that cannot be
/// searched is named on stderr and the others go on; the status is then Usage. Empty lines are no
/// queries. Answers go out as soon as they are there and no more input waits. Throws Error{Io} and
/// as open_session.
[[nodiscard]] cli::ExitCode run_batch(const SearchOptions& options, const Printer& printer);

} // namespace gazette::searcher
