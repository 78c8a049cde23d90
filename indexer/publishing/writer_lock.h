// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <string_view>

#include "common/base/file.h"
#include "common/base/function_ref.h"

namespace gazette::indexer {

/// The one writer's hold on an index folder: a lock on its file `lock` that ends with the object or
/// the process, whichever is first, even by SIGKILL. The file itself stays. Readers do not heed it.
class WriterLock {
  public:
    /// Locks `folder`, which must exist and be ours or empty (index::prepare_folder). When another
    /// process (or another WriterLock) has the lock, calls `waiting` once with who that is
    /// ("process 1234") and tries again until `patience` is over (0: not at all). Throws
    /// Error{Locked} naming the holder then, Error{Io} when the lock file cannot be opened: no
    /// permission, read-only file system.
    WriterLock(const std::filesystem::path& folder, std::chrono::milliseconds patience,
               FunctionRef<void(std::string_view holder)> waiting);

    /// The folder that is locked.
    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }

  private:
    std::filesystem::path folder_;
    UniqueFd fd_;
};

} // namespace gazette::indexer
