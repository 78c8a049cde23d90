// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/publishing_step.h"

#include <algorithm>
#include <utility>

#include "common/base/error.h"
#include "common/base/hash.h"
#include "common/index/block_checks.h"
#include "common/index/names.h"
#include "indexer/publishing/segment_facts.h"

namespace gazette::indexer {
namespace {

Error unknown_segment(const std::string& name) {
    return {ErrorKind::Internal, "publishing: there is no segment " + name};
}

} // namespace

PublishingStep::PublishingStep(std::filesystem::path folder, index::Manifest manifest,
                               std::map<std::string, index::DeletedSet> deleted,
                               FileOperations& operations)
    : folder_(std::move(folder)), operations_(&operations), next_(std::move(manifest)),
      next_deleted_(std::move(deleted)) {}

void PublishingStep::prepare(const Publication& publication) {
    ++next_.generation;
    for (const std::string& name : publication.added) {
        add_segment(name, std::nullopt);
    }
    for (const Deletion& deletion : publication.deleted) {
        apply(deletion);
    }
    for (const Merge& merge : publication.merges) {
        apply(merge);
    }
    if (publication.sources) {
        next_.sources = *publication.sources;
    }
    if (publication.last_update) {
        next_.last_update = publication.last_update;
    }
    write_deleted_sets();
}

std::size_t PublishingStep::place_of(const std::string& segment) const {
    const auto found = std::ranges::find(next_.segments, segment, &index::SegmentFact::name);
    if (found == next_.segments.end()) {
        throw unknown_segment(segment);
    }
    return static_cast<std::size_t>(found - next_.segments.begin());
}

void PublishingStep::add_segment(const std::string& name, std::optional<std::size_t> place) {
    if (!index::is_segment_name(name) || next_deleted_.contains(name)) {
        throw unknown_segment(name);
    }
    index::SegmentFact fact = describe_segment(folder_, name);
    next_deleted_.emplace(name, index::DeletedSet(fact.articles));
    new_segments_.push_back(name);
    const auto at = place.value_or(next_.segments.size());
    next_.segments.insert(next_.segments.begin() + static_cast<std::ptrdiff_t>(at),
                          std::move(fact));
}

void PublishingStep::apply(const Deletion& deletion) {
    const auto found = next_deleted_.find(deletion.segment);
    if (found == next_deleted_.end()) {
        throw unknown_segment(deletion.segment);
    }
    if (found->second.insert(deletion.docid)) {
        changed_.insert(deletion.segment);
    }
}

void PublishingStep::apply(const Merge& merge) {
    std::size_t place = next_.segments.size();
    for (const MergedInput& input : merge.inputs) {
        place = std::min(place, place_of(input.segment));
    }
    if (!merge.segment.empty()) {
        add_segment(merge.segment, place);
        carry_over(merge, next_deleted_.at(merge.segment));
        if (next_deleted_.at(merge.segment).count() > 0) {
            changed_.insert(merge.segment);
        }
    }
    for (const MergedInput& input : merge.inputs) {
        if (merge.segment.empty() && input.deleted.count() != input.deleted.articles()) {
            throw Error(ErrorKind::Internal, "publishing: a merge lost its articles");
        }
        drop_segment(input.segment);
    }
}

// Articles deleted after the merge had begun are in its result, at the place that their number
// among the live ones of then gives them.
void PublishingStep::carry_over(const Merge& merge, index::DeletedSet& merged) const {
    std::uint64_t base = 0;
    for (const MergedInput& input : merge.inputs) {
        const index::DeletedSet& now = next_deleted_.at(input.segment);
        const index::DeletedSet& then = input.deleted;
        const std::uint64_t live = then.articles() - then.count();
        if (now.articles() != then.articles() || base + live > merged.articles()) {
            throw Error(ErrorKind::Internal, "publishing: a merge's articles do not add up");
        }
        for (auto docid = now.next_deleted(1); docid != 0; docid = now.next_deleted(docid + 1)) {
            if (!then.contains(docid)) {
                merged.insert(static_cast<std::uint32_t>(base + then.live_before(docid) + 1));
            }
        }
        base += live;
    }
    if (base != merged.articles()) {
        throw Error(ErrorKind::Internal, "publishing: a merge's articles do not add up");
    }
}

void PublishingStep::drop_segment(const std::string& name) {
    next_.segments.erase(next_.segments.begin() + static_cast<std::ptrdiff_t>(place_of(name)));
    next_deleted_.erase(name);
    changed_.erase(name);
}

void PublishingStep::write_deleted_sets() {
    std::vector<std::string> empty;
    for (const auto& [name, deleted] : next_deleted_) {
        if (deleted.count() == deleted.articles()) {
            empty.push_back(name);
        }
    }
    for (const std::string& name : empty) {
        drop_segment(name);
    }
    for (const std::string& name : changed_) {
        const index::DeletedSet& deleted = next_deleted_.at(name);
        index::SegmentFact& fact = next_.segments[place_of(name)];
        const std::string file = index::make_deleted_name(index::random_number());
        const std::string bytes = deleted.encode();
        made_files_.push_back(file);
        operations_->write(folder_ / file, bytes);
        fact.deleted = deleted.count();
        fact.deleted_file = {.name = file, .bytes = bytes.size(), .hash = hash64(bytes)};
        const index::BlockChecks checks(folder_, fact);
        const index::ArticleTable articles(folder_ / name / index::articles_name,
                                           checks.of(index::articles_name));
        fact.languages = count_languages(articles, deleted);
    }
}

// The order does not matter here, only that all of it comes before the manifest: files, then the
// folders that name them. Without the folders' own fsync a power cut can leave a manifest that
// names files which are not there.
void PublishingStep::make_durable() {
    for (const std::string& name : new_segments_) {
        const auto fact = std::ranges::find(next_.segments, name, &index::SegmentFact::name);
        if (fact == next_.segments.end()) {
            continue; // nothing live in it
        }
        for (const index::FileFact& file : fact->files) {
            operations_->sync(folder_ / name / file.name);
        }
        operations_->sync(folder_ / name);
    }
    for (const std::string& file : made_files_) {
        operations_->sync(folder_ / file);
    }
    operations_->sync(folder_);
}

} // namespace gazette::indexer
