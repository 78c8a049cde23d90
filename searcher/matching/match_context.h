// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "common/index/reader.h"
#include "searcher/analyzer_pool.h"
#include "searcher/matching/ineb2.h"

namespace gazette::searcher {

/// What the parts of one running match share. It must outlive the Xapian query they belong to. For
/// one thread.
class MatchContext {
  public:
    using Clock = std::chrono::steady_clock;

    /// The references must outlive the object. `length_factors`: of the reader's average length.
    MatchContext(const index::IndexReader& reader, AnalyzerPool& analyzers,
                 LengthFactors& length_factors)
        : reader_(&reader), analyzers_(&analyzers), length_factors_(&length_factors) {
        for (std::uint32_t i = 0; i < reader.segment_count(); ++i) {
            segment_by_uuid_.emplace(reader.segment(i).uuid(), i);
        }
    }

    [[nodiscard]] const index::IndexReader& reader() const noexcept { return *reader_; }
    [[nodiscard]] AnalyzerPool& analyzers() const noexcept { return *analyzers_; }
    [[nodiscard]] LengthFactors& length_factors() const noexcept { return *length_factors_; }
    /// The number of the segment whose database has this uuid. Throws Error{Internal}.
    [[nodiscard]] std::uint32_t segment_of(const std::string& uuid) const;

    /// From here on the match has so long.
    void set_deadline(Clock::time_point deadline) { deadline_ = deadline; }
    [[nodiscard]] bool has_deadline() const noexcept { return deadline_.has_value(); }
    /// True once the deadline has passed; looks at the clock only every so many `work` units (about
    /// a microsecond each).
    [[nodiscard]] bool is_over(std::uint32_t work) noexcept {
        if (deadline_ && !over_) {
            work_ += work;
            if (work_ >= work_between_looks) {
                work_ = 0;
                over_ = Clock::now() >= *deadline_;
            }
        }
        return over_;
    }
    [[nodiscard]] bool was_over() const noexcept { return over_; }

  private:
    static constexpr std::uint32_t work_between_looks = 200;

    const index::IndexReader* reader_;
    AnalyzerPool* analyzers_;
    LengthFactors* length_factors_;
    std::map<std::string, std::uint32_t, std::less<>> segment_by_uuid_;
    std::optional<Clock::time_point> deadline_;
    std::uint32_t work_ = work_between_looks; // the first look is at once
    bool over_ = false;
};

} // namespace gazette::searcher
