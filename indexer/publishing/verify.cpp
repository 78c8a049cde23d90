// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/verify.h"

#include <algorithm>
#include <utility>

#include "common/base/error.h"
#include "common/index/article_id.h"
#include "common/index/manifest.h"
#include "common/index/names.h"
#include "indexer/publishing/segment_check.h"

namespace gazette::indexer {
namespace {

namespace fs = std::filesystem;

// A writer may publish and sweep while we look; then what we miss is not missing. More often than
// this in a row means a writer that never rests, and the findings are given as they are.
constexpr int max_tries = 5;

std::uint64_t work_bytes(const index::Manifest& manifest) {
    std::uint64_t bytes = manifest.file_bytes();
    for (const index::SegmentFact& segment : manifest.segments) {
        const auto records =
            std::ranges::find(segment.files, index::records_name, &index::FileFact::name);
        bytes += records == segment.files.end() ? 0 : records->bytes; // read once more
    }
    return bytes;
}

void check_ids(const fs::path& folder, std::vector<std::uint64_t>& ids, VerifyProgress& progress) {
    std::ranges::sort(ids);
    for (auto at = std::ranges::adjacent_find(ids); at != ids.end() && !progress.is_full();
         at = std::adjacent_find(at + 1, ids.end())) {
        progress.find(folder, "article " + index::print_id(*at) + " is in it twice");
    }
}

VerifyReport verify_once(const fs::path& folder, const index::Manifest& manifest,
                         const VerifyOptions& options, CheckDocument check_document,
                         FunctionRef<void(std::uint64_t, std::uint64_t)> tell) {
    VerifyProgress progress(work_bytes(manifest), options.max_findings, tell);
    const bool same_analyzer = progress.attempt(
        folder, [&] { index::check_analyzer(manifest, options.analyzer, folder.native()); });
    std::vector<std::uint64_t> live_ids;
    for (const index::SegmentFact& segment : manifest.segments) {
        if (!progress.is_full()) {
            SegmentCheck check(folder, segment, progress, live_ids);
            check.run(same_analyzer ? options.sample : 0, check_document);
        }
    }
    check_ids(folder, live_ids, progress);
    return std::move(progress.report());
}

} // namespace

VerifyReport verify_index(const fs::path& folder, const VerifyOptions& options,
                          CheckDocument check_document,
                          FunctionRef<void(std::uint64_t done, std::uint64_t all)> progress) {
    for (int tries = 1;; ++tries) {
        try {
            const index::Manifest manifest = index::read_manifest(folder);
            VerifyReport report = verify_once(folder, manifest, options, check_document, progress);
            if (report.findings.empty() || tries == max_tries ||
                index::read_manifest(folder) == manifest) {
                return report;
            }
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::Damaged) {
                throw;
            }
            VerifyReport report;
            report.findings.push_back(
                {.path = (folder / index::manifest_name).native(), .what = error.what()});
            return report;
        }
    }
}

} // namespace gazette::indexer
