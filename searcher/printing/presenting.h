// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "common/base/function_ref.h"
#include "common/index/reader.h"
#include "searcher/analyzer_pool.h"
#include "searcher/printing/print_options.h"
#include "searcher/printing/printer.h"

namespace gazette::searcher {

/// Prints one answer: fetches of each hit what the printer needs, makes its passages, and appends
/// what comes out to `out`. Calls `after_hit` after every hit, so that a long list can be handed on
/// as it grows; when that gives false nobody reads on, and it stops. `offset` results were left out
/// before the first. Throws Error{Damaged}, Error{Io}.
void print_answer(const index::IndexReader& reader, const Printer& printer,
                  const PrintOptions& options, AnalyzerPool& analyzers, const Answer& answer,
                  std::uint64_t offset, std::string& out, FunctionRef<bool()> after_hit);

} // namespace gazette::searcher
