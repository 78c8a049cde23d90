// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/segment_merger.h"

#include <algorithm>
#include <future>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/names.h"
#include "indexer/glass/docid_map.h"
#include "indexer/glass/glass_database_writer.h"
#include "indexer/glass/glass_position_reader.h"
#include "indexer/glass/glass_postlist_reader.h"
#include "indexer/glass/glass_version_file.h"

namespace gazette::indexer {
namespace {

/// A version file is about a hundred bytes; Xapian reads no more of it than this.
constexpr std::size_t most_version_file_bytes = 256;
/// Blocks read between two questions whether to go on.
constexpr std::uint64_t blocks_between_questions = 32;

/// A source while it is merged.
struct Source {
    std::filesystem::path folder;
    GlassVersionFile version;
    DocidMap docids;
    std::string_view postlist_checks;
    std::string_view position_checks;
};

std::filesystem::path table_path(const Source& source, std::string_view table) {
    return source.folder / (std::string(table) + std::string(glass::table_suffix));
}

/// Counts the blocks read, of all that will be, and asks whether to go on. For both tables'
/// threads.
class Progress {
  public:
    Progress(std::span<const Source> sources, MergeProgress proceed) : proceed_(proceed) {
        for (const Source& source : sources) {
            total_ += source.version.postlists.block_count + source.version.positions.block_count;
        }
    }
    /// False when the merge is to stop.
    [[nodiscard]] bool add(std::uint64_t blocks) {
        const std::lock_guard lock(mutex_);
        done_ += blocks;
        if (stopped_ || done_ < next_question_) {
            return !stopped_;
        }
        next_question_ = done_ + blocks_between_questions;
        stopped_ = !proceed_(done_ * glass::block_size, total_ * glass::block_size);
        return !stopped_;
    }

  private:
    MergeProgress proceed_;
    std::mutex mutex_;
    std::uint64_t done_ = 0;
    std::uint64_t next_question_ = 0;
    std::uint64_t total_ = 0;
    bool stopped_ = false;
};

/// A thread's part of the progress, told on when it is worth a lock.
class ProgressPart {
  public:
    explicit ProgressPart(Progress& whole) : whole_(&whole) {}
    [[nodiscard]] bool add(std::uint64_t blocks) {
        pending_ += blocks;
        return pending_ < blocks_between_questions || whole_->add(std::exchange(pending_, 0));
    }

  private:
    Progress* whole_;
    std::uint64_t pending_ = 0;
};

/// The sources' readers of one table, the one whose list comes next first; among equals the first
/// source.
template <class Reader>
class ReaderQueue {
  public:
    struct Item {
        const Source* source;
        std::unique_ptr<Reader> reader;
        std::size_t order;
    };

    void add(const Source& source, std::unique_ptr<Reader> reader) {
        if (reader->next_list()) {
            items_.push_back({&source, std::move(reader), items_.size()});
            std::ranges::push_heap(items_, comes_later);
        }
    }
    [[nodiscard]] bool empty() const { return items_.empty(); }
    [[nodiscard]] const std::string& key() const { return items_.front().reader->key(); }

    /// Calls `use` with each item whose list is of `key`, in the order of the sources. `use` must
    /// read the list to its end. Returns the number of blocks that were read.
    template <class Use>
    std::uint64_t take_lists(const std::string& key, Use use) {
        std::uint64_t blocks = 0;
        while (!empty() && this->key() == key) {
            std::ranges::pop_heap(items_, comes_later);
            Item& item = items_.back();
            const std::uint32_t before = item.reader->blocks_read();
            use(item);
            const bool more = item.reader->next_list();
            blocks += item.reader->blocks_read() - before;
            if (more) {
                std::ranges::push_heap(items_, comes_later);
            } else {
                items_.pop_back();
            }
        }
        return blocks;
    }

  private:
    static bool comes_later(const Item& a, const Item& b) {
        const int order = a.reader->key().compare(b.reader->key());
        return order != 0 ? order > 0 : a.order > b.order;
    }

    std::vector<Item> items_; // a heap
};

GlassVersionFile read_version_file(const std::filesystem::path& path) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error == std::errc::no_such_file_or_directory || size > most_version_file_bytes) {
        throw Error(ErrorKind::Damaged, path.native() + (error ? " is missing" : " is too long"));
    }
    return GlassVersionFile::decode(read_file(path), path.native());
}

std::vector<Source> open_sources(std::span<const MergeSource> given) {
    std::vector<Source> sources;
    std::uint64_t next_docid = 1;
    for (const MergeSource& merge : given) {
        const GlassVersionFile version = read_version_file(merge.folder / glass::version_file_name);
        DocidMap docids(version.document_count, merge.is_deleted, next_docid);
        next_docid += docids.kept();
        if (next_docid > std::numeric_limits<std::uint32_t>::max()) {
            throw Error(ErrorKind::Internal, "too many documents for one segment");
        }
        sources.push_back({merge.folder, version, std::move(docids), merge.postlist_checks,
                           merge.position_checks});
    }
    return sources;
}

/// Copies the document lengths, with which every reader but that of an empty source begins.
void merge_lengths(std::span<const Source> sources, ReaderQueue<GlassPostlistReader>& queue,
                   GlassDatabaseWriter& out) {
    std::uint64_t documents = 0;
    queue.take_lists(std::string(glass::document_lengths_key), [&](auto& item) {
        std::uint64_t total = 0;
        while (item.reader->next()) {
            ++documents;
            total += item.reader->wdf();
            if (item.source->docids.is_kept(item.reader->docid())) {
                out.add_document_length(item.reader->wdf());
            }
        }
        if (total != item.source->version.total_length) {
            item.reader->fail("has document lengths that do not add up");
        }
    });
    for (const Source& source : sources) {
        documents -= source.version.document_count;
    }
    if (documents != 0) {
        throw Error(ErrorKind::Damaged, "a segment to be merged has no document lengths");
    }
}

[[nodiscard]] bool merge_postlists(std::span<const Source> sources, GlassDatabaseWriter& out,
                                   ProgressPart progress) {
    ReaderQueue<GlassPostlistReader> queue;
    for (const Source& source : sources) {
        auto reader = std::make_unique<GlassPostlistReader>(
            table_path(source, glass::postlist_name), source.version.postlists,
            source.version.document_count, source.postlist_checks);
        queue.add(source, std::move(reader));
    }
    merge_lengths(sources, queue, out);
    while (!queue.empty()) {
        const std::string key = queue.key();
        out.begin_term(glass::unpack_term(key));
        const std::uint64_t blocks = queue.take_lists(key, [&](auto& item) {
            while (item.reader->next()) {
                const std::uint32_t docid = item.source->docids[item.reader->docid()];
                if (docid != 0) {
                    out.add_posting(docid, item.reader->wdf());
                }
            }
        });
        out.end_term();
        if (!progress.add(blocks)) {
            return false;
        }
    }
    return true;
}

[[nodiscard]] bool merge_positions(std::span<const Source> sources, GlassDatabaseWriter& out,
                                   ProgressPart progress) {
    ReaderQueue<GlassPositionReader> queue;
    for (const Source& source : sources) {
        auto reader = std::make_unique<GlassPositionReader>(
            source.folder / index::positions_name, source.version.positions,
            source.version.document_count, source.position_checks);
        queue.add(source, std::move(reader));
    }
    while (!queue.empty()) {
        const std::string key = queue.key();
        out.begin_positions(glass::unpack_term(key));
        const std::uint64_t blocks = queue.take_lists(key, [&](auto& item) {
            while (item.reader->next()) {
                const std::uint32_t docid = item.source->docids[item.reader->docid()];
                if (docid != 0) {
                    out.add_positions(docid, item.reader->encoded());
                }
            }
        });
        if (!progress.add(blocks)) {
            return false;
        }
    }
    return true;
}

} // namespace

std::optional<WrittenDatabase> merge_databases(std::span<const MergeSource> sources,
                                               const std::filesystem::path& folder,
                                               MergeProgress proceed) {
    const std::vector<Source> open = open_sources(sources);
    Progress progress(open, proceed);
    GlassDatabaseWriter out(folder);
    std::future<bool> positions = std::async(
        std::launch::async, [&] { return merge_positions(open, out, ProgressPart(progress)); });
    const bool postlists_done = merge_postlists(open, out, ProgressPart(progress));
    if (!positions.get() || !postlists_done) {
        return std::nullopt;
    }
    return out.finish();
}

} // namespace gazette::indexer
