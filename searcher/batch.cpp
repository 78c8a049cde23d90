// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/batch.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <string>
#include <vector>

#include <unistd.h>

#include "common/base/error.h"
#include "common/cli/output.h"
#include "common/cli/run.h"
#include "searcher/line_reader.h"
#include "searcher/printing/presenting.h"
#include "searcher/query/query.h"
#include "searcher/session.h"

namespace gazette::searcher {
namespace {

constexpr std::size_t queries_a_worker = 32; // so many are dealt out at a time
constexpr std::size_t max_id_bytes = 1024;
constexpr std::size_t trim_analyzers_at = std::size_t{16} << 20U;

struct Job {
    std::string id;
    std::string query;
};

/// What became of one query.
struct Outcome {
    std::string out;
    std::vector<std::string> messages;
    bool refused = false;
    bool matched = false;
    bool incomplete = false;
};

Job read_job(std::string_view line, std::uint64_t number) {
    const std::size_t tab = line.find('\t');
    if (tab > max_id_bytes) { // or there is none
        return {std::to_string(number), std::string(line)};
    }
    return {std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))};
}

Outcome answer(Session& session, const SearchOptions& options, const Printer& printer,
               const Job& job) {
    Outcome outcome;
    const std::string who = "query " + job.id + ": ";
    try {
        SearchRequest request = options.request;
        request.query = job.query;
        SearchResult result = session.searching->search(request);
        session.mark_incomplete(result);
        print_answer(*session.reader, printer, options.print, session.analyzers,
                     {job.id, job.query, &result}, request.offset, outcome.out,
                     [] { return true; });
        for (const std::string& note : result.notes) {
            outcome.messages.push_back(who + note);
        }
        outcome.matched = options.matched(result);
        outcome.incomplete = result.incomplete;
    } catch (const Error& error) {
        outcome.out.clear();
        outcome.messages.push_back(who + std::string(error.message()));
        outcome.refused = error.kind() == ErrorKind::Usage;
        outcome.incomplete = !outcome.refused;
    }
    session.analyzers.trim(trim_analyzers_at);
    return outcome;
}

/// Answers `jobs` with one thread a session, in any order.
std::vector<Outcome> answer_all(std::vector<Session>& sessions, const SearchOptions& options,
                                const Printer& printer, const std::vector<Job>& jobs) {
    std::vector<Outcome> outcomes(jobs.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&](Session& session) {
        for (std::size_t i = next++; i < jobs.size(); i = next++) {
            outcomes[i] = answer(session, options, printer, jobs[i]);
        }
    };
    std::vector<std::future<void>> others;
    for (std::size_t i = 1; i < std::min(sessions.size(), jobs.size()); ++i) {
        others.push_back(
            std::async(std::launch::async, [&work, &sessions, i] { work(sessions[i]); }));
    }
    work(sessions.front());
    for (std::future<void>& other : others) {
        other.get();
    }
    return outcomes;
}

/// The answers of a batch on their way out, and what the exit status will be.
class AnswerWriter {
  public:
    explicit AnswerWriter(const Printer& printer)
        : printer_(printer), out_(STDOUT_FILENO, "standard output") {
        printer.begin(out_.buffer());
    }

    void write(const Outcome& outcome) {
        if (!outcome.out.empty()) {
            if (any_) {
                printer_.separate(out_.buffer());
            }
            any_ = true;
            out_.write(outcome.out);
        }
        if (!outcome.messages.empty()) {
            out_.flush(); // so that a terminal shows both in order
        }
        for (const std::string& message : outcome.messages) {
            cli::print_message("searcher", message);
        }
        refused_ = refused_ || outcome.refused;
        matched_ = matched_ || outcome.matched;
        incomplete_ = incomplete_ || outcome.incomplete;
    }

    void flush() { out_.flush(); }

    [[nodiscard]] cli::ExitCode finish() {
        printer_.end(out_.buffer());
        out_.flush();
        if (refused_) {
            return cli::ExitCode::Usage;
        }
        if (incomplete_) {
            return cli::ExitCode::Partial;
        }
        return matched_ ? cli::ExitCode::Success : cli::ExitCode::Incomplete;
    }

  private:
    const Printer& printer_;
    cli::Output out_;
    bool any_ = false;
    bool refused_ = false;
    bool matched_ = false;
    bool incomplete_ = false;
};

} // namespace

cli::ExitCode run_batch(const SearchOptions& options, const Printer& printer) {
    for (const std::string& hint : options.hints) {
        cli::print_message("searcher", "hint: " + hint);
    }
    std::vector<Session> sessions;
    for (std::size_t i = 0; i < options.jobs; ++i) {
        sessions.push_back(open_session(options.indexes));
    }
    for (const std::string& message : sessions.front().unreadable) {
        cli::print_message("searcher", message);
    }
    LineReader lines(STDIN_FILENO, max_query_bytes + max_id_bytes + 1);
    AnswerWriter answers(printer);
    const std::size_t at_once = options.jobs > 1 ? options.jobs * queries_a_worker : 1;
    std::uint64_t number = 0;
    std::string line;
    std::vector<Job> jobs;
    while (lines.next(line)) {
        ++number;
        if (line.find_first_not_of(" \t") != std::string::npos) {
            jobs.push_back(read_job(line, number));
        }
        if (jobs.size() < at_once && lines.has_line()) {
            continue;
        }
        for (const Outcome& outcome : answer_all(sessions, options, printer, jobs)) {
            answers.write(outcome);
        }
        jobs.clear();
        if (!lines.has_line()) {
            answers.flush();
        }
    }
    for (const Outcome& outcome : answer_all(sessions, options, printer, jobs)) {
        answers.write(outcome);
    }
    return answers.finish();
}

} // namespace gazette::searcher
