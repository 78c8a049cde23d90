// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/publishing_loop.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <utility>

#include "indexer/publishing/merge_policy.h"

namespace gazette::indexer {
namespace {

/// How often a loop without anything to publish looks after its merge.
constexpr std::chrono::milliseconds idle{100};
/// How long a batch waits for others to be published with it: workers end within this of each
/// other.
constexpr std::chrono::milliseconds together{50};
/// Batches of one publication: with more at hand, somebody wants many small publications.
constexpr std::size_t most_together = 64;
/// While a build runs: its segments are about as large as the workers' memory, and each merge
/// before the last one writes its articles once more than needed.
constexpr MergeLimits while_building{.fan_in = 16, .max_segments = 64};
/// An index that is mostly new ends as one segment: searches pay .3 ms for every other one for as
/// long as the index is used, the build about a tenth of its time once.
constexpr MergeLimits into_one{.fan_in = SIZE_MAX, .max_segments = 1};

SegmentSize size_of(const index::SegmentFact& fact) {
    SegmentSize size;
    for (const index::FileFact& file : fact.files) {
        size.bytes += file.bytes;
    }
    size.articles = fact.articles;
    size.deleted = fact.deleted;
    return size;
}

} // namespace

PublishingLoop::PublishingLoop(Publisher& publisher) : publisher_(publisher) {
    for (const index::SegmentFact& fact : publisher.manifest().segments) {
        older_.insert(fact.name);
    }
}

Publication PublishingLoop::run(BoundedQueue<Batch>& queue) {
    Publication last;
    while (!queue.finished()) {
        if (std::optional<Batch> batch = queue.pop(idle); batch) {
            Publication publication = gather(std::move(*batch), queue);
            if (queue.finished()) {
                last = std::move(publication);
                break;
            }
            publisher_.publish(publication);
        }
        publish_merge_if_ready(false);
        start_merge();
    }
    if (merging_.valid()) { // a merge must not delay what is ready
        if (!last.added.empty() || !last.deleted.empty()) {
            publisher_.publish(std::exchange(last, {}));
        }
        publish_merge_if_ready(true);
    }
    return last;
}

/// The batch with those that come together with it: each publication costs a dozen waits for the
/// disk.
Publication PublishingLoop::gather(Batch&& first, BoundedQueue<Batch>& queue) {
    const auto deadline = std::chrono::steady_clock::now() + together;
    Publication publication;
    std::optional<Batch> batch(std::move(first));
    for (std::size_t count = 0; batch; ++count) {
        if (!batch->segment.empty()) {
            publication.added.push_back(std::move(batch->segment));
        }
        publication.deleted.insert(publication.deleted.end(), batch->deleted.begin(),
                                   batch->deleted.end());
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        batch.reset();
        if (count + 1 < most_together) {
            batch = queue.pop(std::max(left, std::chrono::milliseconds(0)));
        }
    }
    return publication;
}

void PublishingLoop::start_merge() {
    if (merging_.valid()) {
        return;
    }
    std::vector<std::size_t> places;
    std::vector<SegmentSize> sizes;
    const std::vector<index::SegmentFact>& segments = publisher_.manifest().segments;
    for (std::size_t place = 0; place < segments.size(); ++place) {
        if (!older_.contains(segments[place].name)) {
            places.push_back(place);
            sizes.push_back(size_of(segments[place]));
        }
    }
    std::vector<std::size_t> chosen;
    for (const std::size_t choice : choose_merge(sizes, while_building)) {
        chosen.push_back(places[choice]);
    }
    if (chosen.empty()) {
        return;
    }
    merging_ = std::async(std::launch::async, [folder = publisher_.folder(),
                                               inputs = take_merge_inputs(publisher_, chosen)] {
        return merge_segments(folder, inputs, [](std::uint64_t, std::uint64_t) { return true; });
    });
}

void PublishingLoop::publish_merge_if_ready(bool wait) {
    if (!merging_.valid() ||
        (!wait && merging_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)) {
        return;
    }
    if (std::optional<Merge> merge = merging_.get(); merge) {
        Publication publication;
        publication.merges.push_back(std::move(*merge));
        publisher_.publish(publication);
    }
}

bool PublishingLoop::is_mostly_new() const {
    std::uint64_t all = 0;
    std::uint64_t older = 0;
    for (const index::SegmentFact& fact : publisher_.manifest().segments) {
        const std::uint64_t bytes = size_of(fact).bytes;
        all += bytes;
        older += older_.contains(fact.name) ? bytes : 0;
    }
    return older <= all / 2;
}

void PublishingLoop::finish_merging(
    FunctionRef<bool(std::uint64_t done, std::uint64_t all)> proceed) {
    const MergeLimits limits = is_mostly_new() ? into_one : MergeLimits{};
    for (;;) {
        std::vector<SegmentSize> sizes;
        for (const index::SegmentFact& fact : publisher_.manifest().segments) {
            sizes.push_back(size_of(fact));
        }
        const std::vector<std::size_t> choice = choose_merge(sizes, limits);
        if (choice.empty()) {
            return;
        }
        std::optional<Merge> merge =
            merge_segments(publisher_.folder(), take_merge_inputs(publisher_, choice), proceed);
        if (!merge) {
            return;
        }
        Publication publication;
        publication.merges.push_back(std::move(*merge));
        publisher_.publish(publication);
    }
}

} // namespace gazette::indexer
