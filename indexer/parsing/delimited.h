// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parsing/parser.h"

namespace gazette::indexer {

/// Reads rows of separated values as RFC 4180 has them: quoted cells may hold separators, line ends
/// and doubled quotes. Line ends of any kind.
class DelimitedReader {
  public:
    /// `text` must outlive the reader. Each cell is a step of `budget`, where there is one.
    DelimitedReader(std::string_view text, char separator, ParseBudget* budget = nullptr)
        : text_(text), separator_(separator), budget_(budget) {}

    /// Reads the next row into `cells`; false when there is none left. Blank lines are no rows.
    bool next(std::vector<std::string>& cells);

  private:
    std::string read_cell();

    std::string_view text_;
    char separator_;
    ParseBudget* budget_;
    std::size_t at_ = 0;
};

/// A table with a header row: one record a row, columns by the options' map or customary names.
/// The separator is a tab for `tab`, else whichever of comma, semicolon and tab the header has
/// most of. Records without an id are named by their row ("row 12", the header is row 1).
void parse_delimited(std::string_view text, bool tab, const SourceBytes& source,
                     const ParseOptions& options, GiveArticle give, NoteSkipped skip);

} // namespace gazette::indexer
