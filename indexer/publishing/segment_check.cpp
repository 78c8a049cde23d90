// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/segment_check.h"

#include <algorithm>
#include <sstream>
#include <system_error>

#include "common/base/error.h"
#include "common/base/hash.h"
#include "common/index/article_id.h"
#include "common/index/names.h"
#include "common/index/xapian_errors.h"
#include "indexer/publishing/segment_facts.h"

namespace gazette::indexer {

namespace fs = std::filesystem;

void VerifyProgress::find(const fs::path& path, std::string what) {
    if (!is_full()) {
        report_.findings.push_back({.path = path.native(), .what = std::move(what)});
    }
}

void VerifyProgress::add_bytes(std::uint64_t bytes) {
    done_ += bytes;
    tell_(std::min(done_, all_), all_);
}

SegmentCheck::SegmentCheck(const fs::path& folder, const index::SegmentFact& fact,
                           VerifyProgress& progress, std::vector<std::uint64_t>& live_ids)
    : folder_(folder), fact_(fact), progress_(progress), live_ids_(live_ids),
      path_(folder / fact.name) {}

// Xapian looks only at tables whose every byte is what it was when they were written: a damaged one
// can crash it, and is found already. The same goes for the sample.
void SegmentCheck::run(std::uint32_t sample, CheckDocument check_document) {
    const bool names_are_ours = check_names();
    const bool files_are_true = check_files();
    if (names_are_ours && files_are_true) {
        check_tables();
    }
    progress_.attempt(path_, [&] {
        const index::Segment segment(folder_, fact_);
        check_articles(segment);
        check_vocabulary(segment.vocabulary());
        if (files_are_true) {
            check_sample(segment, sample, check_document);
        }
    });
}

bool SegmentCheck::check_names() {
    bool are_ours = true;
    std::error_code error;
    for (fs::directory_iterator entry(path_, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        const std::string name = entry->path().filename().native();
        if (std::ranges::find(fact_.files, name, &index::FileFact::name) == fact_.files.end()) {
            progress_.find(entry->path(), "it is not part of the index");
            are_ours = false;
        }
    }
    return are_ours && !error; // a folder that cannot be read is found by its files
}

bool SegmentCheck::check_files() {
    bool are_true = true;
    const auto check = [&](const fs::path& path, const index::FileFact& expected) {
        are_true &= progress_.attempt(path, [&] {
            const index::FileFact found = measure_file(path);
            ++progress_.report().files;
            progress_.report().bytes += found.bytes;
            if (found != expected) {
                progress_.find(path, found.bytes != expected.bytes
                                         ? "it has " + std::to_string(found.bytes) +
                                               " bytes instead of " + std::to_string(expected.bytes)
                                         : "its bytes have changed");
                are_true = false;
            }
        });
        progress_.add_bytes(expected.bytes);
    };
    for (const index::FileFact& file : fact_.files) {
        check(path_ / file.name, file);
    }
    if (fact_.deleted_file) {
        check(folder_ / fact_.deleted_file->name, *fact_.deleted_file);
    }
    return are_true;
}

void SegmentCheck::check_tables() {
    progress_.attempt(path_, [&] {
        std::ostringstream said;
        const std::size_t errors = index::translate_xapian_errors(
            path_.native(), [&] { return Xapian::Database::check(path_.native(), 0, &said); });
        if (errors != 0) {
            progress_.find(path_, "Xapian found " + std::to_string(errors) +
                                      " errors in its tables: " + said.str());
        }
    });
}

void SegmentCheck::check_articles(const index::Segment& segment) {
    for (std::uint32_t docid = 1; docid <= segment.size() && !progress_.is_full(); ++docid) {
        progress_.attempt(path_, [&] { check_article(segment, docid); });
        ++progress_.report().articles;
    }
    progress_.attempt(path_, [&] {
        if (count_languages(segment.articles(), segment.deleted()) != fact_.languages) {
            progress_.find(path_, "its articles by language are not what the manifest says");
        }
    });
}

void SegmentCheck::check_article(const index::Segment& segment, std::uint32_t docid) {
    const index::ArticleRow row = segment.articles().row(docid);
    const index::Record record = segment.record(docid);
    const article::Article& article = record.article;
    const auto check = [&](bool holds, std::string_view field) {
        if (!holds) {
            progress_.find(path_, "article " + std::to_string(docid) + ", " + record.path +
                                      ": its row and its record differ in " + std::string(field));
        }
    };
    const index::ArticleTable& articles = segment.articles();
    check(articles.path(row) == record.path, "path");
    check(row.path_hash == hash64(record.path), "the path's hash");
    check(row.id == index::make_id(record.path, article.record_key), "id");
    check(row.date == article.date, "date");
    check(row.date_source == article.date_source, "the date's source");
    check(row.date_confidence == index::to_per_mille(article.date_confidence),
          "the date's confidence");
    check(row.language == index::language_code(article.language), "language");
    check(articles.outlet(row.outlet) == article.outlet, "outlet");
    for (std::uint32_t which = 0; which < row.author_count; ++which) {
        const bool is_same =
            which < article.authors.size() &&
            articles.author(articles.author_number(row, which)) == article.authors[which];
        check(is_same, "authors");
    }
    if (!segment.deleted().contains(docid)) {
        live_ids_.push_back(row.id);
    }
    progress_.add_bytes(row.record.length);
}

void SegmentCheck::check_vocabulary(const index::Vocabulary& vocabulary) {
    const fs::path path = path_ / index::vocabulary_name;
    progress_.attempt(path, [&] {
        std::string last;
        std::uint64_t forms = 0;
        for (auto cursor = vocabulary.begin(); cursor.valid(); cursor.next(), ++forms) {
            if (forms != 0 && cursor.form() <= last) {
                progress_.find(path, "its words are out of order");
                return;
            }
            if (cursor.articles() == 0 || cursor.articles() > fact_.articles) {
                progress_.find(path, "a word is in more articles than there are");
                return;
            }
            last = cursor.form();
        }
        if (forms != vocabulary.size()) {
            progress_.find(path, "its words do not add up");
        }
    });
}

void SegmentCheck::check_sample(const index::Segment& segment, std::uint32_t sample,
                                CheckDocument check_document) {
    const std::uint32_t count = std::min(sample, segment.size());
    for (std::uint32_t i = 0; i < count && !progress_.is_full(); ++i) {
        const auto docid =
            static_cast<std::uint32_t>(std::uint64_t{i} * segment.size() / count + 1);
        progress_.attempt(path_, [&] {
            const index::ArticleRow row = segment.articles().row(docid);
            const index::Record record = segment.record(docid);
            const auto differs = index::translate_xapian_errors(
                path_.native(), [&] { return check_document(segment, docid, row, record); });
            if (differs) {
                progress_.find(path_, "article " + std::to_string(docid) + ", " + record.path +
                                          ": " + *differs);
            }
        });
        ++progress_.report().sampled;
    }
}

} // namespace gazette::indexer
