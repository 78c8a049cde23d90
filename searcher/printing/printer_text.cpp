// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "common/article/article.h"
#include "common/cli/numbers.h"
#include "common/cli/sanitize.h"
#include "common/text/graphemes.h"
#include "searcher/printing/hit_title.h"
#include "searcher/printing/hyperlink.h"
#include "searcher/printing/marked_text.h"
#include "searcher/printing/printer.h"
#include "searcher/printing/text_chart.h"
#include "searcher/printing/text_styles.h"

namespace gazette::searcher {
namespace {

constexpr std::size_t passage_indent = 3;
constexpr std::string_view separator = " \u00b7 ";

class TextPrinter final : public Printer {
  public:
    explicit TextPrinter(const PrintOptions& options)
        : options_(options), styles_(text_styles(options.color)) {}

    [[nodiscard]] FieldNeeds needs() const override { return {true, options_.passages > 0}; }

    void separate(std::string& out) const override { out += '\n'; }

    void begin_answer(std::string& out, const Answer& answer) const override {
        if (answer.query_id) {
            out.append("== ").append(cli::sanitize_line(*answer.query_id)).append(": ");
            out.append(cli::sanitize_line(answer.query)).append("\n\n");
        }
        if (options_.explain) {
            for (const std::string& line : answer.result->understood) {
                append_clean_line(out, 0, line);
            }
            out += answer.result->understood.empty() ? "" : "\n";
        }
    }

    void hit(std::string& out, const Answer& answer, const PrintedHit& hit) const override {
        out += hit.hit == &answer.result->hits.front() ? "" : "\n";
        append_title(out, hit);
        append_facts(out, hit);
        std::vector<const Passage*> passages;
        for (const Passage& passage : hit.passages) {
            passages.push_back(&passage);
        }
        std::ranges::sort(passages, {}, [](const Passage* one) { return one->body.begin; });
        for (const Passage* passage : passages) {
            append_passage(out, hit, *passage);
        }
        for (const std::string& line : hit.hit->explanation) {
            append_clean_line(out, passage_indent, line);
        }
    }

    void end_answer(std::string& out, const Answer& answer) const override {
        const SearchResult& result = *answer.result;
        append_charts(out, result, options_.color, !result.hits.empty());
        // Only a reader at a terminal wants to be told that there is more.
        if (options_.columns > 0 && result.matches > result.hits.size() && !result.hits.empty()) {
            out.append("\n").append(styled(styles_.facts,
                                           cli::with_thousands(result.hits.size()) + " of " +
                                               (result.matches_exact ? "" : "at least ") +
                                               cli::with_thousands(result.matches) +
                                               " articles; -n 0 shows all",
                                           styles_.off));
            out += '\n';
        }
    }

  private:
    [[nodiscard]] std::string shown_path(const std::string& path) const {
        const std::string& here = options_.current_folder;
        if (here.size() > 1 && path.size() > here.size() + 1 && path.starts_with(here) &&
            path[here.size()] == '/') {
            return cli::sanitize_line(std::string_view(path).substr(here.size() + 1));
        }
        return cli::sanitize_line(path);
    }

    void append_title(std::string& out, const PrintedHit& hit) const {
        std::string line = std::to_string(hit.rank) + ". ";
        const std::size_t indent = line.size();
        const std::vector<TextPiece> pieces = title_pieces(hit);
        std::string text;
        append_paragraph(
            text, pieces,
            {options_.columns, indent, styles_.title, styles_.title_mark, styles_.off});
        text.replace(0, indent, line);
        if (!options_.hyperlinks.empty()) {
            const std::uint32_t at = hit.passages.empty() ? 0 : hit.passages.front().line;
            const std::string link = make_link(options_.hyperlinks, options_.host, hit.path, at);
            text.insert(indent, "\x1b]8;;" + link + "\x1b\\");
            text.insert(text.size() - 1, "\x1b]8;;\x1b\\");
        }
        out.append(text);
    }

    void append_facts(std::string& out, const PrintedHit& hit) const {
        const std::optional<article::Date>& date = hit.hit->row.date;
        std::string facts = date ? article::to_iso(*date) : "undated";
        for (const std::string& fact : {cli::sanitize_line(hit.outlet), shown_path(hit.path)}) {
            if (!fact.empty()) {
                facts.append(separator).append(fact);
            }
        }
        out.append(passage_indent, ' ');
        out.append(styled(styles_.facts, facts, styles_.off)).append("\n");
    }

    void append_passage(std::string& out, const PrintedHit& hit, const Passage& passage) const {
        const std::string_view text = std::string_view(hit.record.article.body)
                                          .substr(passage.body.begin, passage.body.size());
        std::vector<TextPiece> pieces = cut_at_marks(text, passage.marks);
        if (passage.cut_before) {
            pieces.insert(pieces.begin(), {"\u2026 ", false});
        }
        if (passage.cut_after) {
            pieces.push_back({" \u2026", false});
        }
        append_paragraph(out, pieces,
                         {options_.columns, passage_indent, {}, styles_.mark, styles_.off});
    }

    void append_clean_line(std::string& out, std::size_t indent, std::string_view line) const {
        // Trees are drawn with blanks at the start, which stay.
        const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
        const std::vector<TextPiece> pieces{{cli::sanitize_line(line.substr(begin)), false}};
        append_paragraph(out, pieces, {options_.columns, indent + begin, {}, {}, {}});
    }

    PrintOptions options_;
    TextStyles styles_;
};

} // namespace

std::unique_ptr<Printer> make_text_printer(const PrintOptions& options) {
    return std::make_unique<TextPrinter>(options);
}

} // namespace gazette::searcher
