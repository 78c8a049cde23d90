// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/json_writer.h"
#include "common/cli/row_format.h"
#include "searcher/printing/facet_output.h"
#include "searcher/printing/printer.h"

namespace gazette::searcher {
namespace {

cli::RowKind kind_of(OutputFormat format) noexcept {
    return format == OutputFormat::Tsv   ? cli::RowKind::Tsv
           : format == OutputFormat::Csv ? cli::RowKind::Csv
                                         : cli::RowKind::Jsonl;
}

std::vector<std::string> fields_of(const PrintOptions& options) {
    if (!options.fields.empty()) {
        return options.fields;
    }
    const std::span<const std::string_view> names = options.format == OutputFormat::Jsonl
                                                        ? json_fields(options.explain)
                                                        : column_fields(options.many_queries);
    return {names.begin(), names.end()};
}

/// A table has columns of one meaning: where counts are asked for, they are the rows.
bool prints_counts(const PrintOptions& options) noexcept {
    return options.counts &&
           (options.format == OutputFormat::Tsv || options.format == OutputFormat::Csv);
}

cli::RowWriter make_writer(const PrintOptions& options) {
    if (options.format == OutputFormat::Template) {
        return {options.layout, options.record_end};
    }
    if (prints_counts(options)) {
        std::vector<std::string> columns;
        if (options.many_queries) {
            columns.emplace_back("qid");
        }
        for (const std::string_view name : {"field", "value", "articles"}) {
            columns.emplace_back(name);
        }
        return {kind_of(options.format), std::move(columns), options.record_end};
    }
    return {kind_of(options.format), fields_of(options), options.record_end};
}

class RowPrinter final : public Printer {
  public:
    explicit RowPrinter(const PrintOptions& options)
        : writer_(make_writer(options)), counts_only_(prints_counts(options)),
          many_queries_(options.many_queries),
          summary_(options.counts && options.format == OutputFormat::Jsonl),
          end_(options.record_end) {
        if (counts_only_) {
            return;
        }
        for (const std::string& field : writer_.fields()) {
            needs_.record = needs_.record || needs_of(field).record;
            needs_.passages = needs_.passages || needs_of(field).passages;
        }
    }

    [[nodiscard]] FieldNeeds needs() const override { return needs_; }

    void begin(std::string& out) const override { writer_.append_header(out); }

    void hit(std::string& out, const Answer& answer, const PrintedHit& hit) const override {
        if (counts_only_) {
            return;
        }
        std::vector<cli::Cell> cells;
        cells.reserve(writer_.fields().size());
        for (const std::string& field : writer_.fields()) {
            cells.push_back(make_cell(field, hit, answer.query_id));
        }
        writer_.append_row(out, cells);
    }

    void end_answer(std::string& out, const Answer& answer) const override {
        if (counts_only_) {
            for (const Facet& facet : answer.result->facets) {
                append_counts(out, answer, facet);
            }
            if (answer.result->histogram) {
                append_counts(out, answer, *answer.result->histogram);
            }
        } else if (summary_) {
            append_summary(out, answer);
        }
    }

  private:
    void append_counts(std::string& out, const Answer& answer, const Facet& facet) const {
        for (const FacetCount& count : facet.counts) {
            std::vector<cli::Cell> cells;
            if (many_queries_) {
                cells.push_back(cli::text_cell(answer.query_id.value_or("")));
            }
            cells.push_back(cli::text_cell(name_of(facet.field)));
            cells.push_back(cli::text_cell(count.value));
            cells.push_back(cli::number_cell(count.articles));
            writer_.append_row(out, cells);
        }
    }

    /// The line after the results, which has what is true of all of them.
    void append_summary(std::string& out, const Answer& answer) const {
        cli::JsonWriter json(out);
        json.begin_object();
        json.key("schema");
        json.natural(json_schema_version);
        json.key("qid");
        json.string_or_null(answer.query_id.value_or(""));
        json.key("matches");
        json.natural(answer.result->matches);
        json.key("matches_exact");
        json.boolean(answer.result->matches_exact);
        json.key("facets");
        write_facets(json, answer.result->facets);
        json.key("histogram");
        if (answer.result->histogram) {
            write_counts(json, answer.result->histogram->counts);
        } else {
            json.null();
        }
        json.end_object();
        out += end_;
    }

    cli::RowWriter writer_;
    bool counts_only_;
    bool many_queries_;
    bool summary_;
    char end_;
    FieldNeeds needs_;
};

} // namespace

std::unique_ptr<Printer> make_row_printer(const PrintOptions& options) {
    return std::make_unique<RowPrinter>(options);
}

} // namespace gazette::searcher
