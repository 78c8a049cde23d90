// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/base/error.h"
#include "common/base/function_ref.h"
#include "common/index/manifest.h"
#include "common/index/segment.h"
#include "indexer/publishing/verify.h"

namespace gazette::indexer {

/// Where findings are collected, and how much has been looked at.
class VerifyProgress {
  public:
    VerifyProgress(std::uint64_t all, std::size_t max_findings,
                   FunctionRef<void(std::uint64_t done, std::uint64_t all)> tell)
        : all_(all), max_findings_(max_findings), tell_(tell) {}

    void find(const std::filesystem::path& path, std::string what);
    /// True when no more findings are wanted.
    [[nodiscard]] bool is_full() const noexcept { return report_.findings.size() >= max_findings_; }
    void add_bytes(std::uint64_t bytes);
    [[nodiscard]] VerifyReport& report() noexcept { return report_; }

    /// Runs `step`; what it throws becomes a finding about `path`. True when it threw nothing.
    template <class Step>
    bool attempt(const std::filesystem::path& path, Step step) {
        try {
            step();
            return true;
        } catch (const Error& error) {
            find(path, error.what());
            return false;
        }
    }

  private:
    VerifyReport report_;
    std::uint64_t done_ = 0;
    std::uint64_t all_;
    std::size_t max_findings_;
    FunctionRef<void(std::uint64_t done, std::uint64_t all)> tell_;
};

/// Checks one segment: files, tables, rows, records, vocabulary, counts, and a sample of documents.
class SegmentCheck {
  public:
    /// All must outlive the check. Ids of live articles are added to `live_ids`.
    SegmentCheck(const std::filesystem::path& folder, const index::SegmentFact& fact,
                 VerifyProgress& progress, std::vector<std::uint64_t>& live_ids);

    void run(std::uint32_t sample, CheckDocument check_document);

  private:
    bool check_files();
    bool check_names();
    void check_tables();
    void check_articles(const index::Segment& segment);
    void check_article(const index::Segment& segment, std::uint32_t docid);
    void check_vocabulary(const index::Vocabulary& vocabulary);
    void check_sample(const index::Segment& segment, std::uint32_t sample,
                      CheckDocument check_document);

    const std::filesystem::path& folder_;
    const index::SegmentFact& fact_;
    VerifyProgress& progress_;
    std::vector<std::uint64_t>& live_ids_;
    std::filesystem::path path_;
};

} // namespace gazette::indexer
