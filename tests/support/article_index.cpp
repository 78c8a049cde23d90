// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/article_index.h"

#include <chrono>

#include "common/base/error.h"
#include "common/base/hash.h"
#include "common/index/index_folder.h"
#include "common/index/record.h"
#include "common/text/analyzer.h"
#include "indexer/building/segment_builder.h"
#include "indexer/publishing/publisher.h"
#include "indexer/publishing/writer_lock.h"

namespace gazette::test {
namespace {

/// The right to change the index in `folder`, and what changes it.
struct Writing {
    explicit Writing(const std::filesystem::path& folder)
        : lock((index::prepare_folder(folder), folder), std::chrono::milliseconds(0),
               [](std::string_view) {}),
          publisher(lock, text::analyzer_identity(), operations) {}

    indexer::WriterLock lock;
    indexer::SystemFileOperations operations;
    indexer::Publisher publisher;
};

void add_block(article::Article& article, std::string_view text, article::BlockKind kind) {
    if (!article.body.empty()) {
        article.body.append("\n\n");
    }
    const auto begin = static_cast<std::uint32_t>(article.body.size());
    article.body.append(text);
    article.blocks.push_back({kind, begin, static_cast<std::uint32_t>(article.body.size())});
}

} // namespace

article::Article to_article(const SmallArticle& small) {
    article::Article article;
    article.title = small.title;
    article.outlet = small.outlet;
    article.authors = small.authors;
    article.language = small.language;
    article.date = article::parse_iso_date(small.date);
    if (article.date) {
        article.date_source = article::DateSource::Header;
        article.date_confidence = 0.9;
    }
    std::string_view rest = small.body;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        if (end > 0) {
            add_block(article, rest.substr(0, end), article::BlockKind::Paragraph);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    for (const std::string& caption : small.captions) {
        add_block(article, caption, article::BlockKind::Caption);
    }
    return article;
}

void ArticleIndex::add(const std::vector<SmallArticle>& articles) {
    Writing writing(path());
    constexpr std::size_t kept_bytes = std::size_t{1} << 20U;
    indexer::SegmentBuilder builder(path(), kept_bytes);
    for (const SmallArticle& small : articles) {
        const index::Record record{
            .path = small.path, .format = "text", .article = to_article(small)};
        index::ArticleRow row;
        row.id = index::make_id(small.path, {});
        row.path_hash = hash64(small.path);
        builder.add(record, index::encode_record(record), row);
    }
    indexer::Publication publication;
    publication.added.push_back(builder.finish());
    writing.publisher.publish(publication);
}

void ArticleIndex::remove(const std::vector<std::string>& paths) {
    indexer::Publication publication;
    {
        const index::IndexReader reader = open();
        for (const std::string& gone : paths) {
            const auto docid = reader.find(index::make_id(gone, {}));
            if (!docid) {
                throw Error(ErrorKind::Internal, "there is no article " + gone);
            }
            const index::ArticlePlace place = reader.locate(*docid);
            publication.deleted.push_back({reader.segment(place.segment).name(), place.docid});
        }
    }
    Writing(path()).publisher.publish(publication);
}

index::IndexReader ArticleIndex::open() const {
    return index::IndexReader::open(path(), text::analyzer_identity());
}

} // namespace gazette::test
