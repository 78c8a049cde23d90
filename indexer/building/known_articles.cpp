// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/known_articles.h"

#include <algorithm>

#include "common/base/hash.h"
#include "common/index/article_id.h"

namespace gazette::indexer {
namespace {

/// Folders are kept with the slash at their end.
std::string_view without_slash(std::string_view folder) {
    return folder.size() > 1 && folder.ends_with('/') ? folder.substr(0, folder.size() - 1)
                                                      : folder;
}

} // namespace

KnownArticles::KnownArticles(const index::OpenIndex& index) : index_(index) {
    for (std::uint32_t number = 0; number < index.segments.size(); ++number) {
        const index::Segment& segment = *index.segments[number];
        for (std::uint32_t docid = 1; docid <= segment.size(); ++docid) {
            if (!segment.deleted().contains(docid)) {
                entries_.push_back({segment.articles().row(docid).path_hash, number, docid});
            }
        }
    }
    std::ranges::sort(entries_, {}, &Entry::path_hash);
    seen_.resize(entries_.size());
}

KnownArticle KnownArticles::describe(const Entry& entry) const {
    const index::ArticleRow row = index_.segments[entry.segment]->articles().row(entry.docid);
    return {entry.segment, entry.docid, row.id, row.content_hash};
}

KnownArticles::Source KnownArticles::look_up(const SourceFile& file) {
    Source source;
    const std::uint64_t hash = hash64(file.path);
    auto at = std::ranges::lower_bound(entries_, hash, {}, &Entry::path_hash);
    for (; at != entries_.end() && at->path_hash == hash; ++at) {
        seen_[static_cast<std::size_t>(at - entries_.begin())] = true;
        const index::ArticleRow row = index_.segments[at->segment]->articles().row(at->docid);
        source.articles.push_back({at->segment, at->docid, row.id, row.content_hash});
        source.is_current = source.is_current ||
                            (row.source_size == file.size && row.source_mtime_ns == file.mtime_ns);
    }
    std::ranges::sort(source.articles, {}, &KnownArticle::id);
    return source;
}

KnownArticles::Unseen KnownArticles::unseen_below(std::string_view root) const {
    // Folders are few and articles many: decide by folder where the folder decides.
    std::vector<std::vector<bool>> folder_is_below(index_.segments.size());
    for (std::size_t number = 0; number < index_.segments.size(); ++number) {
        const index::ArticleTable& table = index_.segments[number]->articles();
        folder_is_below[number].resize(table.folder_count() + std::size_t{1});
        for (std::uint32_t folder = 1; folder <= table.folder_count(); ++folder) {
            folder_is_below[number][folder] = is_below(without_slash(table.folder(folder)), root);
        }
    }
    const std::string_view root_folder = root.substr(0, root.rfind('/') + 1);
    Unseen unseen;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        const index::ArticleTable& table = index_.segments[entry.segment]->articles();
        const index::ArticleRow row = table.row(entry.docid);
        if (!folder_is_below[entry.segment][row.folder] &&
            (table.folder(row.folder) != root_folder || table.path(row) != root)) {
            continue;
        }
        ++unseen.known;
        if (!seen_[i]) {
            unseen.articles.emplace_back(describe(entry), table.path(row));
        }
    }
    return unseen;
}

std::string KnownArticles::record_key(const KnownArticle& article, std::string_view path) const {
    if (article.id == index::make_id(path, {})) {
        return {}; // most files: nothing need be read
    }
    const std::lock_guard lock(reading_);
    return index_.segments[article.segment]->record(article.docid).article.record_key;
}

const std::string& KnownArticles::segment_name(const KnownArticle& article) const {
    return index_.segments[article.segment]->name();
}

} // namespace gazette::indexer
