// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::cli {

/// One value of a row, in both the shapes that rows are printed in.
struct Cell {
    std::string text; ///< bytes as they are, not sanitised; empty when absent
    std::string json; ///< a JSON value; may go on with further members after a comma
};

/// Cells of the usual kinds. Empty text and lists of nothing are null and [] in JSON.
[[nodiscard]] Cell text_cell(std::string_view text);
[[nodiscard]] Cell number_cell(std::uint64_t value);
[[nodiscard]] Cell decimal_cell(double value, int digits);
/// In text the values are joined by "; ".
[[nodiscard]] Cell list_cell(std::span<const std::string> values);
/// A file name, with "path_b64" after it in JSON where it is not UTF-8.
[[nodiscard]] Cell path_cell(std::string_view path);

/// A line of text with the names of fields in it: '{date} {title}\n'.
struct RowTemplate {
    std::vector<std::string> literals; ///< one more than fields: before, between and after them
    std::vector<std::string> fields;
};

/// Reads a template: {name} is a field, {{ and }} are braces, \n \t \0 \\ are what they are in C.
/// Throws Error{Usage} for a brace that is not closed and for a name that `known` does not have.
[[nodiscard]] RowTemplate parse_template(std::string_view text,
                                         std::span<const std::string_view> known);

/// Reads "date,title,path". Throws Error{Usage}, naming the nearest name, for one that `known` does
/// not have and for an empty list.
[[nodiscard]] std::vector<std::string> parse_fields(std::string_view text,
                                                    std::span<const std::string_view> known);

enum class RowKind { Jsonl, Tsv, Csv, Template };

/// Prints rows of the same fields, one record each. Whatever comes from outside is sanitised: in
/// TSV and templates every control character, in CSV the same and quoted as RFC 4180 says.
class RowWriter {
  public:
    /// `record_end` ends each record (newline or NUL). Where it is NUL, a template's own last
    /// newline is dropped.
    RowWriter(RowKind kind, std::vector<std::string> fields, char record_end);
    RowWriter(RowTemplate layout, char record_end);

    /// The fields that row() expects, in order.
    [[nodiscard]] const std::vector<std::string>& fields() const noexcept { return fields_; }
    /// The line that goes before the first row: CSV has one, with the fields' names.
    void append_header(std::string& out) const;
    /// `cells` has one cell for each of fields().
    void append_row(std::string& out, std::span<const Cell> cells) const;

  private:
    RowKind kind_;
    std::vector<std::string> fields_;
    std::vector<std::string> literals_;
    char record_end_;
};

} // namespace gazette::cli
