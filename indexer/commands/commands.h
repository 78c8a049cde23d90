// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/cli/exit_code.h"
#include "indexer/options.h"

namespace gazette::indexer {

/// Does what the command line asked for. Throws as cli::run_main expects.
[[nodiscard]] cli::ExitCode run_command(const Options& options);

/// The commands, one file each. Each returns Success, or Incomplete where something was skipped or
/// found wrong; each throws Error and what its parts throw.
[[nodiscard]] cli::ExitCode run_add(const AddOptions& options);
[[nodiscard]] cli::ExitCode run_remove(const RemoveOptions& options);
[[nodiscard]] cli::ExitCode run_list(const ListOptions& options);
[[nodiscard]] cli::ExitCode run_show(const ShowOptions& options);
[[nodiscard]] cli::ExitCode run_status(const StatusOptions& options);
[[nodiscard]] cli::ExitCode run_verify(const VerifyOptionsGiven& options);
[[nodiscard]] cli::ExitCode run_compact(const CompactOptions& options);
[[nodiscard]] cli::ExitCode run_rebuild(const RebuildOptions& options);
[[nodiscard]] cli::ExitCode run_help(const HelpOptions& options);
[[nodiscard]] cli::ExitCode run_version();

} // namespace gazette::indexer
