// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/segment_files_merger.h"

#include <algorithm>
#include <exception>
#include <map>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "common/index/article_table_writer.h"
#include "common/index/damage.h"
#include "common/index/joined_vocabulary.h"
#include "common/index/names.h"
#include "common/index/record_store.h"
#include "common/index/vocabulary_writer.h"

namespace gazette::indexer {
namespace {

using index::ArticleRow;
using index::ArticleTable;
using index::StemCount;

/// Rows after which a table's memory is given back: at a million articles it would be 100 MB.
constexpr std::uint32_t rows_kept = 65'536;

/// Forms after which the vocabularies' memory is given back: sixteen of 13 MB each, as a build of a
/// million articles joins, would be 200 MB.
constexpr std::uint64_t forms_kept = 65'536;

/// In how many articles left out a (form, stem) stands.
using LostForms = std::map<std::pair<std::string, std::string>, std::uint64_t>;

std::uint32_t merge_articles(std::span<const SegmentToMerge> sources,
                             const std::filesystem::path& folder) {
    index::ArticleTableWriter articles(folder / index::articles_name);
    index::RecordStoreWriter records(folder / index::records_name);
    std::uint32_t count = 0;
    std::vector<std::string_view> authors;
    for (const SegmentToMerge& source : sources) {
        const ArticleTable& from = source.segment->articles();
        for (std::uint32_t docid = 1; docid <= from.size(); ++docid) {
            if (source.deleted->contains(docid)) {
                continue;
            }
            ArticleRow row = from.row(docid);
            authors.clear();
            for (std::uint32_t which = 0; which < row.author_count; ++which) {
                authors.push_back(from.author(from.author_number(row, which)));
            }
            const std::string path = from.path(row);
            row.record = records.add_stored(source.segment->records().stored(row.record));
            count = articles.add(row, path, from.outlet(row.outlet), authors);
            if (docid % rows_kept == 0) {
                from.forget_pages();
            }
        }
        from.forget_pages();
    }
    articles.finish();
    records.finish();
    return count;
}

LostForms lost_forms(std::span<const SegmentToMerge> sources, FormsOfRecord forms_of) {
    LostForms lost;
    for (const SegmentToMerge& source : sources) {
        const index::DeletedSet& deleted = *source.deleted;
        for (auto docid = deleted.next_deleted(1); docid != 0;
             docid = deleted.next_deleted(docid + 1)) {
            forms_of(source.segment->record(docid),
                     [&lost](std::string_view form, std::string_view stem) {
                         ++lost[{std::string(form), std::string(stem)}];
                     });
        }
    }
    return lost;
}

/// Takes what was lost out of vocabulary entries, which come in the order of LostForms.
class Subtraction {
  public:
    Subtraction(const LostForms& lost, std::string_view where)
        : next_(lost.begin()), end_(lost.end()), where_(where) {}

    void apply(std::string_view form, std::vector<StemCount>& stems) {
        for (; next_ != end_ && next_->first.first == form; ++next_) {
            const auto stem = std::ranges::find(stems, next_->first.second, &StemCount::stem);
            if (stem == stems.end() || stem->articles < next_->second) {
                fail(form);
            }
            stem->articles -= next_->second;
        }
        std::erase_if(stems, [](const StemCount& stem) { return stem.articles == 0; });
    }

    void expect_end() const {
        if (next_ != end_) {
            fail(next_->first.first);
        }
    }

  private:
    [[noreturn]] void fail(std::string_view form) const {
        throw index::damaged(where_,
                             "its words are not those of its records: " + std::string(form));
    }

    LostForms::const_iterator next_;
    LostForms::const_iterator end_;
    std::string_view where_;
};

void merge_vocabularies(std::span<const SegmentToMerge> sources,
                        const std::filesystem::path& folder, const LostForms& lost) {
    std::vector<index::VocabularyCursor> cursors;
    for (const SegmentToMerge& source : sources) {
        cursors.push_back(source.segment->vocabulary().begin());
    }
    index::JoinedVocabularyCursor cursor(std::move(cursors));
    index::VocabularyWriter vocabulary(folder / index::vocabulary_name);
    const std::string where = sources.empty() ? "" : sources.front().segment->name();
    Subtraction subtraction(lost, where);
    std::vector<StemCount> stems;
    for (std::uint64_t forms = 1; cursor.valid(); cursor.next(), ++forms) {
        if (forms % forms_kept == 0) {
            for (const SegmentToMerge& source : sources) {
                source.segment->vocabulary().forget_pages();
            }
        }
        stems.assign(cursor.stems().begin(), cursor.stems().end());
        subtraction.apply(cursor.form(), stems);
        if (!stems.empty()) {
            vocabulary.add(cursor.form(), stems);
        }
    }
    subtraction.expect_end();
    vocabulary.finish();
}

} // namespace

std::uint32_t merge_segment_files(std::span<const SegmentToMerge> sources,
                                  const std::filesystem::path& folder, FormsOfRecord forms_of) {
    try {
        const std::uint32_t count = merge_articles(sources, folder);
        merge_vocabularies(sources, folder, lost_forms(sources, forms_of));
        return count;
    } catch (const std::exception&) {
        for (const std::string_view name :
             {index::articles_name, index::records_name, index::vocabulary_name}) {
            std::error_code ignored; // the first error is the one to tell
            std::filesystem::remove(folder / name, ignored);
        }
        throw;
    }
}

} // namespace gazette::indexer
