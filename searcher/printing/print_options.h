// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/cli/row_format.h"
#include "searcher/snippets/passage_choice.h"

namespace gazette::searcher {

/// What is printed of a search.
enum class OutputFormat {
    Text,  ///< for people
    Jsonl, ///< one object a result
    Json,  ///< one document
    Tsv,
    Csv,
    Html,     ///< one page
    Template, ///< as the user wrote it
    Files,    ///< -l: paths
    Count,    ///< -c: the number of matches
    Nothing,  ///< -q
    Trec      ///< a TREC run
};

/// How results are printed.
struct PrintOptions {
    OutputFormat format = OutputFormat::Text;
    std::vector<std::string> fields; ///< of Jsonl, Json, Tsv and Csv; empty: the format's own
    cli::RowTemplate layout;         ///< of Template
    std::string trec_tag;            ///< of Trec
    char record_end = '\n';          ///< NUL with -0
    bool exact_paths = true; ///< of Files: paths go out as their very bytes (not to a terminal)
    std::size_t passages = 2;
    ContextSize context;
    bool explain = false;
    bool counts = false;       ///< facets or a histogram were asked for
    bool many_queries = false; ///< results say which query they answer
    bool color = false;
    std::size_t columns = 0;    ///< of the terminal, to wrap at; 0: no wrapping
    std::string hyperlinks;     ///< of Text: with {host}, {path}, {line}; empty: none
    std::string host;           ///< what {host} stands for
    std::string current_folder; ///< of Text: paths below it are printed from it on; may be empty
};

} // namespace gazette::searcher
