// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/index/article_id.h"
#include "common/index/deleted_source.h"
#include "common/index/joined_vocabulary.h"
#include "common/index/manifest.h"
#include "common/index/segment.h"

namespace gazette::index {

/// One index folder, open: its manifest and its segments in the manifest's order.
struct OpenIndex {
    std::filesystem::path folder;
    Manifest manifest;
    std::vector<std::unique_ptr<Segment>> segments;
};

/// Opens the index in `folder`. When it was published anew meanwhile and files of the older
/// manifest are gone, starts over with the newer. Throws Error{NoIndex} when there is none, it is
/// of another format or was built by another analyzer (`analyzer`: text::analyzer_identity()),
/// Error{Damaged}, Error{Io}.
[[nodiscard]] OpenIndex open_index(const std::filesystem::path& folder, std::string_view analyzer);

/// Where a docid of the joined database stands.
struct ArticlePlace {
    std::uint32_t segment = 0; ///< number for IndexReader::segment
    std::uint32_t docid = 0;   ///< the segment's own
    auto operator<=>(const ArticlePlace&) const = default;
};

/// One or several open indexes read as one. It shows the articles as they were when it was opened,
/// however often the folders are published anew. Not for two threads at once: each opens its own.
///
/// Docids here are those of database(): Xapian numbers joined databases in turns, so that article d
/// of segment s of n has the docid (d - 1) * n + s + 1. They change with every publishing: keep
/// article ids instead.
class IndexReader {
  public:
    /// Opens one folder. Throws as open_index.
    [[nodiscard]] static IndexReader open(const std::filesystem::path& folder,
                                          std::string_view analyzer);
    /// Joins what was opened. Throws Error{Usage} when two of them share a segment: one folder is a
    /// copy of the other, or the same.
    explicit IndexReader(std::vector<OpenIndex> indexes);

    [[nodiscard]] std::span<const OpenIndex> indexes() const noexcept { return indexes_; }
    [[nodiscard]] std::uint32_t segment_count() const noexcept;
    /// `number` < segment_count(), in the order of the joined database.
    [[nodiscard]] const Segment& segment(std::uint32_t number) const;

    /// The segments joined; deleted articles still in it: see without_deleted. Call it inside
    /// translate_xapian_errors. For what stands in the tables, not for counts and averages, ask
    /// one of those below, which check what Xapian will read: see Segment::check_term.
    [[nodiscard]] const Xapian::Database& database() const noexcept { return database_; }
    /// database(), for the postings and the frequency of `term`. Throws Error{Damaged}.
    [[nodiscard]] const Xapian::Database& database_for_term(std::string_view term) const;
    /// database(), for the terms that start with `prefix`. Throws Error{Damaged}.
    [[nodiscard]] const Xapian::Database& database_for_terms_from(std::string_view prefix) const;
    /// database(), for matching `query`. Throws Error{Damaged}.
    [[nodiscard]] const Xapian::Database& database_for_query(const Xapian::Query& query) const;
    /// Live articles.
    [[nodiscard]] std::uint64_t articles() const noexcept { return articles_; }
    /// Words an article has on the average, deleted ones among them; 0 without articles.
    [[nodiscard]] double average_length() const;
    /// Live articles by language code (empty: unknown), sorted by code.
    [[nodiscard]] const std::vector<LanguageCount>& languages() const noexcept {
        return languages_;
    }

    /// `query` without the deleted articles, scores unchanged; `query` itself when there are none.
    /// The result must not outlive this reader.
    [[nodiscard]] Xapian::Query without_deleted(const Xapian::Query& query) const;
    [[nodiscard]] bool has_deleted() const noexcept { return has_deleted_; }

    /// Throws Error{Damaged} when no segment has such a docid.
    [[nodiscard]] ArticlePlace locate(Xapian::docid docid) const;
    /// The inverse of locate.
    [[nodiscard]] Xapian::docid docid_of(const ArticlePlace& place) const noexcept;
    [[nodiscard]] bool is_deleted(Xapian::docid docid) const;
    /// Throw Error{Damaged}, Error{Io}.
    [[nodiscard]] ArticleRow row(Xapian::docid docid) const;
    [[nodiscard]] Record record(Xapian::docid docid) const;
    /// Source path, and names behind the row's numbers.
    [[nodiscard]] std::string path(Xapian::docid docid) const;
    [[nodiscard]] std::string_view outlet(Xapian::docid docid) const;

    /// How many articles have `term`, deleted ones among them. Throws Error{Damaged}.
    [[nodiscard]] std::uint64_t document_frequency(std::string_view term) const;

    /// The live article with this id; nothing when there is none. Looks its boolean term up.
    [[nodiscard]] std::optional<Xapian::docid> find(std::uint64_t id) const;

    /// All forms of all segments from the first that is not less than `from`; for a prefix, stop at
    /// the first form that does not start with it. Throws Error{Damaged}.
    [[nodiscard]] JoinedVocabularyCursor vocabulary(std::string_view from = {}) const;
    /// True when some segment has exactly this form.
    [[nodiscard]] bool has_form(std::string_view form) const;

  private:
    void join_segments();

    std::vector<OpenIndex> indexes_;
    std::vector<const Segment*> segments_;
    std::unique_ptr<DeletedByUuid> deleted_; ///< stays in place when the reader is moved
    bool has_deleted_ = false;
    Xapian::Database database_;
    std::uint64_t articles_ = 0;
    std::vector<LanguageCount> languages_;
};

} // namespace gazette::index
