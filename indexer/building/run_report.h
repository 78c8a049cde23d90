// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/output.h"
#include "common/cli/progress.h"
#include "common/index/manifest.h"
#include "common/index/record.h"

namespace gazette::indexer {

/// What became of an article or of an input that holds none.
/// PassedOver is left by rule (hidden names): no failure, named with --verbose and in the report.
enum class Outcome { Added, Changed, Unchanged, Removed, Skipped, PassedOver };

/// "added", "changed", ...: as --report writes it.
[[nodiscard]] std::string_view to_string(Outcome outcome) noexcept;

/// How many articles (skipped: inputs) had which outcome.
struct Tally {
    std::uint64_t added = 0;
    std::uint64_t changed = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t removed = 0;
    std::uint64_t skipped = 0;
    std::uint64_t passed_over = 0;
};

/// One line of a report. The views need to live for the call only.
struct OutcomeNote {
    std::string_view path;
    std::string_view record_key; ///< empty: the input as a whole, or one article a file
    Outcome outcome = Outcome::Added;
    std::string_view reason; ///< why it was skipped or removed; may be empty
    std::span<const std::string> warnings;
    const index::Record* record = nullptr; ///< what was understood; null when nothing was read
};

/// Where a run's outcomes go: counted, the skipped ones named on stderr, every one with --verbose,
/// and each as a JSON line when asked for. Safe for many threads.
class RunReport {
  public:
    /// `program` starts messages. `json` may be null. All three must outlive the object.
    RunReport(std::string_view program, bool verbose, cli::Progress& progress, cli::Output* json)
        : program_(program), verbose_(verbose), progress_(progress), json_(json) {}

    /// Throws Error{Io} when the JSON report cannot be written.
    void note(const OutcomeNote& note);
    /// Counts bytes of sources that are dealt with, for the rate.
    void add_bytes(std::uint64_t bytes) noexcept { bytes_ += bytes; }
    /// Counts articles that are unchanged without naming each.
    void add_unchanged(std::uint64_t articles) noexcept;
    /// Prints a message of the program's own.
    void message(std::string_view text);
    /// The same, with --verbose only.
    void detail(std::string_view text);
    /// Shows how far things have come.
    void show_progress(const cli::ProgressState& state);
    /// Whether each unchanged input is to be named.
    [[nodiscard]] bool names_unchanged() const noexcept { return verbose_ || json_ != nullptr; }

    [[nodiscard]] Tally tally() const;
    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }
    /// The first skipped inputs, for the manifest.
    [[nodiscard]] std::vector<index::SkippedFact> skipped_examples() const;

  private:
    void count(Outcome outcome) noexcept;
    void write_json(const OutcomeNote& note);
    void print(const OutcomeNote& note);

    std::string_view program_;
    bool verbose_;
    cli::Progress& progress_;
    cli::Output* json_;
    std::atomic<std::uint64_t> bytes_ = 0;
    mutable std::mutex mutex_;
    Tally tally_;
    std::vector<index::SkippedFact> examples_;
};

/// The one line that ends a run: "5 added, 0 changed, ...; 0.1 MB in 0.2 s, 0.5 MB/s".
[[nodiscard]] std::string summarize(const RunReport& report, bool dry_run, double seconds);

} // namespace gazette::indexer
