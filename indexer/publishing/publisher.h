// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/deleted_set.h"
#include "common/index/manifest.h"
#include "indexer/publishing/file_operations.h"
#include "indexer/publishing/writer_lock.h"

namespace gazette::indexer {

/// An article that shall be gone.
struct Deletion {
    std::string segment;     ///< seg-<16 hex>; one of the manifest's or of those added with it
    std::uint32_t docid = 0; ///< the segment's own
};

/// A segment that a merge read, as it was when the merge began.
struct MergedInput {
    std::string segment;
    index::DeletedSet deleted; ///< what the merge left out
};

/// A merge's result. Its articles are those of the inputs, one input after another, without what
/// was deleted when the merge began; articles deleted since are found again and deleted in it too.
struct Merge {
    std::string segment; ///< finished segment folder; empty when nothing was left to write
    std::vector<MergedInput> inputs;
};

/// What one publishing changes.
struct Publication {
    std::vector<std::string> added; ///< names of finished segment folders inside the index folder
    std::vector<Deletion> deleted;
    std::vector<Merge> merges;
    std::optional<std::vector<index::SourceFact>> sources; ///< replaces the recorded ones
    std::optional<index::UpdateFact> last_update;
};

/// Changes what an index consists of, one whole step at a time. Not for two threads at once.
///
/// Segment folders are built by others inside the index folder, under names from
/// index::make_segment_name; until they are published nobody looks at them, and what a killed
/// process leaves is swept by the next.
class Publisher {
  public:
    /// Takes over the folder that `lock` holds (lock and operations must outlive this object). A
    /// folder without a manifest gets an empty one, by `analyzer` (text::analyzer_identity()).
    /// Then sweeps. Throws as index::read_manifest and index::check_analyzer; Error{Damaged} on
    /// deleted sets that make no sense; Error{Io}.
    Publisher(const WriterLock& lock, std::string_view analyzer, FileOperations& operations);

    /// What is published now.
    [[nodiscard]] const index::Manifest& manifest() const noexcept { return manifest_; }
    /// The deleted articles of a segment of manifest().
    [[nodiscard]] const index::DeletedSet& deleted(const std::string& segment) const;
    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }
    /// A name that is not in use for a segment folder to build. The folder is not made.
    [[nodiscard]] std::string new_segment_name() const;

    /// Makes the change and returns when it survives a loss of power. Deleting what is deleted
    /// already is fine; a segment with nothing live left is dropped. Throws Error{Io},
    /// Error{Damaged} (a new segment is not whole), Error{Internal} (a name or docid that does not
    /// exist). When it throws, the index is what it was, and the files this call made, added and
    /// merged segments included, are removed; unless the last step of all failed, making the folder
    /// durable: then the change shows, in manifest() too, but may not survive.
    void publish(const Publication& publication);

    /// Removes segment folders and deleted sets that the manifest does not name, but only names of
    /// our own making with files of our own names in them. Only when no segment is being built.
    /// Returns how many files and folders went. Readers that have them open go on reading.
    std::size_t sweep();

  private:
    void create(std::string_view analyzer);
    void load_deleted();
    void replace_manifest(const index::Manifest& next);
    std::size_t remove_unnamed(const std::set<std::string>& names);
    bool remove_quietly(const std::filesystem::path& path) noexcept;
    bool remove_segment_quietly(const std::string& name) noexcept;

    std::filesystem::path folder_;
    FileOperations* operations_;
    index::Manifest manifest_;
    std::map<std::string, index::DeletedSet> deleted_; ///< by segment; all segments of manifest_
};

} // namespace gazette::indexer
