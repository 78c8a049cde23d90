// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/index/deleted_set.h"
#include "common/index/manifest.h"
#include "indexer/publishing/file_operations.h"
#include "indexer/publishing/publisher.h"

namespace gazette::indexer {

/// What one publishing makes of a manifest, worked out before the manifest is replaced.
class PublishingStep {
  public:
    /// `deleted` holds the set of every segment of `manifest`; `operations` must outlive the step.
    PublishingStep(std::filesystem::path folder, index::Manifest manifest,
                   std::map<std::string, index::DeletedSet> deleted, FileOperations& operations);

    /// Works out what the next manifest says and writes the deleted sets it needs. Throws as
    /// Publisher::publish.
    void prepare(const Publication& publication);
    /// Makes everything durable that the next manifest names and this one does not.
    void make_durable();

    [[nodiscard]] const index::Manifest& next() const noexcept { return next_; }
    /// The deleted set of every segment of next().
    [[nodiscard]] std::map<std::string, index::DeletedSet>& next_deleted() noexcept {
        return next_deleted_;
    }
    /// Deleted-set files this step wrote.
    [[nodiscard]] const std::vector<std::string>& made_files() const noexcept {
        return made_files_;
    }

  private:
    void add_segment(const std::string& name, std::optional<std::size_t> place);
    void apply(const Deletion& deletion);
    void apply(const Merge& merge);
    void carry_over(const Merge& merge, index::DeletedSet& merged) const;
    [[nodiscard]] std::size_t place_of(const std::string& segment) const;
    void drop_segment(const std::string& name);
    void write_deleted_sets();

    std::filesystem::path folder_;
    FileOperations* operations_;
    index::Manifest next_;
    std::map<std::string, index::DeletedSet> next_deleted_;
    std::set<std::string> changed_; ///< segments whose deleted set is to be written
    std::vector<std::string> new_segments_;
    std::vector<std::string> made_files_;
};

} // namespace gazette::indexer
