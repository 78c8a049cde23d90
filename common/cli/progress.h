// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::cli {

/// --progress: `Auto` is on a terminal only, `Json` one object a line for other programs.
enum class ProgressMode { Auto, Always, Never, Json };

/// "auto", "always", "never" or "json"; nothing for any other word.
[[nodiscard]] std::optional<ProgressMode> parse_progress_mode(std::string_view word) noexcept;

/// How far a job has come. Totals are 0 while they are not known.
struct ProgressState {
    std::string_view stage; ///< "reading", "merging": what is going on, for the reader
    std::uint64_t items_done = 0;
    std::uint64_t items_total = 0;
    std::uint64_t bytes_done = 0;
    std::uint64_t bytes_total = 0;
};

/// "reading 12,345 of 20,000 (61%), 6.3 MB/s, 12 s left", cut to `columns` characters. The share
/// and the time left are of bytes where their total is known, else of items, else left out.
[[nodiscard]] std::string progress_line(const ProgressState& state, double seconds,
                                        std::size_t columns);

/// The same as one JSON object without a newline: stage, items_done, items_total, bytes_done,
/// bytes_total, seconds, seconds_left; null for what is not known.
[[nodiscard]] std::string progress_json(const ProgressState& state, double seconds);

/// Shows a job's progress on stderr: nothing in the first half second, then ten times a second (in
/// Json mode once a second), and nothing left behind when it is over.
class Progress {
  public:
    using Clock = std::chrono::steady_clock;

    /// `program` starts each line and must outlive the object. `on_terminal` says what `fd` is.
    Progress(ProgressMode mode, std::string_view program, int fd, bool on_terminal,
             std::size_t columns, Clock::time_point now);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    Progress(Progress&&) = delete;
    Progress& operator=(Progress&&) = delete;

    /// Tells the state at `now`; cheap when it is too early to show it.
    void update(const ProgressState& state, Clock::time_point now);
    /// Takes the line away: to be called before anything else is printed to stderr.
    void clear() noexcept;

  private:
    void show(const std::string& line) const noexcept;

    ProgressMode mode_;
    std::string_view program_;
    int fd_;
    bool rewrites_; // the line is written over in place: a terminal
    std::size_t columns_;
    Clock::time_point started_;
    Clock::time_point next_;
    bool shown_ = false;
};

} // namespace gazette::cli
