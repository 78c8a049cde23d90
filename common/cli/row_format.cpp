// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/row_format.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "common/base/error.h"
#include "common/cli/json_writer.h"
#include "common/cli/numbers.h"
#include "common/cli/option_table.h"
#include "common/cli/sanitize.h"

namespace gazette::cli {
namespace {

void check_field(std::string_view name, std::span<const std::string_view> known) {
    if (std::ranges::find(known, name) != known.end()) {
        return;
    }
    const std::string_view nearest = nearest_name(name, known);
    std::string hint = "did you mean " + std::string(nearest) + "?";
    if (nearest.empty()) {
        hint = "fields are:";
        for (const std::string_view field : known) {
            hint.append(" ").append(field);
        }
    }
    throw Error(ErrorKind::Usage, "there is no field '" + std::string(name) + "'", hint);
}

/// What the character after a backslash stands for.
std::optional<char> unescape(char letter) noexcept {
    switch (letter) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case '0':
        return '\0';
    case '\\':
        return '\\';
    default: // any other stays as it is written
        return std::nullopt;
    }
}

void append_csv(std::string& out, std::string_view text) {
    const std::string clean = sanitize_line(text);
    if (clean.find_first_of(",\"") == std::string::npos && !clean.starts_with(' ') &&
        !clean.ends_with(' ')) {
        out.append(clean);
        return;
    }
    out += '"';
    for (const char byte : clean) {
        out.append(byte == '"' ? 2 : 1, byte);
    }
    out += '"';
}

void append_object(std::string& out, const std::vector<std::string>& fields,
                   std::span<const Cell> cells) {
    out += '{';
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out.append(i == 0 ? "\"" : ",\"").append(fields[i]).append("\":");
        out.append(cells[i].json);
    }
    out += '}';
}

} // namespace

Cell text_cell(std::string_view text) {
    return {std::string(text), text.empty() ? "null" : json_quote(text)};
}

Cell number_cell(std::uint64_t value) {
    return {std::to_string(value), std::to_string(value)};
}

Cell decimal_cell(double value, int digits) {
    const std::string text = with_decimals(value, digits);
    return {text, text};
}

Cell list_cell(std::span<const std::string> values) {
    Cell cell;
    JsonWriter json(cell.json);
    json.begin_array();
    for (const std::string& value : values) {
        cell.text.append(cell.text.empty() ? "" : "; ").append(value);
        json.string(value);
    }
    json.end_array();
    return cell;
}

Cell path_cell(std::string_view path) {
    Cell cell;
    cell.text = path;
    std::string member;
    JsonWriter(member).path(path);
    cell.json = member.substr(std::string_view("\"path\":").size());
    return cell;
}

RowTemplate parse_template(std::string_view text, std::span<const std::string_view> known) {
    RowTemplate layout;
    layout.literals.emplace_back();
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char byte = text[i];
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        std::string& literal = layout.literals.back();
        if (byte == '\\' && i + 1 < text.size() && unescape(next)) {
            literal += *unescape(next);
            ++i;
        } else if ((byte == '{' || byte == '}') && next == byte) {
            literal += byte;
            ++i;
        } else if (byte == '{') {
            const std::size_t end = text.find('}', i);
            if (end == std::string_view::npos) {
                throw Error(ErrorKind::Usage, "the template has a { without a }",
                            "{{ stands for a brace");
            }
            const std::string_view name = text.substr(i + 1, end - i - 1);
            check_field(name, known);
            layout.fields.emplace_back(name);
            layout.literals.emplace_back();
            i = end;
        } else {
            literal += byte;
        }
    }
    return layout;
}

std::vector<std::string> parse_fields(std::string_view text,
                                      std::span<const std::string_view> known) {
    std::vector<std::string> fields;
    while (true) {
        const std::size_t end = std::min(text.find(','), text.size());
        check_field(text.substr(0, end), known);
        fields.emplace_back(text.substr(0, end));
        if (end == text.size()) {
            return fields;
        }
        text.remove_prefix(end + 1);
    }
}

RowWriter::RowWriter(RowKind kind, std::vector<std::string> fields, char record_end)
    : kind_(kind), fields_(std::move(fields)), record_end_(record_end) {}

RowWriter::RowWriter(RowTemplate layout, char record_end)
    : kind_(RowKind::Template), fields_(std::move(layout.fields)),
      literals_(std::move(layout.literals)), record_end_(record_end) {
    if (record_end_ == '\0' && literals_.back().ends_with('\n')) {
        literals_.back().pop_back();
    }
}

void RowWriter::append_header(std::string& out) const {
    if (kind_ != RowKind::Csv) {
        return;
    }
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        out.append(i == 0 ? "" : ",").append(fields_[i]);
    }
    out += record_end_;
}

void RowWriter::append_row(std::string& out, std::span<const Cell> cells) const {
    assert(cells.size() == fields_.size());
    switch (kind_) {
    case RowKind::Jsonl:
        append_object(out, fields_, cells);
        break;
    case RowKind::Tsv:
        for (std::size_t i = 0; i < cells.size(); ++i) {
            out.append(i == 0 ? "" : "\t").append(sanitize_line(cells[i].text));
        }
        break;
    case RowKind::Csv:
        for (std::size_t i = 0; i < cells.size(); ++i) {
            out.append(i == 0 ? "" : ",");
            append_csv(out, cells[i].text);
        }
        break;
    case RowKind::Template:
        for (std::size_t i = 0; i < cells.size(); ++i) {
            out.append(literals_[i]).append(sanitize_line(cells[i].text));
        }
        out.append(literals_.back());
        if (record_end_ == '\n') {
            return; // a template says itself where its lines end
        }
        break;
    }
    out += record_end_;
}

} // namespace gazette::cli
