// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/file_worker.h"

#include <algorithm>
#include <utility>

#include "common/base/error.h"
#include "common/base/hash.h"
#include "indexer/sources/record_reading.h"
#include "indexer/sources/source_reader.h"

namespace gazette::indexer {
namespace {

/// Longer files are mapped instead of copied: they are archives and collections of records, which
/// may be larger than the memory we may take.
constexpr std::size_t largest_copied = std::size_t{32} << 20U;

} // namespace

/// The work on one file.
class FileWorker::FileRun {
  public:
    FileRun(FileWorker& worker, const WorkItem& item)
        : worker_(worker), setting_(worker.setting_), item_(item),
          path_hash_(hash64(item.file.path)), matched_(item.known.size()) {}

    void read_and_index() {
        std::optional<SourceContent> content;
        std::string_view bytes = item_.content;
        size_ = item_.file.size;
        mtime_ns_ = item_.file.mtime_ns;
        if (!item_.has_content) {
            try {
                content.emplace(item_.file.path, largest_copied);
            } catch (const Error& error) {
                note_skipped({}, failure(error.message()));
                return;
            }
            bytes = content->bytes();
            size_ = content->size();
            mtime_ns_ = content->mtime_ns();
        }
        index_bytes(bytes);
        setting_.report.add_bytes(size_);
    }

  private:
    /// Thrown through the parser when the run ends in the middle of a file.
    struct Stopped {};

    /// A record that waits to learn whether another follows it in its file.
    struct Waiting {
        index::Record record;
        std::uint64_t id = 0;
    };

    void index_bytes(std::string_view bytes) {
        bytes_ = bytes;
        if (!setting_.force && item_.known.size() == 1 &&
            item_.known.front().content_hash == content_hash()) {
            setting_.report.note({item_.file.path, {}, Outcome::Unchanged, {}, {}});
            return;
        }
        try {
            read_records(
                {bytes, item_.file.path, mtime_ns_},
                {setting_.parse, setting_.mtime_dates, setting_.languages},
                [this](index::Record&& record) { take(std::move(record)); },
                [this](std::string_view key, const SkipReason& why) { note_skipped(key, why); });
        } catch (const Stopped&) {
            // Without its last record the file does not count as known: the next run takes it up.
            return;
        }
        if (waiting_) {
            index_waiting(mtime_ns_);
        }
        remove_unmatched();
    }

    /// Hashed when first asked for: most large files are archives, or skipped.
    std::uint64_t content_hash() {
        if (!content_hash_) {
            content_hash_ = hash64(bytes_);
        }
        return *content_hash_;
    }

    void take(index::Record&& record) {
        if (setting_.should_stop()) {
            throw Stopped();
        }
        const std::string& key = record.article.record_key;
        const std::uint64_t id = index::make_id(item_.file.path, key);
        if (!ids_.insert(id).second) {
            note_skipped(key, "a record before it has the same id");
            return;
        }
        if (waiting_) {
            index_waiting(no_source_time);
        }
        waiting_ = Waiting{std::move(record), id};
    }

    /// Indexes the waiting record. `mtime_ns` is the file's own for the last record of a file,
    /// which is written even when nothing changed in it, since it vouches for the others.
    void index_waiting(std::int64_t mtime_ns) {
        const Waiting waiting = std::move(*waiting_);
        waiting_.reset();
        const article::Article& article = waiting.record.article;
        const std::string encoded = index::encode_record(waiting.record);
        const bool is_alone = article.record_key.empty();
        index::ArticleRow row;
        row.id = waiting.id;
        row.path_hash = path_hash_;
        row.source_size = size_;
        row.source_mtime_ns = mtime_ns;
        row.content_hash = is_alone ? content_hash() : hash64(encoded);

        const KnownArticle* known = match(waiting.id);
        const bool is_same =
            known != nullptr && !setting_.force && known->content_hash == row.content_hash;
        const Outcome outcome = known == nullptr ? Outcome::Added
                                : is_same        ? Outcome::Unchanged
                                                 : Outcome::Changed;
        if (!is_same || mtime_ns != no_source_time) {
            write(waiting.record, encoded, row, known);
        }
        setting_.report.note(
            {item_.file.path, article.record_key, outcome, {}, article.warnings, &waiting.record});
    }

    void write(const index::Record& record, std::string_view encoded, const index::ArticleRow& row,
               const KnownArticle* known) {
        if (setting_.dry_run) {
            return;
        }
        worker_.start_batch();
        worker_.builder_->add(record, encoded, row);
        if (known != nullptr) {
            forget(*known);
        }
        if (worker_.is_due()) {
            worker_.hand_over();
        }
    }

    /// The article of this id that the index holds, marked as still there.
    const KnownArticle* match(std::uint64_t id) {
        const auto at = std::ranges::lower_bound(item_.known, id, {}, &KnownArticle::id);
        if (at == item_.known.end() || at->id != id) {
            return nullptr;
        }
        matched_[static_cast<std::size_t>(at - item_.known.begin())] = true;
        return &*at;
    }

    void forget(const KnownArticle& known) {
        worker_.start_batch();
        worker_.deleted_.push_back({setting_.known.segment_name(known), known.docid});
    }

    /// Drops what the file held once and holds no more. Where some of it could not be read, all
    /// stays: nobody knows what it holds.
    void remove_unmatched() {
        if (has_failed_) {
            return;
        }
        for (std::size_t i = 0; i < item_.known.size(); ++i) {
            if (matched_[i]) {
                continue;
            }
            if (!setting_.dry_run) {
                forget(item_.known[i]);
            }
            const std::string key = setting_.known.record_key(item_.known[i], item_.file.path);
            setting_.report.note(
                {item_.file.path, key, Outcome::Removed, "no longer in the file", {}});
        }
    }

    void note_skipped(std::string_view key, const SkipReason& reason) {
        has_failed_ = has_failed_ || reason.is_failure;
        std::string text(reason.text);
        if (reason.is_failure && !item_.known.empty()) {
            text += "; what was indexed of it before is kept";
        }
        setting_.report.note({item_.file.path, key, Outcome::Skipped, text, {}});
    }

    FileWorker& worker_;
    const WorkerSetting& setting_;
    const WorkItem& item_;
    std::uint64_t path_hash_;
    std::vector<bool> matched_; // by place in item_.known
    std::uint64_t size_ = 0;
    std::int64_t mtime_ns_ = 0;
    std::string_view bytes_;
    std::optional<std::uint64_t> content_hash_;
    std::optional<Waiting> waiting_;
    bool has_failed_ = false; // some of it could not be read
    std::unordered_set<std::uint64_t> ids_;
};

FileWorker::FileWorker(WorkerSetting setting) : setting_(std::move(setting)) {
    if (!setting_.dry_run) {
        // Most of the share is for the batch: what is kept from one to the next counts against it.
        builder_.emplace(setting_.index_folder, setting_.limits.memory_bytes / 4);
    }
}

void FileWorker::process(const WorkItem& item) {
    FileRun run(*this, item);
    run.read_and_index();
    hand_over_if_due();
}

void FileWorker::start_batch() {
    if (!batch_started_) {
        batch_started_ = std::chrono::steady_clock::now();
    }
}

bool FileWorker::is_due() const {
    if (!batch_started_) {
        return false;
    }
    return builder_->size() >= setting_.limits.articles ||
           builder_->memory_bytes() >= setting_.limits.memory_bytes ||
           std::chrono::steady_clock::now() - *batch_started_ >= setting_.limits.interval;
}

void FileWorker::hand_over_if_due() {
    if (is_due()) {
        hand_over();
    }
}

void FileWorker::hand_over() {
    if (!batch_started_) {
        return;
    }
    Batch batch;
    if (builder_->size() > 0) {
        batch.segment = builder_->finish();
    }
    batch.deleted = std::exchange(deleted_, {});
    batch_started_.reset();
    setting_.hand_over(std::move(batch));
}

} // namespace gazette::indexer
