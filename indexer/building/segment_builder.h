// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "common/index/article_table.h"
#include "common/index/record.h"
#include "indexer/building/document_builder.h"
#include "indexer/glass/inverter.h"

namespace gazette::indexer {

/// Builds segments inside an index folder, one after another, article by article. One thread's: its
/// analyzers and its inverter are used again from segment to segment.
class SegmentBuilder {
  public:
    /// `index_folder` must exist; segments become folders in it. `kept_bytes` as DocumentBuilder
    /// has it.
    SegmentBuilder(std::filesystem::path index_folder, std::size_t kept_bytes);
    /// Removes the open segment, if there is one.
    ~SegmentBuilder();
    SegmentBuilder(const SegmentBuilder&) = delete;
    SegmentBuilder& operator=(const SegmentBuilder&) = delete;
    SegmentBuilder(SegmentBuilder&&) = delete;
    SegmentBuilder& operator=(SegmentBuilder&&) = delete;

    /// Adds an article to the open segment, opening one where none is. Of `row`, the caller sets
    /// id, path_hash, the source's and the content's facts; the rest is made here from `record`.
    /// `encoded` is encode_record(record). Returns the docid within the segment. After an exception
    /// (Error{Io}, std::bad_alloc) the open segment is good for discard() only.
    std::uint32_t add(const index::Record& record, std::string_view encoded,
                      const index::ArticleRow& row);

    /// Articles in the open segment.
    [[nodiscard]] std::uint32_t size() const noexcept;
    /// Heap held, and what finish() will take besides, in bytes.
    [[nodiscard]] std::size_t memory_bytes() const noexcept;

    /// Writes the open segment out and returns its name; nothing is synced. size() must not be 0.
    /// Throws Error{Io}; then the segment is discarded.
    [[nodiscard]] std::string finish();
    /// Drops the open segment with its files.
    void discard() noexcept;

  private:
    struct OpenSegment;

    void open();
    void write_files();

    std::filesystem::path index_folder_;
    DocumentBuilder documents_;
    Inverter inverter_;
    std::unique_ptr<OpenSegment> segment_;
};

/// Removes a segment folder that nobody has published, with the files in it. Errors are passed
/// over: what stays is swept by the next writer.
void remove_segment_folder(const std::filesystem::path& folder) noexcept;

} // namespace gazette::indexer
