// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/segment_builder.h"

#include <cassert>
#include <cerrno>
#include <cmath>
#include <system_error>
#include <utility>

#include <sys/stat.h>

#include "common/base/error.h"
#include "common/index/article_table_writer.h"
#include "common/index/names.h"
#include "common/index/record_store.h"
#include "common/index/vocabulary_writer.h"

namespace gazette::indexer {
namespace {

constexpr mode_t folder_mode = 0755;

/// Hands an article's terms to the inverter.
class InverterSink : public PostingSink {
  public:
    explicit InverterSink(Inverter& inverter) : inverter_(inverter) {}
    void add_posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) override {
        inverter_.add_posting(term, position, wdf);
    }
    void add_word(std::string_view term, std::uint32_t position, std::uint32_t wdf,
                  std::uint32_t& note) override {
        if (note == unknown_word) {
            note = inverter_.term_number(term);
        }
        inverter_.add_posting(note, position, wdf);
    }
    void expect(std::uint32_t note) override {
        if (note != unknown_word) {
            inverter_.expect(note);
        }
    }
    void add_term(std::string_view term, std::uint32_t wdf) override {
        inverter_.add_term(term, wdf);
    }

  private:
    Inverter& inverter_;
};

/// The parts of a row that come from the article.
void describe_article(const article::Article& article, index::ArticleRow& row) {
    row.date = article.date;
    row.date_source = article.date_source;
    row.date_confidence = static_cast<std::uint16_t>(std::lround(article.date_confidence * 1000));
    row.language = index::language_code(article.language);
}

} // namespace

/// A segment folder with the files that are written as articles come. The path must be made before
/// the writers, and be removed after them.
struct SegmentBuilder::OpenSegment {
    explicit OpenSegment(std::filesystem::path folder)
        : path(std::move(folder)), records(path / index::records_name),
          articles(path / index::articles_name) {}

    std::filesystem::path path;
    index::RecordStoreWriter records;
    index::ArticleTableWriter articles;
};

SegmentBuilder::SegmentBuilder(std::filesystem::path index_folder, std::size_t kept_bytes)
    : index_folder_(std::move(index_folder)), documents_(kept_bytes) {}

SegmentBuilder::~SegmentBuilder() {
    discard();
}

void SegmentBuilder::open() {
    const std::filesystem::path folder =
        index_folder_ / index::make_segment_name(index::random_number());
    if (::mkdir(folder.c_str(), folder_mode) != 0) {
        throw io_error("cannot create", folder.native(), errno);
    }
    segment_ = std::make_unique<OpenSegment>(folder);
}

std::uint32_t SegmentBuilder::add(const index::Record& record, std::string_view encoded,
                                  const index::ArticleRow& row) {
    if (!segment_) {
        open();
    }
    index::ArticleRow complete = row;
    describe_article(record.article, complete);
    complete.record = segment_->records.add(encoded);
    inverter_.begin_document();
    InverterSink sink(inverter_);
    complete.words = documents_.build(row.id, record.path, record.article, sink);
    const std::uint32_t docid = inverter_.end_document();
    const std::vector<std::string_view> authors(record.article.authors.begin(),
                                                record.article.authors.end());
    [[maybe_unused]] const std::uint32_t place =
        segment_->articles.add(complete, record.path, record.article.outlet, authors);
    assert(place == docid);
    return docid;
}

std::uint32_t SegmentBuilder::size() const noexcept {
    return inverter_.document_count();
}

std::size_t SegmentBuilder::memory_bytes() const noexcept {
    return inverter_.memory_bytes() + documents_.memory_bytes();
}

void SegmentBuilder::write_files() {
    segment_->records.finish();
    segment_->articles.finish();
    index::VocabularyWriter vocabulary(segment_->path / index::vocabulary_name);
    std::vector<index::StemCount> stems;
    const std::vector<FormCount> forms = documents_.vocabulary();
    for (std::size_t i = 0; i < forms.size(); ++i) {
        stems.push_back({forms[i].stem, forms[i].articles});
        if (i + 1 == forms.size() || forms[i + 1].form != forms[i].form) {
            vocabulary.add(forms[i].form, stems);
            stems.clear();
        }
    }
    vocabulary.finish();
    [[maybe_unused]] const WrittenDatabase written = inverter_.write(segment_->path.native());
    assert(written.document_count == inverter_.document_count());
}

std::string SegmentBuilder::finish() {
    assert(segment_ && size() > 0);
    struct DiscardOnFailure {
        SegmentBuilder* builder;
        ~DiscardOnFailure() {
            if (builder != nullptr) {
                builder->discard();
            }
        }
    } guard{this};
    write_files();
    guard.builder = nullptr;
    std::string name = segment_->path.filename().native();
    segment_.reset();
    inverter_.clear();
    documents_.forget_vocabulary();
    return name;
}

void SegmentBuilder::discard() noexcept {
    if (segment_) {
        const std::filesystem::path folder = segment_->path;
        segment_.reset();
        remove_segment_folder(folder);
    }
    inverter_.clear();
    documents_.forget_vocabulary();
}

void remove_segment_folder(const std::filesystem::path& folder) noexcept {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
}

} // namespace gazette::indexer
