// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/reader.h"
#include "indexer/sources/source_scan.h"

namespace gazette::indexer {

/// An article that the index holds already.
struct KnownArticle {
    std::uint32_t segment = 0; ///< number in OpenIndex::segments
    std::uint32_t docid = 0;   ///< the segment's own
    std::uint64_t id = 0;
    std::uint64_t content_hash = 0;
};

/// What an index held when a run began, found by path: 16 bytes an article. Not for two threads at
/// once. The index must outlive it.
class KnownArticles {
  public:
    /// Reads the rows of all live articles. Throws Error{Damaged}.
    explicit KnownArticles(const index::OpenIndex& index);

    /// Live articles.
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

    /// What is known of one source file.
    struct Source {
        std::vector<KnownArticle> articles; ///< by id
        /// The file was taken in whole when it had exactly this size and time.
        bool is_current = false;
    };
    /// Looks `file` up and marks its articles as seen.
    [[nodiscard]] Source look_up(const SourceFile& file);

    /// The articles at or below `root` that were not marked as seen, and how many there are there
    /// in all.
    struct Unseen {
        std::vector<std::pair<KnownArticle, std::string>> articles; ///< with their path
        std::size_t known = 0;
    };
    [[nodiscard]] Unseen unseen_below(std::string_view root) const;

    [[nodiscard]] const std::string& segment_name(const KnownArticle& article) const;
    /// The key of the record of `path` that the article was made of; empty where the file is one
    /// article. For any number of threads. Throws Error{Damaged}.
    [[nodiscard]] std::string record_key(const KnownArticle& article, std::string_view path) const;

  private:
    struct Entry {
        std::uint64_t path_hash;
        std::uint32_t segment;
        std::uint32_t docid;
    };

    [[nodiscard]] KnownArticle describe(const Entry& entry) const;

    const index::OpenIndex& index_;
    std::vector<Entry> entries_; // sorted by path_hash
    std::vector<bool> seen_;     // by place in entries_
    mutable std::mutex reading_; // a segment's records are read by one thread at a time
};

/// The time kept for every record of a file but the last. Only the last, which is published last,
/// carries the file's own time: a file whose indexing was broken off is not taken for known.
inline constexpr std::int64_t no_source_time = INT64_MIN;

} // namespace gazette::indexer
