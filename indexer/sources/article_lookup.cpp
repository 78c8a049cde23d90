// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/article_lookup.h"

#include "common/base/hash.h"
#include "indexer/sources/glob.h"
#include "indexer/sources/source_scan.h"

namespace gazette::indexer {
namespace {

using Places = std::vector<index::ArticlePlace>;

/// The live articles for which `wanted` holds; it is asked with the table and the row.
Places
select(const index::IndexReader& reader,
       FunctionRef<bool(const index::ArticleTable& table, const index::ArticleRow& row)> wanted) {
    Places places;
    for_each_article(reader, [&](const index::ArticlePlace& place) {
        const index::ArticleTable& table = reader.segment(place.segment).articles();
        if (wanted(table, table.row(place.docid))) {
            places.push_back(place);
        }
    });
    return places;
}

} // namespace

std::string indexed_path(const std::string& name) {
    return name == "-" || name == stream_path ? std::string(stream_path) : resolve_root(name).path;
}

void for_each_article(const index::IndexReader& reader,
                      FunctionRef<void(const index::ArticlePlace& place)> sink) {
    for (std::uint32_t number = 0; number < reader.segment_count(); ++number) {
        const index::Segment& segment = reader.segment(number);
        for (std::uint32_t docid = 1; docid <= segment.size(); ++docid) {
            if (!segment.deleted().contains(docid)) {
                sink({number, docid});
            }
        }
    }
}

Places find_articles(const index::IndexReader& reader, std::string_view name) {
    if (const auto id = index::parse_id(name); id) {
        if (const auto docid = reader.find(*id); docid) {
            return {reader.locate(*docid)};
        }
    }
    const std::string path = indexed_path(std::string(name));
    const std::uint64_t path_hash = hash64(path);
    return select(reader, [&](const index::ArticleTable& table, const index::ArticleRow& row) {
        return row.path_hash == path_hash && table.path(row) == path;
    });
}

Places articles_below(const index::IndexReader& reader, std::string_view path) {
    return select(reader, [&](const index::ArticleTable& table, const index::ArticleRow& row) {
        return is_below(table.path(row), path);
    });
}

Places articles_matching(const index::IndexReader& reader, std::string_view pattern,
                         std::string_view current_folder) {
    std::string absolute(pattern);
    if (!absolute.starts_with('/') && !absolute.starts_with("**/")) {
        absolute = std::string(current_folder) + "/" + absolute;
    }
    const Glob glob(absolute);
    return select(reader, [&](const index::ArticleTable& table, const index::ArticleRow& row) {
        // A leading slash of the pattern only ties it to the root.
        return glob.matches_whole(std::string_view(table.path(row)).substr(1));
    });
}

} // namespace gazette::indexer
