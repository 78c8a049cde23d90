// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/printer.h"

namespace gazette::searcher {

void Printer::begin(std::string& /*out*/) const {}
void Printer::separate(std::string& /*out*/) const {}
void Printer::begin_answer(std::string& /*out*/, const Answer& /*answer*/) const {}
void Printer::hit(std::string& /*out*/, const Answer& /*answer*/, const PrintedHit& /*hit*/) const {
}
void Printer::end_answer(std::string& /*out*/, const Answer& /*answer*/) const {}
void Printer::end(std::string& /*out*/) const {}

std::unique_ptr<Printer> make_printer(const PrintOptions& options) {
    switch (options.format) {
    case OutputFormat::Text:
        return make_text_printer(options);
    case OutputFormat::Jsonl:
    case OutputFormat::Tsv:
    case OutputFormat::Csv:
    case OutputFormat::Template:
        return make_row_printer(options);
    case OutputFormat::Json:
        return make_json_printer(options);
    case OutputFormat::Html:
        return make_html_printer(options);
    case OutputFormat::Files:
        return make_files_printer(options);
    case OutputFormat::Count:
        return make_count_printer(options);
    case OutputFormat::Trec:
        return make_trec_printer(options);
    case OutputFormat::Nothing:
        break;
    }
    return make_silent_printer();
}

} // namespace gazette::searcher
