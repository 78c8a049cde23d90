// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/update_fixture.h"

#include <algorithm>
#include <map>
#include <numeric>

#include <unistd.h>

#include "common/index/index_folder.h"
#include "common/index/reader.h"
#include "common/text/analyzer.h"
#include "indexer/building/index_writer.h"
#include "indexer/building/merging.h"
#include "indexer/sources/article_lookup.h"

namespace gazette::test {
namespace {

using indexer::IndexWriter;

indexer::UpdateRequest make_request(const UpdateCall& call) {
    constexpr std::size_t memory = std::size_t{256} << 20U;
    indexer::UpdateRequest request;
    request.index_folder = call.index;
    request.paths = call.paths;
    request.reading = call.reading;
    request.work = {call.jobs, memory, call.commit_articles, std::chrono::hours(1)};
    request.prune = call.prune;
    request.force_prune = call.force_prune;
    request.dry_run = call.dry_run;
    return request;
}

void dump_articles(const index::IndexReader& reader, std::vector<std::string>& lines) {
    indexer::for_each_article(reader, [&](const index::ArticlePlace& place) {
        const index::Segment& segment = reader.segment(place.segment);
        const index::ArticleRow row = segment.articles().row(place.docid);
        lines.push_back("article " + index::print_id(row.id) + " " +
                        std::to_string(row.source_size) + " " + std::to_string(row.content_hash) +
                        " " + std::to_string(row.words) + " " + segment.articles().path(row) + " " +
                        segment.records().read(row.record));
    });
}

void dump_terms(const index::IndexReader& reader, std::vector<std::string>& lines) {
    const Xapian::Database& database = reader.database();
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term);
             ++posting) {
            if (reader.is_deleted(*posting)) {
                continue;
            }
            std::string line = "term " + *term + " " + index::print_id(reader.row(*posting).id) +
                               " " + std::to_string(posting.get_wdf()) + " of " +
                               std::to_string(posting.get_doclength()) + " at";
            const index::ArticlePlace place = reader.locate(*posting);
            std::vector<std::uint32_t> positions;
            reader.segment(place.segment).positions().find(*term, place.docid, positions);
            for (const std::uint32_t position : positions) {
                line += " " + std::to_string(position);
            }
            lines.push_back(std::move(line));
        }
    }
}

void dump_vocabulary(const index::IndexReader& reader, std::vector<std::string>& lines) {
    for (auto cursor = reader.vocabulary(); cursor.valid(); cursor.next()) {
        std::string line = "form " + std::string(cursor.form());
        for (const index::StemCount& stem : cursor.stems()) {
            line.append(" ").append(stem.stem).append(" ").append(std::to_string(stem.articles));
        }
        lines.push_back(std::move(line));
    }
}

} // namespace

UpdateResult update(const UpdateCall& call) {
    cli::Progress progress(cli::ProgressMode::Never, "test", STDERR_FILENO, false, 80,
                           cli::Progress::Clock::now());
    indexer::RunReport report("test", false, progress, nullptr);
    const auto never = [] { return false; };
    UpdateResult result;
    if (call.dry_run) {
        result.complete = indexer::update_index(make_request(call), nullptr, report, never);
    } else {
        index::prepare_folder(call.index);
        IndexWriter writer(call.index, std::chrono::milliseconds(0));
        result.complete =
            indexer::update_index(make_request(call), &writer.publisher(), report, never);
    }
    result.tally = report.tally();
    for (const index::SkippedFact& skipped : report.skipped_examples()) {
        result.skipped.push_back(skipped.path + ": " + skipped.reason);
    }
    return result;
}

void compact(const std::filesystem::path& index) {
    IndexWriter writer(index, std::chrono::milliseconds(0));
    indexer::Publisher& publisher = writer.publisher();
    std::vector<std::size_t> all(publisher.manifest().segments.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (all.empty()) {
        return;
    }
    indexer::Publication publication;
    publication.merges.push_back(
        indexer::merge_segments(publisher.folder(), indexer::take_merge_inputs(publisher, all),
                                [](std::uint64_t, std::uint64_t) { return true; })
            .value());
    publisher.publish(publication);
}

std::string dump_index(const std::filesystem::path& index) {
    const index::IndexReader reader = index::IndexReader::open(index, text::analyzer_identity());
    std::vector<std::string> lines;
    dump_articles(reader, lines);
    dump_terms(reader, lines);
    dump_vocabulary(reader, lines);
    std::ranges::sort(lines);
    std::string dump;
    for (const std::string& line : lines) {
        dump.append(line).append("\n");
    }
    return dump;
}

} // namespace gazette::test
