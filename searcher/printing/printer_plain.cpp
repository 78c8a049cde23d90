// SPDX-License-Identifier: GPL-3.0-or-later
// The formats of one value a line: paths, counts, TREC runs, nothing.
#include <filesystem>

#include "common/cli/numbers.h"
#include "common/cli/sanitize.h"
#include "searcher/printing/printer.h"
#include "searcher/printing/text_chart.h"

namespace gazette::searcher {
namespace {

constexpr int trec_score_digits = 6;

void append_query_id(std::string& out, const Answer& answer) {
    if (answer.query_id) {
        out.append(cli::sanitize_line(*answer.query_id)).append("\t");
    }
}

class FilesPrinter final : public Printer {
  public:
    explicit FilesPrinter(const PrintOptions& options)
        : exact_(options.exact_paths), end_(options.record_end) {}

    [[nodiscard]] FieldNeeds needs() const override { return {}; }
    void hit(std::string& out, const Answer& answer, const PrintedHit& hit) const override {
        append_query_id(out, answer);
        out.append(exact_ ? hit.path : cli::sanitize_line(hit.path)) += end_;
    }

  private:
    bool exact_;
    char end_;
};

class CountPrinter final : public Printer {
  public:
    explicit CountPrinter(bool color) : color_(color) {}

    [[nodiscard]] FieldNeeds needs() const override { return {}; }
    void end_answer(std::string& out, const Answer& answer) const override {
        append_query_id(out, answer);
        out.append(std::to_string(answer.result->matches)).append("\n");
        append_charts(out, *answer.result, color_, true);
    }

  private:
    bool color_;
};

class TrecPrinter final : public Printer {
  public:
    explicit TrecPrinter(std::string tag) : tag_(std::move(tag)) {}

    [[nodiscard]] FieldNeeds needs() const override { return {true, false}; }
    void hit(std::string& out, const Answer& answer, const PrintedHit& hit) const override {
        const std::string& key = hit.record.article.record_key;
        const std::string name =
            key.empty() ? std::filesystem::path(hit.path).stem().native() : key;
        out.append(one_word(answer.query_id.value_or("1"))).append(" Q0 ");
        out.append(one_word(name)).append(" ").append(std::to_string(hit.rank)).append(" ");
        out.append(cli::with_decimals(hit.hit->score, trec_score_digits));
        out.append(" ").append(tag_).append("\n");
    }

  private:
    /// The format's fields are separated by blanks, so that none can have one inside.
    static std::string one_word(std::string_view text) {
        std::string word = cli::sanitize_line(text);
        for (char& byte : word) {
            byte = byte == ' ' ? '_' : byte;
        }
        return word;
    }

    std::string tag_;
};

class SilentPrinter final : public Printer {
  public:
    [[nodiscard]] FieldNeeds needs() const override { return {}; }
};

} // namespace

std::unique_ptr<Printer> make_files_printer(const PrintOptions& options) {
    return std::make_unique<FilesPrinter>(options);
}

std::unique_ptr<Printer> make_count_printer(const PrintOptions& options) {
    return std::make_unique<CountPrinter>(options.color);
}

std::unique_ptr<Printer> make_trec_printer(const PrintOptions& options) {
    return std::make_unique<TrecPrinter>(options.trec_tag);
}

std::unique_ptr<Printer> make_silent_printer() {
    return std::make_unique<SilentPrinter>();
}

} // namespace gazette::searcher
