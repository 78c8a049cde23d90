// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/progress.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <unistd.h>

#include "common/cli/json_writer.h"
#include "common/cli/numbers.h"

namespace gazette::cli {
namespace {

constexpr std::chrono::milliseconds first_after{500};
constexpr std::chrono::milliseconds line_every{100};
constexpr std::chrono::milliseconds json_every{1000};
constexpr std::string_view erase_line = "\r\x1B[K";

/// 0 to 1, or nothing when no total is known.
std::optional<double> share_done(const ProgressState& state) {
    if (state.bytes_total > 0) {
        return std::min(1.0, static_cast<double>(state.bytes_done) /
                                 static_cast<double>(state.bytes_total));
    }
    if (state.items_total > 0) {
        return std::min(1.0, static_cast<double>(state.items_done) /
                                 static_cast<double>(state.items_total));
    }
    return std::nullopt;
}

/// Seconds left if it goes on at the average rate so far; nothing before one part in a thousand is
/// done, when it would be a wild guess.
std::optional<double> seconds_left(const ProgressState& state, double seconds) {
    const std::optional<double> share = share_done(state);
    if (!share || *share < 0.001 || seconds <= 0) {
        return std::nullopt;
    }
    return seconds * (1 - *share) / *share;
}

std::string duration(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
    if (whole < 60) {
        return std::to_string(whole) + " s";
    }
    if (whole < 3600) {
        return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    }
    return std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min";
}

} // namespace

std::optional<ProgressMode> parse_progress_mode(std::string_view word) noexcept {
    constexpr std::array<std::pair<std::string_view, ProgressMode>, 4> names{{
        {"auto", ProgressMode::Auto},
        {"always", ProgressMode::Always},
        {"never", ProgressMode::Never},
        {"json", ProgressMode::Json},
    }};
    for (const auto& [name, mode] : names) {
        if (name == word) {
            return mode;
        }
    }
    return std::nullopt;
}

std::string progress_line(const ProgressState& state, double seconds, std::size_t columns) {
    std::string line(state.stage);
    line.append(" ").append(with_thousands(state.items_done));
    if (state.items_total > 0) {
        line.append(" of ").append(with_thousands(state.items_total));
    }
    if (const std::optional<double> share = share_done(state)) {
        line.append(" (").append(std::to_string(static_cast<int>(*share * 100))).append("%)");
    }
    if (seconds > 0 && state.bytes_done > 0) {
        line.append(", ")
            .append(with_decimals(static_cast<double>(state.bytes_done) / seconds / 1e6, 1))
            .append(" MB/s");
    }
    if (const std::optional<double> left = seconds_left(state, seconds)) {
        line.append(", ").append(duration(*left)).append(" left");
    }
    line.resize(std::min(line.size(), columns));
    return line;
}

std::string progress_json(const ProgressState& state, double seconds) {
    std::string out;
    JsonWriter json(out);
    const auto count = [&](std::string_view key, std::uint64_t value, bool known) {
        json.key(key);
        if (known) {
            json.natural(value);
        } else {
            json.null();
        }
    };
    json.begin_object();
    json.key("stage");
    json.string(state.stage);
    count("items_done", state.items_done, true);
    count("items_total", state.items_total, state.items_total > 0);
    count("bytes_done", state.bytes_done, true);
    count("bytes_total", state.bytes_total, state.bytes_total > 0);
    json.key("seconds");
    json.decimal(seconds, 1);
    json.key("seconds_left");
    json.decimal(seconds_left(state, seconds).value_or(std::nan("")), 1);
    json.end_object();
    return out;
}

Progress::Progress(ProgressMode mode, std::string_view program, int fd, bool on_terminal,
                   std::size_t columns, Clock::time_point now)
    : mode_(mode == ProgressMode::Auto && !on_terminal ? ProgressMode::Never : mode),
      program_(program), fd_(fd), rewrites_(on_terminal && mode != ProgressMode::Json),
      columns_(columns), started_(now), next_(now + first_after) {}

Progress::~Progress() {
    clear();
}

void Progress::update(const ProgressState& state, Clock::time_point now) {
    if (mode_ == ProgressMode::Never || now < next_) {
        return;
    }
    const double seconds = std::chrono::duration<double>(now - started_).count();
    if (mode_ == ProgressMode::Json) {
        next_ = now + json_every;
        show(progress_json(state, seconds) + "\n");
        return;
    }
    // Not on a terminal (--progress always into a file) each state is a line, and one a second.
    next_ = now + (rewrites_ ? line_every : json_every);
    const std::string name = std::string(program_) + ": ";
    const std::size_t room = rewrites_ && columns_ > name.size() ? columns_ - name.size() - 1 : 200;
    std::string line = rewrites_ ? std::string(erase_line) : std::string();
    line.append(name).append(progress_line(state, seconds, room));
    if (!rewrites_) {
        line += '\n';
    }
    show(line);
    shown_ = rewrites_;
}

void Progress::clear() noexcept {
    if (shown_) {
        shown_ = false;
        // Progress is a courtesy: where stderr cannot be written the job goes on.
        [[maybe_unused]] const ssize_t put = ::write(fd_, erase_line.data(), erase_line.size());
    }
}

void Progress::show(const std::string& line) const noexcept {
    [[maybe_unused]] const ssize_t put = ::write(fd_, line.data(), line.size());
}

} // namespace gazette::cli
