// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/index/article_table.h"
#include "common/index/deleted_set.h"
#include "common/index/manifest.h"

namespace gazette::indexer {

/// Size and hash of a regular file; appends the checks of its blocks to `checks` when given.
/// Throws Error{Io}.
[[nodiscard]] index::FileFact measure_file(const std::filesystem::path& path,
                                           std::vector<std::uint32_t>* checks = nullptr);

/// What the manifest shall say of the finished segment FOLDER/NAME, nothing deleted in it. Writes
/// its checks.dat, without syncing it. Opens what it measures: throws Error{Damaged} when the
/// segment is not whole (a file missing, one that is not ours, rows and documents that do not
/// agree), Error{Io}.
[[nodiscard]] index::SegmentFact describe_segment(const std::filesystem::path& folder,
                                                  const std::string& name);

/// Live articles by language, sorted by code.
[[nodiscard]] std::vector<index::LanguageCount> count_languages(const index::ArticleTable& articles,
                                                                const index::DeletedSet& deleted);

} // namespace gazette::indexer
