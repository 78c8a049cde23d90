// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/deep_check.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "common/base/error.h"
#include "common/text/language_detection.h"
#include "indexer/options.h"
#include "indexer/sources/article_lookup.h"
#include "indexer/sources/record_reading.h"
#include "indexer/sources/recorded_sources.h"
#include "indexer/sources/source_reader.h"

namespace gazette::indexer {
namespace {

/// Longer files are mapped while they are compared.
constexpr std::size_t largest_copied = std::size_t{32} << 20U;

struct IndexedArticle {
    std::string path;
    std::uint64_t id = 0;
    index::ArticlePlace place;
};

std::vector<IndexedArticle> by_path(const index::IndexReader& reader) {
    std::vector<IndexedArticle> articles;
    for_each_article(reader, [&](const index::ArticlePlace& place) {
        const index::ArticleTable& table = reader.segment(place.segment).articles();
        const index::ArticleRow row = table.row(place.docid);
        articles.push_back({table.path(row), row.id, place});
    });
    std::ranges::sort(articles, [](const IndexedArticle& a, const IndexedArticle& b) {
        return a.path != b.path ? a.path < b.path : a.id < b.id;
    });
    return articles;
}

/// The comparison of one file with the articles that came from it.
class FileComparison {
  public:
    FileComparison(const index::IndexReader& reader, std::span<const IndexedArticle> articles,
                   std::vector<Finding>& findings)
        : reader_(reader), path_(articles.front().path), findings_(findings) {
        for (const IndexedArticle& article : articles) {
            missing_.emplace(article.id, article.place);
        }
    }

    void compare(const ReadingOptions& reading, const text::LanguageDetector& languages) {
        std::optional<SourceContent> content;
        try {
            content.emplace(path_, largest_copied);
        } catch (const Error& error) {
            add(std::string(error.message()));
            return;
        }
        read_records(
            {content->bytes(), path_, content->mtime_ns()},
            {reading.parse, reading.mtime_dates, languages},
            [this](index::Record&& record) { compare_record(record); },
            [](std::string_view /*key*/, const SkipReason& /*reason*/) {});
        for (const auto& [id, place] : missing_) {
            add("no longer holds the article " + index::print_id(id));
        }
    }

  private:
    void compare_record(const index::Record& record) {
        const std::uint64_t id = index::make_id(path_, record.article.record_key);
        const auto known = missing_.find(id);
        if (known == missing_.end()) {
            if (!compared_.contains(id)) {
                add("holds an article that the index has not: " + index::print_id(id));
            }
            return;
        }
        const index::Segment& segment = reader_.segment(known->second.segment);
        const index::ArticleRow row = segment.articles().row(known->second.docid);
        if (segment.records().read(row.record) != index::encode_record(record)) {
            add("has changed since the article " + index::print_id(id) + " was read");
        }
        compared_.insert(*known);
        missing_.erase(known);
    }

    void add(std::string what) { findings_.push_back({path_, std::move(what)}); }

    const index::IndexReader& reader_;
    const std::string& path_;
    std::vector<Finding>& findings_;
    std::unordered_map<std::uint64_t, index::ArticlePlace> missing_; // not met in the file yet
    std::unordered_map<std::uint64_t, index::ArticlePlace> compared_;
};

} // namespace

void compare_with_sources(const index::IndexReader& reader, std::vector<Finding>& findings,
                          FunctionRef<void(std::uint64_t done, std::uint64_t all)> progress) {
    const text::LanguageDetector languages;
    const index::Manifest& manifest = reader.indexes().front().manifest;
    const std::vector<IndexedArticle> articles = by_path(reader);
    for (std::size_t begin = 0; begin < articles.size();) {
        std::size_t end = begin + 1;
        while (end < articles.size() && articles[end].path == articles[begin].path) {
            ++end;
        }
        const std::string& path = articles[begin].path;
        if (path != stream_path) {
            const index::SourceFact* source = recorded_source(manifest, path);
            const ReadingOptions reading =
                source == nullptr ? ReadingOptions{} : read_recorded(source->options);
            FileComparison comparison(reader, std::span(articles).subspan(begin, end - begin),
                                      findings);
            comparison.compare(reading, languages);
        }
        begin = end;
        progress(begin, articles.size());
    }
}

} // namespace gazette::indexer
