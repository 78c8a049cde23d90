// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <xapian.h>

#include "common/base/file.h"
#include "common/index/article_table.h"
#include "common/index/deleted_set.h"
#include "common/index/manifest.h"
#include "common/index/position_table.h"
#include "common/index/record.h"
#include "common/index/record_store.h"
#include "common/index/vocabulary.h"

namespace gazette::index {

/// One open segment. Docids here are the segment's own: 1 to size(). Once open it goes on working
/// when its files are removed. Not for two threads at once.
class Segment {
  public:
    /// Opens FOLDER/fact.name. Checks that every file is there with the size the manifest states,
    /// that the small ones (iamglass, deleted set) have their hash, and that the database is the
    /// one it was: bytes of the large ones are checked by `indexer verify` only. Throws
    /// Error{Damaged}, Error{Io}.
    Segment(const std::filesystem::path& folder, const SegmentFact& fact);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const std::string& uuid() const noexcept { return uuid_; }
    /// Rows, deleted ones included.
    [[nodiscard]] std::uint32_t size() const noexcept { return articles_.size(); }
    [[nodiscard]] const DeletedSet& deleted() const noexcept { return deleted_; }
    [[nodiscard]] const ArticleTable& articles() const noexcept { return articles_; }
    [[nodiscard]] const RecordStore& records() const noexcept { return records_; }
    [[nodiscard]] const Vocabulary& vocabulary() const noexcept { return vocabulary_; }
    [[nodiscard]] const Xapian::Database& database() const noexcept { return database_; }

    /// Where terms stand in the articles. Not for two threads at once. Throws Error{Damaged} when
    /// the database is not one of ours.
    [[nodiscard]] const PositionTable& positions() const;

    /// The record of `docid`. Throws Error{Damaged}, Error{Io}.
    [[nodiscard]] Record record(std::uint32_t docid) const;

  private:
    Segment(const std::filesystem::path& folder, const SegmentFact& fact, std::string version);

    std::filesystem::path folder_;
    std::string name_;
    std::string uuid_;
    DeletedSet deleted_;
    ArticleTable articles_;
    RecordStore records_;
    Vocabulary vocabulary_;
    std::string version_; ///< bytes of the version file
    /// Mapped at once, lest a writer take it away; moved into positions_ when that is asked for.
    mutable MappedFile position_file_;
    mutable std::optional<PositionTable> positions_;
    Xapian::Database database_;
};

/// The deleted articles of the segment that `fact` describes, in the index in `folder`; nothing is
/// deleted when it has no file of them. Throws Error{Damaged}, Error{Io}.
[[nodiscard]] DeletedSet read_deleted_set(const std::filesystem::path& folder,
                                          const SegmentFact& fact);

/// Opens the glass database in `folder` read-only, and nothing but glass: a stub file there can
/// make Xapian run a command. Throws Error{Damaged}, Error{Io}.
[[nodiscard]] Xapian::Database open_glass(const std::filesystem::path& folder);

} // namespace gazette::index
