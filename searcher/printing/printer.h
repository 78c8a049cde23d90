// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "searcher/printing/hit_fields.h"
#include "searcher/printing/print_options.h"
#include "searcher/result.h"

namespace gazette::searcher {

/// One search and what it found.
struct Answer {
    std::optional<std::string> query_id;  ///< of --stdin
    std::string query;                    ///< as typed
    const SearchResult* result = nullptr; ///< never null; outlives this object
};

/// Turns results into bytes, appended to a string: begin(), then for each query begin_answer(), a
/// hit() for each result, end_answer(); at last end(). It keeps no state, so that several threads
/// can print answers with one printer, each to its own string. Everything from outside goes
/// through the sanitiser here.
class Printer {
  public:
    Printer() = default;
    virtual ~Printer() = default;
    Printer(const Printer&) = delete;
    Printer& operator=(const Printer&) = delete;
    Printer(Printer&&) = delete;
    Printer& operator=(Printer&&) = delete;

    /// What hit() wants to be fetched of each article.
    [[nodiscard]] virtual FieldNeeds needs() const = 0;

    virtual void begin(std::string& out) const;
    /// What stands between the answers of two queries.
    virtual void separate(std::string& out) const;
    virtual void begin_answer(std::string& out, const Answer& answer) const;
    virtual void hit(std::string& out, const Answer& answer, const PrintedHit& hit) const;
    virtual void end_answer(std::string& out, const Answer& answer) const;
    virtual void end(std::string& out) const;
};

/// The printer for `options`.
[[nodiscard]] std::unique_ptr<Printer> make_printer(const PrintOptions& options);

/// The single kinds, each in a file of its own.
[[nodiscard]] std::unique_ptr<Printer> make_text_printer(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<Printer> make_row_printer(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<Printer> make_json_printer(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<Printer> make_html_printer(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<Printer> make_files_printer(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<Printer> make_count_printer(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<Printer> make_trec_printer(const PrintOptions& options);
/// Prints nothing at all.
[[nodiscard]] std::unique_ptr<Printer> make_silent_printer();

} // namespace gazette::searcher
