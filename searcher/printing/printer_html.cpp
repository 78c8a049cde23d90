// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "common/article/article.h"
#include "common/cli/numbers.h"
#include "searcher/printing/facet_output.h"
#include "searcher/printing/html_text.h"
#include "searcher/printing/hyperlink.h"
#include "searcher/printing/marked_text.h"
#include "searcher/printing/printer.h"

namespace gazette::searcher {
namespace {

// Nothing is loaded and nothing runs: even where an article's text got past the escapes it could
// not act. Links to files are only followed by a click.
constexpr std::string_view page_start =
    R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>gazette search</title>
<style>
:root { color-scheme: light dark; --text: #1a1a1a; --faint: #5c5c5c; --page: #fdfdfb; --mark: #fff0a8; --link: #0b4f8a; --bar: #4a7ba6; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e6e1; --faint: #a3a39c; --page: #191a1c; --mark: #5b4b00; --link: #8cc2f2; --bar: #6f9fc8; } }
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; background: var(--page); color: var(--text); font: 1rem/1.5 Georgia, serif; }
h1 { font-size: 1.3rem; margin: 0 0 .3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 0; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
article { margin: 1.6rem 0; }
article p { margin: .35rem 0; overflow-wrap: anywhere; }
.facts, .path, figcaption, .summary { color: var(--faint); font: .85rem/1.4 system-ui, sans-serif; }
.path { overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; }
figure { margin: 1rem 0; }
svg { width: 100%; height: auto; }
rect { fill: var(--bar); }
text { fill: var(--faint); font: 12px system-ui, sans-serif; }
table { border-collapse: collapse; font: .9rem/1.4 system-ui, sans-serif; margin: .6rem 0; }
caption { text-align: left; color: var(--faint); }
td:last-child { text-align: right; padding-left: 1.5rem; }
pre { white-space: pre-wrap; font-size: .8rem; color: var(--faint); }
</style>
</head>
<body>
)";

class HtmlPrinter final : public Printer {
  public:
    explicit HtmlPrinter(const PrintOptions& options) : passages_(options.passages > 0) {}

    [[nodiscard]] FieldNeeds needs() const override { return {true, passages_}; }
    void begin(std::string& out) const override { out += page_start; }
    void end(std::string& out) const override { out += "</body>\n</html>\n"; }

    void begin_answer(std::string& out, const Answer& answer) const override {
        const SearchResult& result = *answer.result;
        out += "<section>\n<h1>";
        if (answer.query_id) {
            out += escape_html(*answer.query_id) + ": ";
        }
        out += answer.query.empty() ? "All articles" : escape_html(answer.query);
        out += "</h1>\n<p class=\"summary\">";
        out += cli::with_thousands(result.hits.size()) + " of ";
        out += result.matches_exact ? "" : "at least ";
        out += cli::with_thousands(result.matches) + " articles";
        out += result.incomplete ? " (the search was not complete)" : "";
        out += "</p>\n";
        if (result.histogram) {
            out += histogram_svg(*result.histogram);
        }
        for (const Facet& facet : result.facets) {
            append_facet(out, facet);
        }
        append_lines(out, result.understood);
    }

    void hit(std::string& out, const Answer& /*answer*/, const PrintedHit& hit) const override {
        const article::Article& article = hit.record.article;
        out += "<article>\n<h2><a href=\"file://" + percent_encode(hit.path) + "\">";
        if (!article.title.empty()) {
            out += marked_html(cut_at_marks(article.title, hit.title_marks));
        } else {
            out += escape_html(article.lead.empty() ? hit.path : article.lead);
        }
        out += "</a></h2>\n<p class=\"facts\">";
        const std::optional<article::Date>& date = hit.hit->row.date;
        out += date ? "<time datetime=\"" + article::to_iso(*date) + "\">" +
                          article::to_iso(*date) + "</time>"
                    : "undated";
        out += hit.outlet.empty() ? "" : " \u00b7 " + escape_html(hit.outlet);
        for (const std::string& author : article.authors) {
            out += " \u00b7 " + escape_html(author);
        }
        out += "</p>\n";
        append_passages(out, hit);
        append_lines(out, hit.hit->explanation);
        out += "<p class=\"path\">" + escape_html(hit.path) + "</p>\n</article>\n";
    }

    void end_answer(std::string& out, const Answer& answer) const override {
        out += answer.result->hits.empty() ? "<p>No article matches.</p>\n" : "";
        out += "</section>\n";
    }

  private:
    static void append_facet(std::string& out, const Facet& facet) {
        out += "<table><caption>" + std::string(name_of(facet.field)) + "</caption>\n";
        for (const FacetCount& count : facet.counts) {
            out += "<tr><td>" + (count.value.empty() ? "(none)" : escape_html(count.value));
            out += "</td><td>" + cli::with_thousands(count.articles) + "</td></tr>\n";
        }
        out += "</table>\n";
    }

    static void append_lines(std::string& out, const std::vector<std::string>& lines) {
        if (lines.empty()) {
            return;
        }
        out += "<pre>";
        for (const std::string& line : lines) {
            out += escape_html(line) + "\n";
        }
        out += "</pre>\n";
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
            out += passage->cut_before ? "<p>\u2026 " : "<p>";
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
