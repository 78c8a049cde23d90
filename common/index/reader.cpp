// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "common/base/error.h"
#include "common/base/hash.h"
#include "common/index/damage.h"
#include "common/index/posting_cursor.h"
#include "common/index/schema.h"
#include "common/index/xapian_errors.h"

namespace gazette::index {
namespace {

// Each try needs a whole publishing, merge and sweep between two of our system calls: a writer that
// publishes five times a second does that once in a great while, never so many times running.
constexpr int max_tries = 20;

OpenIndex open_once(const std::filesystem::path& folder, Manifest manifest) {
    OpenIndex open{.folder = folder, .manifest = std::move(manifest), .segments = {}};
    for (const SegmentFact& fact : open.manifest.segments) {
        open.segments.push_back(std::make_unique<Segment>(folder, fact));
    }
    return open;
}

} // namespace

OpenIndex open_index(const std::filesystem::path& folder, std::string_view analyzer) {
    Manifest manifest = read_manifest(folder);
    for (int tries = 1;; ++tries) {
        check_analyzer(manifest, analyzer, folder.native());
        try {
            return open_once(folder, manifest);
        } catch (const Error&) {
            Manifest newer = read_manifest(folder);
            if (tries == max_tries || newer == manifest) {
                throw;
            }
            manifest = std::move(newer);
        }
    }
}

IndexReader IndexReader::open(const std::filesystem::path& folder, std::string_view analyzer) {
    std::vector<OpenIndex> indexes;
    indexes.push_back(open_index(folder, analyzer));
    return IndexReader(std::move(indexes));
}

IndexReader::IndexReader(std::vector<OpenIndex> indexes)
    : indexes_(std::move(indexes)), deleted_(std::make_unique<DeletedByUuid>()) {
    std::map<std::string, std::uint64_t> languages;
    for (const OpenIndex& open : indexes_) {
        for (const auto& segment : open.segments) {
            if (!deleted_->emplace(segment->uuid(), &segment->deleted()).second) {
                throw Error(ErrorKind::Usage,
                            open.folder.native() + " and another index hold the same articles: " +
                                "one is a copy of the other",
                            "give only one of them");
            }
            has_deleted_ = has_deleted_ || segment->deleted().count() > 0;
            segments_.push_back(segment.get());
        }
        articles_ += open.manifest.articles();
        for (const LanguageCount& language : open.manifest.languages()) {
            languages[language.code] += language.articles;
        }
    }
    for (const auto& [code, articles] : languages) {
        languages_.push_back({.code = code, .articles = articles});
    }
    join_segments();
}

void IndexReader::join_segments() {
    translate_xapian_errors("the index", [this] {
        // A database of no databases at all cannot be searched; an empty one can.
        if (segments_.empty()) {
            database_ = Xapian::Database(std::string(), Xapian::DB_BACKEND_INMEMORY);
        }
        for (const Segment* const segment : segments_) {
            database_.add_database(segment->database());
        }
    });
}

std::uint32_t IndexReader::segment_count() const noexcept {
    return static_cast<std::uint32_t>(segments_.size());
}

const Segment& IndexReader::segment(std::uint32_t number) const {
    return *segments_.at(number);
}

const Xapian::Database& IndexReader::database_for_term(std::string_view term) const {
    for (const Segment* const segment : segments_) {
        segment->check_term(term);
    }
    return database_;
}

const Xapian::Database& IndexReader::database_for_terms_from(std::string_view prefix) const {
    for (const Segment* const segment : segments_) {
        segment->check_terms_from(prefix);
    }
    return database_;
}

const Xapian::Database& IndexReader::database_for_query(const Xapian::Query& query) const {
    for (const Segment* const segment : segments_) {
        segment->check_lengths();
    }
    for (auto term = query.get_unique_terms_begin(); term != query.get_terms_end(); ++term) {
        static_cast<void>(database_for_term(*term));
    }
    return database_;
}

Xapian::Query IndexReader::without_deleted(const Xapian::Query& query) const {
    if (!has_deleted_) {
        return query;
    }
    // release() hands the source to Xapian's own counting of references.
    Xapian::PostingSource* const source = std::make_unique<DeletedSource>(*deleted_).release();
    return {Xapian::Query::OP_AND_NOT, query, Xapian::Query(source->release())};
}

ArticlePlace IndexReader::locate(Xapian::docid docid) const {
    if (segments_.empty() || docid == 0) {
        throw damaged("the index", "it has no article " + std::to_string(docid));
    }
    const ArticlePlace place{.segment = (docid - 1) % segment_count(),
                             .docid = (docid - 1) / segment_count() + 1};
    const Segment& found = *segments_[place.segment];
    if (place.docid > found.size()) {
        throw damaged(found.articles().where(), "it has no article " + std::to_string(place.docid));
    }
    return place;
}

Xapian::docid IndexReader::docid_of(const ArticlePlace& place) const noexcept {
    return (place.docid - 1) * segment_count() + place.segment + 1;
}

bool IndexReader::is_deleted(Xapian::docid docid) const {
    const ArticlePlace place = locate(docid);
    return segments_[place.segment]->deleted().contains(place.docid);
}

ArticleRow IndexReader::row(Xapian::docid docid) const {
    const ArticlePlace place = locate(docid);
    return segments_[place.segment]->articles().row(place.docid);
}

Record IndexReader::record(Xapian::docid docid) const {
    const ArticlePlace place = locate(docid);
    return segments_[place.segment]->record(place.docid);
}

std::string IndexReader::path(Xapian::docid docid) const {
    const ArticlePlace place = locate(docid);
    const ArticleTable& articles = segments_[place.segment]->articles();
    return articles.path(articles.row(place.docid));
}

std::string_view IndexReader::outlet(Xapian::docid docid) const {
    const ArticlePlace place = locate(docid);
    const ArticleTable& articles = segments_[place.segment]->articles();
    return articles.outlet(articles.row(place.docid).outlet);
}

double IndexReader::average_length() const {
    return translate_xapian_errors("the index", [this] { return database_.get_average_length(); });
}

std::uint64_t IndexReader::document_frequency(std::string_view term) const {
    std::uint64_t articles = 0;
    for (const Segment* const segment : segments_) {
        articles += PostingCursor(segment->postlists(), segment->size(), term).document_frequency();
    }
    return articles;
}

std::optional<Xapian::docid> IndexReader::find(std::uint64_t id) const {
    const std::string term = make_term(Field::Id, print_id(id));
    return translate_xapian_errors("the index", [&]() -> std::optional<Xapian::docid> {
        const Xapian::Database& database = database_for_term(term);
        for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
            if (!is_deleted(*at)) {
                return *at;
            }
        }
        return std::nullopt;
    });
}

JoinedVocabularyCursor IndexReader::vocabulary(std::string_view from) const {
    std::vector<VocabularyCursor> cursors;
    for (const Segment* const segment : segments_) {
        cursors.push_back(segment->vocabulary().lower_bound(from));
    }
    return JoinedVocabularyCursor(std::move(cursors));
}

bool IndexReader::has_form(std::string_view form) const {
    return std::ranges::any_of(segments_, [form](const Segment* segment) {
        const VocabularyCursor cursor = segment->vocabulary().lower_bound(form);
        return cursor.valid() && cursor.form() == form;
    });
}

} // namespace gazette::index
