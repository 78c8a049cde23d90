// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "common/article/article.h"
#include "common/cli/html.h"
#include "common/cli/numbers.h"
#include "searcher/printing/hit_title.h"
#include "searcher/printing/html_chart.h"
#include "searcher/printing/html_page.h"
#include "searcher/printing/html_text.h"
#include "searcher/printing/hyperlink.h"
#include "searcher/printing/marked_text.h"
#include "searcher/printing/printer.h"

namespace gazette::searcher {
namespace {

class HtmlPrinter final : public Printer {
  public:
    explicit HtmlPrinter(const PrintOptions& options) : passages_(options.passages > 0) {}

    [[nodiscard]] FieldNeeds needs() const override { return {true, passages_}; }
    void begin(std::string& out) const override { out += html_page_start; }
    void end(std::string& out) const override { out += html_page_end; }

    void begin_answer(std::string& out, const Answer& answer) const override {
        const SearchResult& result = *answer.result;
        out += "<section>\n<header>\n<h1 dir=\"auto\">";
        if (answer.query_id) {
            out += cli::escape_html(*answer.query_id) + ": ";
        }
        out += answer.query.empty() ? "All articles" : cli::escape_html(answer.query);
        out += "</h1>\n<p class=\"facts\">";
        out += cli::with_thousands(result.hits.size()) + " of ";
        out += result.matches_exact ? "" : "at least ";
        out += cli::with_thousands(result.matches);
        out += result.matches == 1 ? " article" : " articles";
        out += result.incomplete ? "; the search was not complete" : "";
        out += "</p>\n";
        for (const std::string& note : result.notes) {
            out += "<p class=\"note\">" + cli::escape_html(note) + "</p>\n";
        }
        if (result.histogram) {
            out += histogram_figure(*result.histogram);
        }
        append_facets(out, result.facets);
        append_lines(out, "How the query was understood", result.understood);
        out += "</header>\n";
    }

    void hit(std::string& out, const Answer& /*answer*/, const PrintedHit& hit) const override {
        const article::Article& article = hit.record.article;
        const std::string lang(index::to_string_view(hit.hit->row.language));
        out +=
            "<article" + (lang.empty() ? "" : " lang=\"" + cli::escape_html(lang) + "\"") + ">\n";
        out += "<span class=\"rank\">" + std::to_string(hit.rank) + "</span>\n";
        out += R"(<h2 dir="auto"><a href="file://)" + percent_encode(hit.path) + "\">";
        out += marked_html(title_pieces(hit));
        out += "</a></h2>\n<p class=\"facts\" dir=\"auto\">";
        const std::optional<article::Date>& date = hit.hit->row.date;
        out += date ? "<time datetime=\"" + article::to_iso(*date) + "\">" +
                          article::to_iso(*date) + "</time>"
                    : "undated";
        out += hit.outlet.empty() ? "" : " \u00b7 " + cli::escape_html(hit.outlet);
        for (const std::string& author : article.authors) {
            out += " \u00b7 " + cli::escape_html(author);
        }
        out += "</p>\n";
        append_passages(out, hit);
        append_lines(out, "Why it matches", hit.hit->explanation);
        out += "<p class=\"path\">" + cli::escape_html(hit.path) + "</p>\n</article>\n";
    }

    void end_answer(std::string& out, const Answer& answer) const override {
        out += answer.result->hits.empty() ? "<p>No article matches.</p>\n" : "";
        out += "</section>\n";
    }

  private:
    static void append_facets(std::string& out, const std::vector<Facet>& facets) {
        if (facets.empty()) {
            return;
        }
        out += "<div class=\"facets\">\n";
        for (const Facet& facet : facets) {
            out += facet_table(facet);
        }
        out += "</div>\n";
    }

    static void append_lines(std::string& out, std::string_view heading,
                             const std::vector<std::string>& lines) {
        if (lines.empty()) {
            return;
        }
        out += "<details open><summary>" + std::string(heading) + "</summary><pre>";
        for (const std::string& line : lines) {
            out += cli::escape_html(line) + "\n";
        }
        out += "</pre></details>\n";
    }

    static void append_passages(std::string& out, const PrintedHit& hit) {
        std::vector<const Passage*> passages;
        for (const Passage& passage : hit.passages) {
            passages.push_back(&passage);
        }
        std::ranges::sort(passages, {}, [](const Passage* one) { return one->body.begin; });
        for (const Passage* passage : passages) {
            const std::string_view text = std::string_view(hit.record.article.body)
                                              .substr(passage->body.begin, passage->body.size());
            out += passage->cut_before ? "<p dir=\"auto\">\u2026 " : "<p dir=\"auto\">";
            out += marked_html(cut_at_marks(text, passage->marks));
            out += passage->cut_after ? " \u2026</p>\n" : "</p>\n";
        }
    }

    bool passages_;
};

} // namespace

std::unique_ptr<Printer> make_html_printer(const PrintOptions& options) {
    return std::make_unique<HtmlPrinter>(options);
}

} // namespace gazette::searcher
