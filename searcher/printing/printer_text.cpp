// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "common/article/article.h"
#include "common/cli/numbers.h"
#include "common/cli/sanitize.h"
#include "common/text/graphemes.h"
#include "searcher/printing/facet_output.h"
#include "searcher/printing/hyperlink.h"
#include "searcher/printing/marked_text.h"
#include "searcher/printing/printer.h"
#include "searcher/snippets/text_cutting.h"

namespace gazette::searcher {
namespace {

constexpr std::size_t passage_indent = 3;
constexpr std::size_t bar_columns = 40;         // the longest bar of a chart
constexpr std::size_t most_bars = 400;          // more than a year of days says nothing any more
constexpr std::size_t untitled_characters = 70; // of the lead, where there is no headline
constexpr std::string_view separator = " \u00b7 ";

/// Bytes that switch styles on and off (ECMA-48); all empty without colour.
struct Styles {
    std::string_view title;
    std::string_view title_mark;
    std::string_view mark;
    std::string_view facts;
    std::string_view bar;
    std::string_view off;
};

constexpr Styles colored{"\x1b[1m", "\x1b[1;31m", "\x1b[1;31m", "\x1b[36m", "\x1b[32m", "\x1b[0m"};

std::string styled(std::string_view on, std::string_view text, std::string_view off) {
    return on.empty() ? std::string(text) : std::string(on).append(text).append(off);
}

class TextPrinter final : public Printer {
  public:
    explicit TextPrinter(const PrintOptions& options)
        : options_(options), styles_(options.color ? colored : Styles{}) {}

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
        bool empty = result.hits.empty();
        for (const Facet& facet : result.facets) {
            out += empty ? "" : "\n";
            append_chart(out, name_of(facet.field), facet.counts);
            empty = false;
        }
        if (result.histogram) {
            out += empty ? "" : "\n";
            append_chart(out, name_of(result.histogram->field),
                         evenly_spaced(*result.histogram, most_bars));
        }
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

    /// The headline; where there is none, how the article begins; else the file's name.
    [[nodiscard]] std::vector<TextPiece> title_of(const PrintedHit& hit) const {
        const article::Article& article = hit.record.article;
        if (!article.title.empty()) {
            return cut_at_marks(article.title, hit.title_marks);
        }
        const std::string_view lead = article.lead;
        if (lead.empty()) {
            const std::size_t slash = hit.path.rfind('/');
            return cut_at_marks(std::string_view(hit.path).substr(slash + 1), {});
        }
        if (has_at_most_graphemes(lead, untitled_characters)) {
            return cut_at_marks(lead, {});
        }
        const std::size_t end =
            cut_before_word(lead, after_graphemes(lead, 0, untitled_characters), 1);
        std::vector<TextPiece> pieces = cut_at_marks(lead.substr(0, end), {});
        pieces.push_back({"\u2026", false});
        return pieces;
    }

    void append_title(std::string& out, const PrintedHit& hit) const {
        std::string line = std::to_string(hit.rank) + ". ";
        const std::size_t indent = line.size();
        std::vector<TextPiece> pieces = title_of(hit);
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

    void append_chart(std::string& out, std::string_view name,
                      const std::vector<FacetCount>& counts) const {
        std::uint64_t most = 1;
        std::size_t widest = 0;
        std::vector<std::string> labels;
        for (const FacetCount& count : counts) {
            labels.push_back(count.value.empty() ? "(none)" : cli::sanitize_line(count.value));
            widest = std::max(widest, text::display_columns(labels.back()));
            most = std::max(most, count.articles);
        }
        const std::size_t digits = cli::with_thousands(most).size();
        out.append(styled(styles_.title, name, styles_.off)).append("\n");
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const std::string number = cli::with_thousands(counts[i].articles);
            out.append("  ").append(labels[i]);
            out.append(widest - text::display_columns(labels[i]) + 2, ' ');
            out.append(digits - number.size(), ' ').append(number);
            if (counts[i].articles > 0) {
                out.append("  ").append(
                    styled(styles_.bar, bar(counts[i].articles, most), styles_.off));
            }
            out += '\n';
        }
    }

    /// Full blocks, and one in eighths at the end.
    static std::string bar(std::uint64_t value, std::uint64_t most) {
        constexpr std::array<std::string_view, 8> eighths{"",       "\u258f", "\u258e", "\u258d",
                                                          "\u258c", "\u258b", "\u258a", "\u2589"};
        const std::uint64_t parts = std::max<std::uint64_t>(1, value * bar_columns * 8 / most);
        std::string out;
        for (std::uint64_t i = 0; i < parts / 8; ++i) {
            out += "\u2588";
        }
        return out.append(eighths[parts % 8]);
    }

    PrintOptions options_;
    Styles styles_;
};

} // namespace

std::unique_ptr<Printer> make_text_printer(const PrintOptions& options) {
    return std::make_unique<TextPrinter>(options);
}

} // namespace gazette::searcher
