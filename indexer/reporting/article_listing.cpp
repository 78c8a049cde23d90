// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reporting/article_listing.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "common/base/error.h"
#include "common/cli/html.h"
#include "common/cli/json_writer.h"
#include "common/cli/row_format.h"
#include "common/cli/sanitize.h"
#include "indexer/sources/article_lookup.h"

namespace gazette::indexer {
namespace {

constexpr std::array<std::string_view, 13> field_names{
    "id",   "date",  "date_source", "date_confidence", "outlet", "title", "authors",
    "lang", "words", "path",        "record",          "format", "lead"};
constexpr std::array<std::string_view, 4> column_names{"id", "date", "outlet", "title"};

/// One article, its record read only when a field asks for it.
class Listed {
  public:
    Listed(const index::Segment& segment, std::uint32_t docid)
        : segment_(segment), docid_(docid), row_(segment.articles().row(docid)) {}

    [[nodiscard]] const index::ArticleRow& row() const { return row_; }
    [[nodiscard]] std::string path() const { return segment_.articles().path(row_); }
    [[nodiscard]] std::string_view outlet() const {
        return segment_.articles().outlet(row_.outlet);
    }
    [[nodiscard]] std::string date() const {
        return row_.date ? article::to_iso(*row_.date) : std::string();
    }
    [[nodiscard]] const index::Record& record() {
        if (!record_) {
            record_ = segment_.record(docid_);
        }
        return *record_;
    }

  private:
    const index::Segment& segment_;
    std::uint32_t docid_;
    index::ArticleRow row_;
    std::optional<index::Record> record_;
};

cli::Cell make_cell(std::string_view field, Listed& listed) {
    const index::ArticleRow& row = listed.row();
    if (field == "id") {
        return cli::text_cell(index::print_id(row.id));
    }
    if (field == "date") {
        return cli::text_cell(listed.date());
    }
    if (field == "date_source") {
        return cli::text_cell(article::to_string(row.date_source));
    }
    if (field == "date_confidence") {
        constexpr double per_mille = 1000;
        return row.date ? cli::decimal_cell(row.date_confidence / per_mille, 3)
                        : cli::text_cell({});
    }
    if (field == "outlet") {
        return cli::text_cell(listed.outlet());
    }
    if (field == "lang") {
        return cli::text_cell(index::to_string_view(row.language));
    }
    if (field == "words") {
        return cli::number_cell(row.words);
    }
    if (field == "path") {
        return cli::path_cell(listed.path());
    }
    const index::Record& record = listed.record();
    if (field == "authors") {
        return cli::list_cell(record.article.authors);
    }
    if (field == "record") {
        return cli::text_cell(record.article.record_key);
    }
    if (field == "format") {
        return cli::text_cell(record.format);
    }
    return cli::text_cell(field == "title" ? record.article.title : record.article.lead);
}

std::vector<cli::Cell> make_cells(const std::vector<std::string>& fields, Listed& listed) {
    std::vector<cli::Cell> cells;
    cells.reserve(fields.size());
    for (const std::string& field : fields) {
        cells.push_back(make_cell(field, listed));
    }
    return cells;
}

/// Prints one article after another; begin() before, end() after.
class Listing {
  public:
    Listing() = default;
    virtual ~Listing() = default;
    Listing(const Listing&) = delete;
    Listing& operator=(const Listing&) = delete;
    Listing(Listing&&) = delete;
    Listing& operator=(Listing&&) = delete;
    virtual void begin(std::string& /*out*/) {}
    virtual void add(std::string& out, Listed& listed) = 0;
    virtual void end(std::string& /*out*/) {}
};

class PathListing : public Listing {
  public:
    PathListing(char line_end, bool exact) : line_end_(line_end), exact_(exact) {}
    void add(std::string& out, Listed& listed) override {
        out.append(exact_ ? listed.path() : cli::sanitize_line(listed.path()));
        out += line_end_;
    }

  private:
    char line_end_;
    bool exact_;
};

class TextListing : public Listing {
  public:
    explicit TextListing(char line_end) : line_end_(line_end) {}
    void add(std::string& out, Listed& listed) override {
        constexpr std::size_t date_width = 10;
        std::string date = listed.date();
        date = date.empty() ? "-" : date;
        date.resize(date_width, ' ');
        const std::string outlet = cli::sanitize_line(listed.outlet());
        const std::string title = cli::sanitize_line(listed.record().article.title);
        out.append(index::print_id(listed.row().id)).append("  ").append(date).append("  ");
        out.append(outlet.empty() ? "-" : outlet).append("  ");
        out.append(title.empty() ? "-" : title);
        out += line_end_;
    }

  private:
    char line_end_;
};

class RowListing : public Listing {
  public:
    explicit RowListing(cli::RowWriter writer) : writer_(std::move(writer)) {}
    void begin(std::string& out) override { writer_.append_header(out); }
    void add(std::string& out, Listed& listed) override {
        writer_.append_row(out, make_cells(writer_.fields(), listed));
    }

  private:
    cli::RowWriter writer_;
};

/// One array of the objects that jsonl prints.
class JsonListing : public Listing {
  public:
    explicit JsonListing(std::vector<std::string> fields)
        : writer_(cli::RowKind::Jsonl, std::move(fields), '\n') {}
    void begin(std::string& out) override { out += "["; }
    void add(std::string& out, Listed& listed) override {
        out.append(first_ ? "\n" : ",\n");
        first_ = false;
        writer_.append_row(out, make_cells(writer_.fields(), listed));
        out.pop_back(); // the newline
    }
    void end(std::string& out) override { out.append(first_ ? "]\n" : "\n]\n"); }

  private:
    cli::RowWriter writer_;
    bool first_ = true;
};

constexpr std::string_view page_start = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Articles</title>
<style>
:root { color-scheme: light dark; }
body { margin: 2rem; font: .9rem/1.45 system-ui, "Noto Sans", sans-serif; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid #8885; }
</style>
</head>
<body>
<table>
<tr>)";

class HtmlListing : public Listing {
  public:
    explicit HtmlListing(std::vector<std::string> fields) : fields_(std::move(fields)) {}
    void begin(std::string& out) override {
        out += page_start;
        for (const std::string& field : fields_) {
            out.append("<th>").append(field).append("</th>");
        }
        out += "</tr>\n";
    }
    void add(std::string& out, Listed& listed) override {
        out += "<tr>";
        for (const cli::Cell& cell : make_cells(fields_, listed)) {
            out.append("<td>").append(cli::escape_html(cell.text)).append("</td>");
        }
        out += "</tr>\n";
    }
    void end(std::string& out) override { out += "</table>\n</body>\n</html>\n"; }

  private:
    std::vector<std::string> fields_;
};

template <std::size_t count>
std::vector<std::string> to_strings(const std::array<std::string_view, count>& names) {
    return {names.begin(), names.end()};
}

std::unique_ptr<Listing> make_listing(const ListingLayout& layout) {
    constexpr std::string_view template_prefix = "template:";
    const std::string& format = layout.format;
    if (layout.only_paths) {
        return std::make_unique<PathListing>(layout.line_end, layout.exact_paths);
    }
    if (format.starts_with(template_prefix)) {
        return std::make_unique<RowListing>(cli::RowWriter(
            cli::parse_template(std::string_view(format).substr(template_prefix.size()),
                                field_names),
            layout.line_end));
    }
    const bool is_json = format == "json" || format == "jsonl";
    const std::vector<std::string> fields = !layout.fields.empty()
                                                ? cli::parse_fields(layout.fields, field_names)
                                            : is_json ? to_strings(field_names)
                                                      : to_strings(column_names);
    if (format == "text") {
        if (!layout.fields.empty()) {
            throw Error(ErrorKind::Usage, "--fields needs another format than text",
                        "for example: indexer list -f tsv --fields date,title");
        }
        return std::make_unique<TextListing>(layout.line_end);
    }
    if (format == "json") {
        return std::make_unique<JsonListing>(fields);
    }
    if (format == "html") {
        return std::make_unique<HtmlListing>(fields);
    }
    std::optional<cli::RowKind> kind;
    if (format == "jsonl") {
        kind = cli::RowKind::Jsonl;
    } else if (format == "tsv") {
        kind = cli::RowKind::Tsv;
    } else if (format == "csv") {
        kind = cli::RowKind::Csv;
    } else {
        throw Error(ErrorKind::Usage, "--format cannot be " + format,
                    "it takes text, json, jsonl, tsv, csv, html or template:TEXT");
    }
    return std::make_unique<RowListing>(cli::RowWriter(*kind, fields, layout.line_end));
}

/// All live articles by path, then by id.
std::vector<index::ArticlePlace> sorted_places(const index::IndexReader& reader) {
    std::vector<std::pair<std::string, index::ArticlePlace>> entries;
    for_each_article(reader, [&](const index::ArticlePlace& place) {
        const index::ArticleTable& table = reader.segment(place.segment).articles();
        const index::ArticleRow row = table.row(place.docid);
        // A file has many records; their ids settle the order.
        entries.emplace_back(table.path(row) + '\0' + index::print_id(row.id), place);
    });
    std::ranges::sort(entries, {}, &std::pair<std::string, index::ArticlePlace>::first);
    std::vector<index::ArticlePlace> places;
    places.reserve(entries.size());
    for (const auto& entry : entries) {
        places.push_back(entry.second);
    }
    return places;
}

} // namespace

std::span<const std::string_view> listing_fields() noexcept {
    return field_names;
}

void list_articles(const index::IndexReader& reader, const ListingLayout& layout,
                   FunctionRef<void(std::string_view)> write) {
    const std::unique_ptr<Listing> listing = make_listing(layout);
    std::string out;
    listing->begin(out);
    for (const index::ArticlePlace& place : sorted_places(reader)) {
        Listed listed(reader.segment(place.segment), place.docid);
        listing->add(out, listed);
        write(out);
        out.clear();
    }
    listing->end(out);
    write(out);
}

} // namespace gazette::indexer
