// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/json_writer.h"
#include "common/cli/row_format.h"
#include "searcher/printing/facet_output.h"
#include "searcher/printing/printer.h"

namespace gazette::searcher {
namespace {

std::vector<std::string> fields_of(const PrintOptions& options) {
    if (!options.fields.empty()) {
        return options.fields;
    }
    const std::span<const std::string_view> names = json_fields(options.explain);
    return {names.begin(), names.end()};
}

/// One document: an object for one query, an array of them for --stdin.
class JsonPrinter final : public Printer {
  public:
    explicit JsonPrinter(const PrintOptions& options)
        : writer_(cli::RowKind::Jsonl, fields_of(options), '\n'), explain_(options.explain),
          array_(options.many_queries) {
        for (const std::string& field : writer_.fields()) {
            needs_.record = needs_.record || needs_of(field).record;
            needs_.passages = needs_.passages || needs_of(field).passages;
        }
    }

    [[nodiscard]] FieldNeeds needs() const override { return needs_; }
    void begin(std::string& out) const override { out += array_ ? "[\n" : ""; }
    void separate(std::string& out) const override { out += ",\n"; }
    void end(std::string& out) const override { out += array_ ? "\n]\n" : "\n"; }

    void begin_answer(std::string& out, const Answer& answer) const override {
        const SearchResult& result = *answer.result;
        cli::JsonWriter json(out);
        json.begin_object();
        json.key("schema");
        json.natural(json_schema_version);
        json.key("qid");
        json.string_or_null(answer.query_id.value_or(""));
        json.key("query");
        json.string(answer.query);
        json.key("corrected");
        json.string_or_null(result.corrected.value_or(""));
        json.key("matches");
        json.natural(result.matches);
        json.key("matches_exact");
        json.boolean(result.matches_exact);
        json.key("incomplete");
        json.boolean(result.incomplete);
        json.key("facets");
        write_facets(json, result.facets);
        json.key("histogram");
        if (result.histogram) {
            write_counts(json, result.histogram->counts);
        } else {
            json.null();
        }
        if (explain_) {
            json.key("understood");
            json.raw(cli::list_cell(result.understood).json);
        }
        json.key("hits");
        json.begin_array();
    }

    void hit(std::string& out, const Answer& answer, const PrintedHit& hit) const override {
        std::vector<cli::Cell> cells;
        for (const std::string& field : writer_.fields()) {
            cells.push_back(make_cell(field, hit, answer.query_id));
        }
        out += hit.hit == &answer.result->hits.front() ? "\n" : ",\n";
        writer_.append_row(out, cells);
        out.pop_back(); // the commas decide where lines end
    }

    void end_answer(std::string& out, const Answer& /*answer*/) const override { out += "]}"; }

  private:
    cli::RowWriter writer_;
    bool explain_;
    bool array_;
    FieldNeeds needs_;
};

} // namespace

std::unique_ptr<Printer> make_json_printer(const PrintOptions& options) {
    return std::make_unique<JsonPrinter>(options);
}

} // namespace gazette::searcher
