// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "common/index/manifest.h"
#include "indexer/options.h"
#include "indexer/sources/source_scan.h"

namespace gazette::indexer {

/// The recorded source that `path` is, or is below; the nearest where several are. Null when there
/// is none. Valid as long as the manifest.
[[nodiscard]] const index::SourceFact* recorded_source(const index::Manifest& manifest,
                                                       std::string_view path);

/// True when a root was read with other options before (which files were chosen does not matter):
/// then nothing counts as unchanged.
[[nodiscard]] bool options_changed(const index::Manifest& manifest, const std::vector<Root>& roots,
                                   const ReadingOptions& reading);

/// The recorded sources with those of `roots` that exist, sorted by path as they are kept. A root
/// below a source with the same options adds nothing.
[[nodiscard]] std::vector<index::SourceFact> with_roots(const index::Manifest& manifest,
                                                        const std::vector<Root>& roots,
                                                        const ReadingOptions& reading);

} // namespace gazette::indexer
