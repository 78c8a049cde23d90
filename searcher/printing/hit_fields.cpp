// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/hit_fields.h"

#include <algorithm>
#include <array>

#include "common/article/article.h"
#include "common/cli/json_writer.h"

namespace gazette::searcher {
namespace {

constexpr int score_digits = 2;
constexpr int confidence_digits = 2;

using QueryId = std::optional<std::string>;
using MakeCell = cli::Cell (*)(const PrintedHit&, const QueryId&);

struct FieldRow {
    std::string_view name;
    FieldNeeds needs;
    MakeCell make;
};

cli::Cell date_cell(const PrintedHit& printed) {
    const std::optional<article::Date>& date = printed.hit->row.date;
    return cli::text_cell(date ? article::to_iso(*date) : std::string());
}

std::string_view text_of(const PrintedHit& printed, const Passage& passage) {
    return std::string_view(printed.record.article.body)
        .substr(passage.body.begin, passage.body.size());
}

void write_passage(cli::JsonWriter& json, const PrintedHit& printed, const Passage& passage) {
    const auto number = [&](std::string_view key, std::uint64_t value, bool known) {
        json.key(key);
        if (known) {
            json.natural(value);
        } else {
            json.null();
        }
    };
    const std::uint64_t begin = passage.file_begin.value_or(0);
    json.begin_object();
    number("line", passage.line, passage.line > 0);
    number("byte_start", begin, passage.file_begin.has_value());
    number("byte_end", begin + passage.body.size(), passage.file_begin.has_value());
    number("body_start", passage.body.begin, true);
    number("body_end", passage.body.end, true);
    json.key("text");
    json.string(text_of(printed, passage));
    json.key("marks");
    json.begin_array();
    for (const TextRange& mark : passage.marks) {
        json.begin_array();
        json.natural(mark.begin);
        json.natural(mark.end);
        json.end_array();
    }
    json.end_array();
    json.end_object();
}

cli::Cell passages_cell(const PrintedHit& printed) {
    cli::Cell cell;
    cli::JsonWriter json(cell.json);
    json.begin_array();
    for (const Passage& passage : printed.passages) {
        cell.text.append(cell.text.empty() ? "" : " \u2026 ").append(text_of(printed, passage));
        write_passage(json, printed, passage);
    }
    json.end_array();
    return cell;
}

cli::Cell line_cell(const PrintedHit& printed) {
    if (printed.passages.empty() || printed.passages.front().line == 0) {
        return cli::text_cell("");
    }
    return cli::number_cell(printed.passages.front().line);
}

constexpr FieldNeeds no_needs{};
constexpr FieldNeeds of_record{true, false};
constexpr FieldNeeds of_passages{true, true};

// The order is that of the keys of schema 1: new ones go to the end of their part.
constexpr auto rows = std::to_array<FieldRow>({
    {"schema", no_needs,
     [](const PrintedHit&, const QueryId&) { return cli::number_cell(json_schema_version); }},
    {"qid", no_needs,
     [](const PrintedHit&, const QueryId& id) { return cli::text_cell(id.value_or("")); }},
    {"rank", no_needs,
     [](const PrintedHit& hit, const QueryId&) { return cli::number_cell(hit.rank); }},
    {"score", no_needs,
     [](const PrintedHit& hit, const QueryId&) {
         return cli::decimal_cell(hit.hit->score, score_digits);
     }},
    {"id", no_needs, [](const PrintedHit& hit, const QueryId&) { return cli::text_cell(hit.id); }},
    {"path", no_needs,
     [](const PrintedHit& hit, const QueryId&) { return cli::path_cell(hit.path); }},
    {"title", of_record,
     [](const PrintedHit& hit, const QueryId&) {
         return cli::text_cell(hit.record.article.title);
     }},
    {"lead", of_record,
     [](const PrintedHit& hit, const QueryId&) { return cli::text_cell(hit.record.article.lead); }},
    {"date", no_needs, [](const PrintedHit& hit, const QueryId&) { return date_cell(hit); }},
    {"date_source", no_needs,
     [](const PrintedHit& hit, const QueryId&) {
         return cli::text_cell(article::to_string(hit.hit->row.date_source));
     }},
    {"outlet", no_needs,
     [](const PrintedHit& hit, const QueryId&) { return cli::text_cell(hit.outlet); }},
    {"authors", of_record,
     [](const PrintedHit& hit, const QueryId&) {
         return cli::list_cell(hit.record.article.authors);
     }},
    {"lang", no_needs,
     [](const PrintedHit& hit, const QueryId&) {
         return cli::text_cell(index::to_string_view(hit.hit->row.language));
     }},
    {"words", no_needs,
     [](const PrintedHit& hit, const QueryId&) { return cli::number_cell(hit.hit->row.words); }},
    {"passages", of_passages,
     [](const PrintedHit& hit, const QueryId&) { return passages_cell(hit); }},
    {"explanation", no_needs,
     [](const PrintedHit& hit, const QueryId&) { return cli::list_cell(hit.hit->explanation); }},
    {"date_confidence", no_needs,
     [](const PrintedHit& hit, const QueryId&) {
         return hit.hit->row.date
                    ? cli::decimal_cell(hit.hit->row.date_confidence / 1000.0, confidence_digits)
                    : cli::text_cell("");
     }},
    {"subtitle", of_record,
     [](const PrintedHit& hit, const QueryId&) {
         return cli::text_cell(hit.record.article.subtitle);
     }},
    {"dateline", of_record,
     [](const PrintedHit& hit, const QueryId&) {
         return cli::text_cell(hit.record.article.dateline);
     }},
    {"credit", of_record,
     [](const PrintedHit& hit, const QueryId&) {
         return cli::text_cell(hit.record.article.credit_line);
     }},
    {"body", of_record,
     [](const PrintedHit& hit, const QueryId&) { return cli::text_cell(hit.record.article.body); }},
    {"record", of_record,
     [](const PrintedHit& hit, const QueryId&) {
         return cli::text_cell(hit.record.article.record_key);
     }},
    {"line", of_passages, [](const PrintedHit& hit, const QueryId&) { return line_cell(hit); }},
});

constexpr std::array<std::string_view, rows.size()> make_names() {
    std::array<std::string_view, rows.size()> all{};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        all[i] = rows[i].name;
    }
    return all;
}
constexpr std::array<std::string_view, rows.size()> names = make_names();
constexpr std::size_t schema_keys = 15; // up to "passages"
static_assert(names[schema_keys - 1] == "passages" && names[schema_keys] == "explanation");

constexpr std::array<std::string_view, 8> columns{"qid",  "rank",   "score", "id",
                                                  "date", "outlet", "title", "path"};

const FieldRow& row_of(std::string_view name) noexcept {
    return *std::ranges::find(rows, name, &FieldRow::name);
}

} // namespace

std::span<const std::string_view> known_fields() noexcept {
    return names;
}

std::span<const std::string_view> json_fields(bool explain) noexcept {
    return std::span(names).first(explain ? schema_keys + 1 : schema_keys);
}

std::span<const std::string_view> column_fields(bool many_queries) noexcept {
    return std::span(columns).subspan(many_queries ? 0 : 1);
}

FieldNeeds needs_of(std::string_view field) noexcept {
    return row_of(field).needs;
}

cli::Cell make_cell(std::string_view field, const PrintedHit& hit,
                    const std::optional<std::string>& query_id) {
    return row_of(field).make(hit, query_id);
}

} // namespace gazette::searcher
