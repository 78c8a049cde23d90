// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/delimited.h"

#include <algorithm>
#include <utility>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/record_fields.h"

namespace gazette::indexer {
namespace {

constexpr auto no_column = static_cast<std::size_t>(-1);

char find_separator(std::string_view text) {
    const std::string_view header = text.substr(0, text.find_first_of("\r\n"));
    char best = ',';
    for (const char separator : {';', '\t'}) {
        if (std::count(header.begin(), header.end(), separator) >
            std::count(header.begin(), header.end(), best)) {
            best = separator;
        }
    }
    return best;
}

std::size_t column_named(const std::vector<std::string>& header, std::string_view name) {
    const std::string wanted = lower_case(name);
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (lower_case(trim(header[i])) == wanted) {
            return i;
        }
    }
    return no_column;
}

std::size_t column_of(const std::vector<std::string>& header, std::string_view field,
                      const ParseOptions& options) {
    for (const FieldMapping& row : options.field_map) {
        if (row.field == field) {
            return column_named(header, row.key);
        }
    }
    for (const std::string_view name : names_of_field(field)) {
        const std::size_t column = column_named(header, name);
        if (column != no_column) {
            return column;
        }
    }
    return no_column;
}

// --map path=COLUMN names the column that is told by its customary names otherwise.
std::size_t address_column(const std::vector<std::string>& header, const ParseOptions& options) {
    const std::size_t mapped = column_of(header, "path", options);
    return mapped != no_column ? mapped : column_of(header, "url", options);
}

/// Which column holds which field of a table.
struct Columns {
    explicit Columns(const std::vector<std::string>& header, const ParseOptions& options)
        : title(column_of(header, "title", options)),
          subtitle(column_of(header, "subtitle", options)),
          body(column_of(header, "body", options)), date(column_of(header, "date", options)),
          outlet(column_of(header, "outlet", options)),
          language(column_of(header, "lang", options)), id(column_of(header, "id", options)),
          url(address_column(header, options)), author(column_of(header, "author", options)) {}

    std::size_t title, subtitle, body, date, outlet, language, id, url, author;
};

RecordFields fields_of_row(std::vector<std::string>& cells, const Columns& columns) {
    const auto take = [&cells](std::size_t column) {
        return column < cells.size() ? std::move(cells[column]) : std::string();
    };
    RecordFields fields;
    fields.title = take(columns.title);
    fields.subtitle = take(columns.subtitle);
    fields.body = take(columns.body);
    fields.date = take(columns.date);
    fields.outlet = take(columns.outlet);
    fields.language = take(columns.language);
    fields.id = take(columns.id);
    fields.url = take(columns.url);
    fields.authors.push_back(take(columns.author));
    return fields;
}

} // namespace

std::string DelimitedReader::read_cell() {
    std::string cell;
    if (at_ < text_.size() && text_[at_] == '"') {
        ++at_;
        while (at_ < text_.size()) {
            const std::size_t quote = std::min(text_.find('"', at_), text_.size());
            cell += text_.substr(at_, quote - at_);
            at_ = quote + 1;
            if (at_ < text_.size() && text_[at_] == '"') {
                cell += '"';
                ++at_;
            } else {
                break;
            }
        }
    }
    // What stands behind a closing quote belongs to the cell too: bad tables are read as well.
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
           text_[at_] != '\r') {
        cell += text_[at_++];
    }
    return cell;
}

bool DelimitedReader::next(std::vector<std::string>& cells) {
    cells.clear();
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
        ++at_;
    }
    if (at_ >= text_.size()) {
        return false;
    }
    while (true) {
        if (budget_ != nullptr) {
            budget_->spend();
        }
        cells.push_back(read_cell());
        if (at_ >= text_.size() || text_[at_] != separator_) {
            return true;
        }
        ++at_;
    }
}

void parse_delimited(std::string_view text, bool tab, const SourceBytes& source,
                     const ParseOptions& options, GiveArticle give, NoteSkipped skip) {
    DelimitedReader reader(text, tab ? '\t' : find_separator(text), source.budget);
    std::vector<std::string> cells;
    if (!reader.next(cells)) {
        skip("", "no rows in it");
        return;
    }
    const Columns columns(cells, options);
    if (columns.body == no_column) {
        skip("", "no column holds a text: name it with --map body=COLUMN");
        return;
    }
    std::size_t row = 1;
    while (reader.next(cells)) {
        const std::string key = "row " + std::to_string(++row);
        if (row - 1 > options.limits.max_records) {
            skip(key, failure("more records than one file may have"));
            return;
        }
        give_record(fields_of_row(cells, columns), key, source, options, give, skip);
    }
    if (row == 1) {
        skip("", "no rows below the header");
    }
}

} // namespace gazette::indexer
