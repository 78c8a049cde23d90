// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <future>
#include <optional>
#include <set>
#include <string>

#include "common/base/function_ref.h"
#include "indexer/building/bounded_queue.h"
#include "indexer/building/file_worker.h"
#include "indexer/building/merging.h"
#include "indexer/publishing/publisher.h"

namespace gazette::indexer {

/// Publishes what the workers finish, as soon as they finish it, and merges beside that what it has
/// published. Segments that were there before stay as they are until finish_merging(), since work
/// in hand may still name articles in them.
class PublishingLoop {
  public:
    explicit PublishingLoop(Publisher& publisher);

    /// Publishes batches until the queue is finished; returns what came last and is not published
    /// yet, so that the end of a run is published at once. Throws as Publisher::publish and
    /// merge_segments; then what was published stays published.
    [[nodiscard]] Publication run(BoundedQueue<Batch>& queue);

    /// Merges until the policy has no more wishes, or `proceed` (bytes done and in all of the merge
    /// at hand) answers false. Where half of the index or more has come since construction, as
    /// after a first build, all becomes one segment. To be called when no work is in hand. Throws
    /// as run().
    void finish_merging(FunctionRef<bool(std::uint64_t done, std::uint64_t all)> proceed);

  private:
    [[nodiscard]] bool is_mostly_new() const;
    static Publication gather(Batch&& first, BoundedQueue<Batch>& queue);
    void start_merge();
    void publish_merge_if_ready(bool wait);

    Publisher& publisher_;
    std::set<std::string> older_; ///< segments that were there before
    std::future<std::optional<Merge>> merging_;
};

} // namespace gazette::indexer
