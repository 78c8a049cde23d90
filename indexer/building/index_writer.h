// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "indexer/options.h"
#include "indexer/publishing/file_operations.h"
#include "indexer/publishing/publisher.h"
#include "indexer/publishing/writer_lock.h"

namespace gazette::indexer {

/// The lock on an index folder and the publisher that it allows, for as long as a command runs.
class IndexWriter {
  public:
    /// Waits for another writer as `patience` says, and says so on stderr. Throws as WriterLock and
    /// Publisher.
    IndexWriter(const std::filesystem::path& folder, Patience patience);

    [[nodiscard]] Publisher& publisher() noexcept { return publisher_; }

  private:
    WriterLock lock_;
    SystemFileOperations operations_;
    Publisher publisher_;
};

/// Takes the lock of `folder`, saying on stderr whom it waits for. Throws as WriterLock.
[[nodiscard]] WriterLock lock_index(const std::filesystem::path& folder, Patience patience);

/// Throws Error{NoIndex} unless `folder` is an index of ours.
void require_index(const std::filesystem::path& folder);

} // namespace gazette::indexer
