// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/cli/numbers.h"
#include "common/cli/run.h"
#include "common/text/analyzer.h"
#include "indexer/building/index_writer.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/searcher_call.h"
#include "indexer/sources/article_lookup.h"
#include "indexer/sources/path_list.h"
#include "indexer/sources/source_scan.h"

namespace gazette::indexer {
namespace {

using Places = std::vector<index::ArticlePlace>;

bool is_glob(std::string_view text) {
    return text.find_first_of("*?[") != std::string_view::npos;
}

/// Articles by id, by file, by folder, or by a glob over the paths.
Places find_named(const index::IndexReader& reader, const std::string& name) {
    Places places = find_articles(reader, name);
    if (places.empty()) {
        places = articles_below(reader, indexed_path(name));
    }
    if (places.empty() && is_glob(name)) {
        places = articles_matching(reader, name, std::filesystem::current_path().native());
    }
    return places;
}

/// The recorded sources without those that were named: rebuild must not bring them back.
std::vector<index::SourceFact> without_named(std::vector<index::SourceFact> sources,
                                             const std::vector<std::string>& names) {
    std::set<std::string> gone;
    for (const std::string& name : names) {
        gone.insert(indexed_path(name));
    }
    std::erase_if(sources,
                  [&](const index::SourceFact& source) { return gone.contains(source.path); });
    return sources;
}

/// The selected articles, each once.
class Selection {
  public:
    explicit Selection(const index::IndexReader& reader) : reader_(reader) {}
    void add(const Places& places) {
        for (const index::ArticlePlace& place : places) {
            chosen_.insert({place.segment, place.docid});
        }
    }
    [[nodiscard]] std::size_t size() const { return chosen_.size(); }
    [[nodiscard]] std::vector<Deletion> deletions() const {
        std::vector<Deletion> deletions;
        for (const auto& [segment, docid] : chosen_) {
            deletions.push_back({reader_.segment(segment).name(), docid});
        }
        return deletions;
    }
    /// The path of each, sorted.
    [[nodiscard]] std::vector<std::string> paths() const {
        std::vector<std::string> paths;
        for (const auto& [segment, docid] : chosen_) {
            const index::ArticleTable& table = reader_.segment(segment).articles();
            paths.push_back(table.path(table.row(docid)));
        }
        std::ranges::sort(paths);
        return paths;
    }

  private:
    const index::IndexReader& reader_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> chosen_;
};

/// Selects what is named; false when a name has no article.
bool select_named(const index::IndexReader& reader, const std::vector<std::string>& names,
                  Selection& selection) {
    bool all_found = true;
    for (const std::string& name : names) {
        const Places places = find_named(reader, name);
        if (places.empty()) {
            cli::print_message("indexer", name + ": no such article in the index");
            all_found = false;
        }
        selection.add(places);
    }
    return all_found;
}

void select_by_query(const std::filesystem::path& folder, const std::string& query,
                     const index::IndexReader& reader, Selection& selection) {
    for (const std::uint64_t id : find_by_query(folder, query)) {
        if (const auto docid = reader.find(id); docid) {
            selection.add({reader.locate(*docid)});
        }
    }
}

void publish_removal(Publisher& publisher, const Selection& selection,
                     const std::vector<std::string>& names) {
    Publication publication;
    publication.deleted = selection.deletions();
    std::vector<index::SourceFact> sources = without_named(publisher.manifest().sources, names);
    if (sources != publisher.manifest().sources) {
        publication.sources = std::move(sources);
    }
    publisher.publish(publication);
}

} // namespace

cli::ExitCode run_remove(const RemoveOptions& options) {
    const std::filesystem::path& folder = options.common.index_folder;
    require_index(folder);
    std::vector<std::string> names = options.paths;
    append_listed_paths(options.path_list, names);
    std::optional<IndexWriter> writer;
    if (!options.dry_run) {
        writer.emplace(folder, options.patience);
    }
    const index::IndexReader reader = index::IndexReader::open(folder, text::analyzer_identity());
    Selection selection(reader);
    const bool all_found = select_named(reader, names, selection);
    if (!options.query.empty()) {
        select_by_query(folder, options.query, reader, selection);
    }
    if (options.common.verbose || options.dry_run) {
        for (const std::string& path : selection.paths()) {
            cli::print_message("indexer",
                               path + (options.dry_run ? ": would be removed" : ": removed"));
        }
    }
    if (writer) {
        publish_removal(writer->publisher(), selection, names);
    }
    if (!options.common.quiet) {
        cli::print_message("indexer", cli::counted(selection.size(), "article") +
                                          (options.dry_run ? " would be removed" : " removed"));
    }
    return all_found ? cli::ExitCode::Success : cli::ExitCode::Incomplete;
}

} // namespace gazette::indexer
