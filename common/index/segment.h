// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <xapian.h>

#include "common/index/article_lengths.h"
#include "common/index/article_table.h"
#include "common/index/block_checks.h"
#include "common/index/deleted_set.h"
#include "common/index/glass_tree.h"
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
    /// The two tables of blocks, which we read ourselves or check for Xapian.
    struct Tables {
        GlassTree postlists;
        PositionTable positions;
    };

    /// Opens FOLDER/fact.name. Checks that every file is there with the size the manifest states,
    /// that the small ones (iamglass, checks.dat, deleted set) have their hash, and that the
    /// database is the one it was. Blocks of the large ones are held against their checks when
    /// they are read: see BlockChecks. Throws Error{Damaged}, Error{Io}.
    Segment(const std::filesystem::path& folder, const SegmentFact& fact);
    ~Segment() = default;
    Segment(const Segment&) = delete; // its parts point to each other
    Segment& operator=(const Segment&) = delete;
    Segment(Segment&&) = delete;
    Segment& operator=(Segment&&) = delete;

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const std::string& uuid() const noexcept { return uuid_; }
    /// Rows, deleted ones included.
    [[nodiscard]] std::uint32_t size() const noexcept { return articles_.size(); }
    [[nodiscard]] const DeletedSet& deleted() const noexcept { return deleted_; }
    [[nodiscard]] const ArticleTable& articles() const noexcept { return articles_; }
    [[nodiscard]] const RecordStore& records() const noexcept { return records_; }
    [[nodiscard]] const Vocabulary& vocabulary() const noexcept { return vocabulary_; }
    [[nodiscard]] const Xapian::Database& database() const noexcept { return database_; }

    /// Where terms stand in the articles.
    [[nodiscard]] const PositionTable& positions() const noexcept { return tables_.positions; }
    /// Which articles have which terms: for PostingCursor.
    [[nodiscard]] const GlassTree& postlists() const noexcept { return tables_.postlists; }
    [[nodiscard]] const ArticleLengths& lengths() const noexcept { return lengths_; }

    /// Xapian's tables have no checksums: before database() is asked for a term's postings or
    /// frequency, for the terms that start with a prefix, or for articles' lengths (which weights
    /// need), these hold the blocks that it will read against their checks. Throw Error{Damaged}.
    void check_term(std::string_view term) const;
    void check_terms_from(std::string_view prefix) const;
    void check_lengths() const;

    /// The record of `docid`. Throws Error{Damaged}, Error{Io}.
    [[nodiscard]] Record record(std::uint32_t docid) const;

  private:
    Segment(const std::filesystem::path& folder, const SegmentFact& fact,
            const std::string& version);

    std::string name_;
    std::string uuid_;
    BlockChecks checks_;
    DeletedSet deleted_;
    ArticleTable articles_;
    RecordStore records_;
    Vocabulary vocabulary_;
    Xapian::Database database_;
    Tables tables_;
    ArticleLengths lengths_;
};

/// The deleted articles of the segment that `fact` describes, in the index in `folder`; nothing is
/// deleted when it has no file of them. Throws Error{Damaged}, Error{Io}.
[[nodiscard]] DeletedSet read_deleted_set(const std::filesystem::path& folder,
                                          const SegmentFact& fact);

/// Opens the glass database in `folder` read-only, and nothing but glass: a stub file there can
/// make Xapian run a command. Throws Error{Damaged}, Error{Io}.
[[nodiscard]] Xapian::Database open_glass(const std::filesystem::path& folder);

} // namespace gazette::index
