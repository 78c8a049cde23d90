// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/run_report.h"

#include "common/cli/json_writer.h"
#include "common/cli/numbers.h"
#include "common/cli/run.h"
#include "indexer/building/date_fields.h"

namespace gazette::indexer {
namespace {

std::string count_of(std::uint64_t number, std::string_view what) {
    return cli::with_thousands(number) + " " + std::string(what);
}

// What was understood of an article.
void write_fields(cli::JsonWriter& json, const index::Record& record) {
    const article::Article& article = record.article;
    json.key("format");
    json.string_or_null(record.format);
    json.key("encoding");
    json.string_or_null(article.encoding);
    json.key("title");
    json.string_or_null(article.title);
    json.key("authors");
    json.begin_array();
    for (const std::string& author : article.authors) {
        json.string(author);
    }
    json.end_array();
    json.key("outlet");
    json.string_or_null(article.outlet);
    json.key("lang");
    json.string_or_null(article.language);
    write_date_fields(json, article);
}

} // namespace

std::string_view to_string(Outcome outcome) noexcept {
    switch (outcome) {
    case Outcome::Added:
        return "added";
    case Outcome::Changed:
        return "changed";
    case Outcome::Unchanged:
        return "unchanged";
    case Outcome::Removed:
        return "removed";
    case Outcome::Skipped:
    case Outcome::PassedOver:
        return "skipped";
    }
    return {};
}

void RunReport::count(Outcome outcome) noexcept {
    switch (outcome) {
    case Outcome::Added:
        ++tally_.added;
        break;
    case Outcome::Changed:
        ++tally_.changed;
        break;
    case Outcome::Unchanged:
        ++tally_.unchanged;
        break;
    case Outcome::Removed:
        ++tally_.removed;
        break;
    case Outcome::Skipped:
        ++tally_.skipped;
        break;
    case Outcome::PassedOver:
        ++tally_.passed_over;
        break;
    }
}

void RunReport::note(const OutcomeNote& note) {
    const std::lock_guard lock(mutex_);
    count(note.outcome);
    if (note.outcome == Outcome::Skipped && examples_.size() < index::max_skipped_examples) {
        examples_.push_back({std::string(note.path), std::string(note.reason)});
    }
    if (note.outcome == Outcome::Skipped || verbose_) {
        print(note);
    }
    if (json_ != nullptr) {
        write_json(note);
    }
}

void RunReport::print(const OutcomeNote& note) {
    std::string line(note.path);
    if (!note.record_key.empty()) {
        line.append(" (record ").append(note.record_key).append(")");
    }
    line.append(": ").append(to_string(note.outcome));
    if (!note.reason.empty()) {
        line.append(": ").append(note.reason);
    }
    progress_.clear();
    cli::print_message(program_, line);
    for (const std::string& warning : note.warnings) {
        cli::print_message(program_, "  " + warning);
    }
}

void RunReport::write_json(const OutcomeNote& note) {
    std::string line;
    cli::JsonWriter json(line);
    json.begin_object();
    json.path(note.path);
    json.key("record");
    json.string_or_null(note.record_key);
    json.key("outcome");
    json.string(to_string(note.outcome));
    json.key("reason");
    json.string_or_null(note.reason);
    json.key("warnings");
    json.begin_array();
    for (const std::string& warning : note.warnings) {
        json.string(warning);
    }
    json.end_array();
    if (note.record != nullptr) {
        write_fields(json, *note.record);
    }
    json.end_object();
    json_->write(line.append("\n"));
}

void RunReport::add_unchanged(std::uint64_t articles) noexcept {
    const std::lock_guard lock(mutex_);
    tally_.unchanged += articles;
}

void RunReport::message(std::string_view text) {
    const std::lock_guard lock(mutex_);
    progress_.clear();
    cli::print_message(program_, text);
}

void RunReport::detail(std::string_view text) {
    if (verbose_) {
        message(text);
    }
}

void RunReport::show_progress(const cli::ProgressState& state) {
    const std::lock_guard lock(mutex_);
    progress_.update(state, cli::Progress::Clock::now());
}

Tally RunReport::tally() const {
    const std::lock_guard lock(mutex_);
    return tally_;
}

std::vector<index::SkippedFact> RunReport::skipped_examples() const {
    const std::lock_guard lock(mutex_);
    return examples_;
}

std::string summarize(const RunReport& report, bool dry_run, double seconds) {
    const Tally tally = report.tally();
    std::string line = dry_run ? "would be: " : "";
    line += count_of(tally.added, "added, ") + count_of(tally.changed, "changed, ") +
            count_of(tally.unchanged, "unchanged, ") + count_of(tally.removed, "removed, ") +
            count_of(tally.skipped, "skipped");
    if (tally.passed_over > 0) {
        line += ", " + count_of(tally.passed_over, "hidden passed over");
    }
    line += "; ";
    const double megabytes = static_cast<double>(report.bytes()) / 1e6;
    line += cli::with_decimals(megabytes, 1) + " MB in " + cli::with_decimals(seconds, 1) + " s";
    if (seconds > 0) {
        line += ", " + cli::with_decimals(megabytes / seconds, 1) + " MB/s";
    }
    return line;
}

} // namespace gazette::indexer
