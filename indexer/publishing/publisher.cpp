// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/publisher.h"

#include <set>
#include <system_error>
#include <utility>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/base/hash.h"
#include "common/index/index_folder.h"
#include "common/index/names.h"
#include "common/index/segment.h"
#include "indexer/publishing/publishing_step.h"

namespace gazette::indexer {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> entries_of(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> entries;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        entries.push_back(entry->path());
    }
    if (error) {
        throw io_error("cannot read", folder.native(), error.value());
    }
    return entries;
}

std::set<std::string> names_of(const index::Manifest& manifest) {
    std::set<std::string> names;
    for (const index::SegmentFact& segment : manifest.segments) {
        names.insert(segment.name);
        if (segment.deleted_file) {
            names.insert(segment.deleted_file->name);
        }
    }
    return names;
}

} // namespace

Publisher::Publisher(const WriterLock& lock, std::string_view analyzer, FileOperations& operations)
    : folder_(lock.folder()), operations_(&operations) {
    if (index::classify_folder(folder_) == index::FolderKind::Empty) {
        create(analyzer);
    } else {
        manifest_ = index::read_manifest(folder_);
    }
    index::check_analyzer(manifest_, analyzer, folder_.native());
    load_deleted();
    sweep();
}

void Publisher::create(std::string_view analyzer) {
    index::Manifest first;
    first.analyzer = analyzer;
    first.uuid = hex64(index::random_number()) + hex64(index::random_number());
    first.generation = 1;
    replace_manifest(first);
    operations_->sync(folder_ / ".."); // which holds the new folder's own name
}

void Publisher::load_deleted() {
    for (const index::SegmentFact& segment : manifest_.segments) {
        deleted_.emplace(segment.name, index::read_deleted_set(folder_, segment));
    }
}

const index::DeletedSet& Publisher::deleted(const std::string& segment) const {
    const auto found = deleted_.find(segment);
    if (found == deleted_.end()) {
        throw Error(ErrorKind::Internal, "publishing: there is no segment " + segment);
    }
    return found->second;
}

std::string Publisher::new_segment_name() const {
    for (;;) {
        std::string name = index::make_segment_name(index::random_number());
        std::error_code absent;
        if (!fs::exists(fs::symlink_status(folder_ / name, absent))) {
            return name;
        }
    }
}

// Write, sync, rename, sync the folder: a reader meets the old manifest or the new one.
void Publisher::replace_manifest(const index::Manifest& next) {
    const fs::path temporary = folder_ / index::manifest_temporary_name;
    try {
        operations_->write(temporary, index::print_manifest(next));
        operations_->sync(temporary);
        operations_->rename(temporary, folder_ / index::manifest_name);
    } catch (const Error&) {
        remove_quietly(temporary);
        throw;
    }
    manifest_ = next;
    operations_->sync(folder_);
}

void Publisher::publish(const Publication& publication) {
    const index::Manifest before = manifest_;
    PublishingStep step(folder_, manifest_, deleted_, *operations_);
    std::set<std::string> replaced = names_of(before);
    replaced.insert(publication.added.begin(), publication.added.end());
    for (const Merge& merge : publication.merges) {
        replaced.insert(merge.segment);
    }
    try {
        step.prepare(publication);
        step.make_durable();
        replace_manifest(step.next());
    } catch (const std::exception&) {
        if (manifest_.generation == before.generation) {
            replaced.insert(step.made_files().begin(), step.made_files().end());
            remove_unnamed(replaced);
        } else { // it shows, but may not last: keep the files of both
            deleted_ = std::move(step.next_deleted());
        }
        throw;
    }
    deleted_ = std::move(step.next_deleted());
    remove_unnamed(replaced);
}

// A file that will not go costs its space and nothing else; the next writer's sweep tries again.
std::size_t Publisher::remove_unnamed(const std::set<std::string>& names) {
    const std::set<std::string> named = names_of(manifest_);
    std::size_t removed = 0;
    for (const std::string& name : names) {
        if (named.contains(name)) {
            continue;
        }
        if (index::is_deleted_name(name) || name == index::manifest_temporary_name) {
            removed += remove_quietly(folder_ / name) ? 1U : 0U;
        } else if (index::is_segment_name(name)) {
            removed += remove_segment_quietly(name) ? 1U : 0U;
        }
    }
    return removed;
}

std::size_t Publisher::sweep() {
    std::set<std::string> names;
    for (const fs::path& entry : entries_of(folder_)) {
        names.insert(entry.filename().native());
    }
    return remove_unnamed(names);
}

bool Publisher::remove_quietly(const fs::path& path) noexcept {
    try {
        operations_->remove(path);
        return true;
    } catch (const Error&) {
        return false;
    }
}

// Only a real folder, and in it only files of our own names: one that somebody put there stays, and
// its folder with it.
bool Publisher::remove_segment_quietly(const std::string& name) noexcept {
    std::error_code error;
    const fs::path folder = folder_ / name;
    if (!index::is_segment_name(name) || !fs::is_directory(fs::symlink_status(folder, error))) {
        return false;
    }
    try {
        for (const fs::path& file : entries_of(folder)) {
            if (index::is_segment_file_name(file.filename().native())) {
                operations_->remove(file);
            }
        }
        operations_->remove(folder);
        return true;
    } catch (const Error&) {
        return false;
    }
}

} // namespace gazette::indexer
