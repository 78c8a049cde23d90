// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/pipeline.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>

#include "common/base/hash.h"
#include "indexer/building/bounded_queue.h"
#include "indexer/building/file_worker.h"
#include "indexer/building/publishing_loop.h"
#include "indexer/sources/article_lookup.h"

namespace gazette::indexer {
namespace {

/// Files that may wait between the scan and the workers: enough that neither waits for the other.
constexpr std::size_t queued_files = 1024;
constexpr std::chrono::milliseconds idle{50};
/// What the program takes without any article: code, ICU's tables, buffers of files being read.
constexpr std::size_t base_memory = std::size_t{48} << 20U;

/// Below this a thread's batches become so small that writing and merging them is all it does.
constexpr std::size_t least_share = std::size_t{24} << 20U;

/// Does something when a scope is left by an exception.
class OnFailure {
  public:
    explicit OnFailure(std::function<void()> action) : action_(std::move(action)) {}
    ~OnFailure() {
        if (!done_) {
            action_();
        }
    }
    OnFailure(const OnFailure&) = delete;
    OnFailure& operator=(const OnFailure&) = delete;
    OnFailure(OnFailure&&) = delete;
    OnFailure& operator=(OnFailure&&) = delete;
    void dismiss() { done_ = true; }

  private:
    std::function<void()> action_;
    bool done_ = false;
};

/// One run: the threads and what is between them.
class Run {
  public:
    Run(const PipelineInput& input, const PipelineLimits& limits, KnownArticles& known,
        Publisher* publisher, RunReport& report, const std::function<bool()>& should_stop)
        : input_(input), limits_(limits), known_(known), publisher_(publisher), report_(report),
          should_stop_(should_stop) {}

    Publication execute() {
        std::vector<std::future<void>> threads;
        std::vector<std::future<void>> workers;
        std::future<void> publishing;
        OnFailure stop_all([this] { stop(); }); // before the futures wait for their threads
        threads.push_back(start([this] { count(); }));
        threads.push_back(start([this] { scan(); }));
        for (std::size_t i = 0; i < jobs(); ++i) {
            workers.push_back(start([this] { work(); }));
        }
        if (publisher_ != nullptr) {
            publishing = start([this] { publish(); });
        }
        wait(threads[1]);
        wait_for_all(workers);
        batches_.close();
        if (publishing.valid()) {
            wait(publishing);
        }
        stop_counting_ = true;
        wait(threads[0]);
        stop_all.dismiss();
        for (std::future<void>* future : all(threads, workers, publishing)) {
            future->get();
        }
        return std::move(last_);
    }

  private:
    /// Tells all threads to end without finishing.
    void stop() {
        failed_ = true;
        stop_counting_ = true;
        files_.abort();
        batches_.abort();
    }

    /// Runs `body` in a thread; when it fails, all others are told to end.
    std::future<void> start(std::function<void()> body) {
        return std::async(std::launch::async, [this, body = std::move(body)] {
            OnFailure stop_all([this] { stop(); });
            body();
            stop_all.dismiss();
        });
    }

    static std::vector<std::future<void>*> all(std::vector<std::future<void>>& threads,
                                               std::vector<std::future<void>>& workers,
                                               std::future<void>& publishing) {
        // The publisher's error comes first: the others may have failed because of it.
        std::vector<std::future<void>*> futures;
        if (publishing.valid()) {
            futures.push_back(&publishing);
        }
        for (std::future<void>& worker : workers) {
            futures.push_back(&worker);
        }
        for (std::future<void>& thread : threads) {
            futures.push_back(&thread);
        }
        return futures;
    }

    /// Waits for a thread, showing progress meanwhile.
    void wait(const std::future<void>& future) {
        while (future.wait_for(idle) != std::future_status::ready) {
            show_progress();
        }
    }

    void wait_for_all(const std::vector<std::future<void>>& futures) {
        for (const std::future<void>& future : futures) {
            wait(future);
        }
    }

    void show_progress() {
        const Tally tally = report_.tally();
        cli::ProgressState state;
        state.stage = "reading";
        state.items_done = tally.added + tally.changed + tally.unchanged;
        state.bytes_done = report_.bytes();
        state.bytes_total = counted_ ? total_bytes_.load() : 0;
        report_.show_progress(state);
    }

    [[nodiscard]] bool ends() const { return failed_ || should_stop_(); }

    /// Finds out how much there is to do, so that the share done can be shown.
    void count() {
        if (!input_.count_first) {
            return;
        }
        std::uint64_t bytes = 0;
        scan_roots(
            input_.roots, input_.rules,
            [&](SourceFile&& file) {
                bytes += file.size;
                return !stop_counting_;
            },
            [](Skipped&&) {}, [](const PassedOver&) {});
        total_bytes_ = bytes;
        counted_ = !stop_counting_;
    }

    void scan() {
        scan_roots(
            input_.roots, input_.rules, [this](SourceFile&& file) { return take(std::move(file)); },
            [this](Skipped&& skipped) {
                report_.note({skipped.path, {}, Outcome::Skipped, skipped.reason, {}});
            },
            [this](const PassedOver& entry) {
                report_.note({entry.path, {}, Outcome::PassedOver, entry.reason, {}});
            });
        for (const std::string& content : input_.streams) {
            SourceFile file{std::string(stream_path), content.size(), no_source_time};
            KnownArticles::Source source = known_.look_up(file);
            files_.push({std::move(file), std::move(source.articles), content, true});
        }
        files_.close();
    }

    /// Passes a file on to the workers unless nothing has changed in it. False: stop scanning.
    bool take(SourceFile&& file) {
        if (ends()) {
            return false;
        }
        if (!met_.insert(hash64(file.path)).second) {
            return true; // reached a second time, through a link
        }
        KnownArticles::Source source = known_.look_up(file);
        if (source.is_current && !input_.force) {
            pass_over(file, source.articles);
            return true;
        }
        return files_.push({std::move(file), std::move(source.articles), {}, false});
    }

    void pass_over(const SourceFile& file, std::span<const KnownArticle> articles) {
        report_.add_bytes(file.size);
        if (!report_.names_unchanged()) {
            report_.add_unchanged(articles.size());
            return;
        }
        for (const KnownArticle& article : articles) {
            const std::string key = known_.record_key(article, file.path);
            report_.note({file.path, key, Outcome::Unchanged, {}, {}});
        }
    }

    /// The memory that articles may take, all threads together.
    [[nodiscard]] std::size_t articles_memory() const {
        return limits_.memory_bytes > 2 * base_memory ? limits_.memory_bytes - base_memory
                                                      : limits_.memory_bytes / 2;
    }

    /// As many threads as are wanted and have room to work.
    [[nodiscard]] std::size_t jobs() const {
        return std::clamp<std::size_t>(articles_memory() / least_share, 1, limits_.jobs);
    }

    [[nodiscard]] BatchLimits batch_limits() const {
        BatchLimits limits;
        limits.memory_bytes = articles_memory() / jobs();
        limits.interval = limits_.commit_interval;
        if (limits_.commit_articles > 0) {
            limits.interval = std::chrono::hours(24);
            limits.articles = static_cast<std::uint32_t>(
                std::clamp<std::uint64_t>(limits_.commit_articles / jobs(), 1, UINT32_MAX));
        }
        return limits;
    }

    void work() {
        FileWorker worker({publisher_ != nullptr ? publisher_->folder() : nowhere_, input_.parse,
                           input_.mtime_dates, input_.force, input_.dry_run, batch_limits(), known_,
                           languages_, report_,
                           [this](Batch&& batch) { batches_.push(std::move(batch)); },
                           [this] { return ends(); }});
        while (!files_.finished() && !ends()) {
            if (const std::optional<WorkItem> item = files_.pop(idle); item) {
                worker.process(*item);
            } else {
                worker.hand_over_if_due();
            }
        }
        if (!failed_) {
            worker.hand_over();
        }
        if (should_stop_()) {
            files_.abort();
        }
    }

    void publish() {
        PublishingLoop loop(*publisher_);
        last_ = loop.run(batches_);
    }

    const PipelineInput& input_;
    const PipelineLimits& limits_;
    KnownArticles& known_;
    Publisher* publisher_;
    RunReport& report_;
    const std::function<bool()>& should_stop_;

    const std::filesystem::path nowhere_;
    const text::LanguageDetector languages_;
    BoundedQueue<WorkItem> files_{queued_files};
    BoundedQueue<Batch> batches_{64};
    Publication last_; // written by the publishing thread
    std::unordered_set<std::uint64_t> met_;
    std::atomic<bool> failed_ = false;
    std::atomic<bool> stop_counting_ = false;
    std::atomic<bool> counted_ = false;
    std::atomic<std::uint64_t> total_bytes_ = 0;
};

} // namespace

Publication run_pipeline(const PipelineInput& input, const PipelineLimits& limits,
                         KnownArticles& known, Publisher* publisher, RunReport& report,
                         const std::function<bool()>& should_stop) {
    Run run(input, limits, known, publisher, report, should_stop);
    return run.execute();
}

} // namespace gazette::indexer
