// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/merging.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <future>
#include <memory>

#include <sys/stat.h>

#include "common/base/error.h"
#include "common/index/block_checks.h"
#include "common/index/names.h"
#include "common/index/segment.h"
#include "indexer/building/document_builder.h"
#include "indexer/building/segment_builder.h"
#include "indexer/glass/segment_merger.h"
#include "indexer/publishing/segment_files_merger.h"

namespace gazette::indexer {
namespace {

/// A folder for a new segment, removed again unless it is kept.
class NewFolder {
  public:
    explicit NewFolder(const std::filesystem::path& index_folder)
        : path_(index_folder / index::make_segment_name(index::random_number())) {
        constexpr mode_t folder_mode = 0755;
        if (::mkdir(path_.c_str(), folder_mode) != 0) {
            throw io_error("cannot create", path_.native(), errno);
        }
    }
    ~NewFolder() {
        if (!kept_) {
            remove_segment_folder(path_);
        }
    }
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;
    NewFolder(NewFolder&&) = delete;
    NewFolder& operator=(NewFolder&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::string keep() {
        kept_ = true;
        return path_.filename().native();
    }

  private:
    std::filesystem::path path_;
    bool kept_ = false;
};

/// Passes on the forms of an article and nothing else.
class FormsSink : public PostingSink {
  public:
    using Give = FunctionRef<void(std::string_view form, std::string_view stem)>;
    explicit FormsSink(Give give) : give_(give) {}
    void add_posting(std::string_view /*term*/, std::uint32_t /*position*/,
                     std::uint32_t /*wdf*/) override {}
    void add_term(std::string_view /*term*/, std::uint32_t /*wdf*/) override {}
    void note_form(std::string_view form, std::string_view stem) override { give_(form, stem); }

  private:
    Give give_;
};

/// Segments without a word have no such table.
bool has_positions(const index::SegmentFact& fact) {
    return std::ranges::find(fact.files, index::positions_name, &index::FileFact::name) !=
           fact.files.end();
}

/// Writes our own three files of the merged segment; returns its number of articles.
std::uint32_t merge_our_files(const std::filesystem::path& index_folder,
                              const std::vector<MergeInput>& inputs,
                              const std::filesystem::path& target) {
    std::vector<std::unique_ptr<index::Segment>> open;
    std::vector<SegmentToMerge> sources;
    for (const MergeInput& input : inputs) {
        // What is deleted comes from the snapshot; its file may have been replaced by a newer one.
        index::SegmentFact fact = input.fact;
        fact.deleted = 0;
        fact.deleted_file.reset();
        open.push_back(std::make_unique<index::Segment>(index_folder, fact));
        sources.push_back({open.back().get(), &input.deleted});
    }
    DocumentBuilder documents;
    return merge_segment_files(
        sources, target, [&](const index::Record& record, FormsSink::Give give) {
            FormsSink sink(give);
            static_cast<void>(documents.build(0, record.path, record.article, sink));
        });
}

} // namespace

std::vector<MergeInput> take_merge_inputs(const Publisher& publisher,
                                          const std::vector<std::size_t>& places) {
    std::vector<MergeInput> inputs;
    for (const std::size_t place : places) {
        const index::SegmentFact& fact = publisher.manifest().segments.at(place);
        inputs.push_back({fact, publisher.deleted(fact.name)});
    }
    return inputs;
}

std::optional<Merge>
merge_segments(const std::filesystem::path& index_folder, const std::vector<MergeInput>& inputs,
               FunctionRef<bool(std::uint64_t done, std::uint64_t all)> proceed) {
    Merge merge;
    bool any_live = false;
    std::vector<MergeSource> databases;
    std::vector<index::BlockChecks> checks;
    checks.reserve(inputs.size()); // the sources look into them
    for (const MergeInput& input : inputs) {
        merge.inputs.push_back({input.fact.name, input.deleted});
        any_live = any_live || input.deleted.count() < input.fact.articles;
        MergeSource source{.folder = index_folder / input.fact.name, .is_deleted = {}};
        const index::BlockChecks& own = checks.emplace_back(index_folder, input.fact);
        source.postlist_checks = own.of(index::glass_postlist_name);
        if (has_positions(input.fact)) {
            source.position_checks = own.of(index::positions_name);
        }
        if (input.deleted.count() > 0) {
            source.is_deleted = [&deleted = input.deleted](std::uint32_t docid) {
                return deleted.contains(docid);
            };
        }
        databases.push_back(std::move(source));
    }
    if (!any_live) {
        return merge;
    }
    NewFolder target(index_folder); // outlives the thread
    std::future<std::uint32_t> our_files = std::async(
        std::launch::async, [&] { return merge_our_files(index_folder, inputs, target.path()); });
    const std::optional<WrittenDatabase> written =
        merge_databases(databases, target.path(), proceed);
    [[maybe_unused]] const std::uint32_t articles = our_files.get();
    if (!written) {
        return std::nullopt;
    }
    assert(articles == written->document_count);
    merge.segment = target.keep();
    return merge;
}

} // namespace gazette::indexer
