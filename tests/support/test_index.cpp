// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_index.h"

#include <algorithm>
#include <chrono>

#include "common/index/index_folder.h"
#include "common/index/names.h"
#include "indexer/publishing/segment_files_merger.h"

namespace gazette::test {
namespace {

namespace fs = std::filesystem;

fs::path made(const fs::path& folder) {
    index::prepare_folder(folder);
    return folder;
}

// Xapian's own copying, for the part of a segment that is Xapian's.
std::vector<TinyArticle> live_articles(const index::Segment& segment) {
    std::vector<TinyArticle> live;
    for (std::uint32_t docid = 1; docid <= segment.size(); ++docid) {
        if (!segment.deleted().contains(docid)) {
            const index::Record record = segment.record(docid);
            live.push_back({.path = record.path,
                            .body = record.article.body,
                            .language = record.article.language});
        }
    }
    return live;
}

} // namespace

TestIndex::TestIndex()
    : folder_(made(temporary_.path() / "gazette.idx")), operations_(folder_),
      lock_(folder_, std::chrono::milliseconds(0), [](std::string_view) {}),
      publisher_(lock_, test_analyzer, operations_) {}

std::string TestIndex::build(const std::vector<TinyArticle>& articles) {
    std::string name = publisher_.new_segment_name();
    write_segment(folder_, name, articles);
    return name;
}

std::string TestIndex::add(const std::vector<TinyArticle>& articles) {
    std::string name = build(articles);
    indexer::Publication publication;
    publication.added = {name};
    publisher_.publish(publication);
    return name;
}

void TestIndex::remove(const std::string& segment, std::uint32_t docid) {
    indexer::Publication publication;
    publication.deleted = {{.segment = segment, .docid = docid}};
    publisher_.publish(publication);
}

indexer::Merge TestIndex::merge(const std::vector<std::string>& segments) {
    const index::IndexReader reader = open();
    indexer::Merge merge;
    std::vector<indexer::SegmentToMerge> sources;
    std::vector<TinyArticle> all;
    for (const std::string& name : segments) {
        for (std::uint32_t at = 0; at < reader.segment_count(); ++at) {
            const index::Segment& segment = reader.segment(at);
            if (segment.name() == name) {
                merge.inputs.push_back({.segment = name, .deleted = segment.deleted()});
                sources.push_back({.segment = &segment, .deleted = &segment.deleted()});
                std::ranges::copy(live_articles(segment), std::back_inserter(all));
            }
        }
    }
    merge.segment = build(all);
    const fs::path folder = folder_ / merge.segment;
    for (const std::string_view name :
         {index::articles_name, index::records_name, index::vocabulary_name}) {
        fs::remove(folder / name);
    }
    const auto forms_of = [](const index::Record& record,
                             FunctionRef<void(std::string_view, std::string_view)> sink) {
        for_each_form(record, sink);
    };
    static_cast<void>(indexer::merge_segment_files(sources, folder, forms_of));
    return merge;
}

index::IndexReader TestIndex::open() const {
    return index::IndexReader::open(folder_, test_analyzer);
}

std::vector<std::string> TestIndex::paths() const {
    std::vector<std::string> paths = search(open(), Xapian::Query::MatchAll);
    std::ranges::sort(paths);
    return paths;
}

std::vector<std::string> TestIndex::entries() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
        names.push_back(entry.path().lexically_relative(folder_).native());
    }
    std::ranges::sort(names);
    return names;
}

std::vector<TinyArticle> articles(const std::vector<std::string>& bodies,
                                  const std::string& prefix) {
    std::vector<TinyArticle> all;
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        all.push_back({.path = prefix + std::to_string(i + 1), .body = bodies[i]});
    }
    return all;
}

std::vector<std::string> search(const index::IndexReader& reader, const Xapian::Query& query) {
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(reader.without_deleted(query));
    const Xapian::MSet matches = enquire.get_mset(0, reader.database().get_doccount());
    std::vector<std::string> paths;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
        paths.push_back(reader.path(*match));
    }
    return paths;
}

} // namespace gazette::test
