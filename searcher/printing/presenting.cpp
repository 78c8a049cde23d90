// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/presenting.h"

#include "searcher/snippets/snippet.h"

namespace gazette::searcher {

void print_answer(const index::IndexReader& reader, const Printer& printer,
                  const PrintOptions& options, AnalyzerPool& analyzers, const Answer& answer,
                  std::uint64_t offset, std::string& out, FunctionRef<bool()> after_hit) {
    const FieldNeeds needs = printer.needs();
    SnippetMaker snippets(answer.result->sought, analyzers, options.passages, options.context);
    printer.begin_answer(out, answer);
    std::uint64_t rank = offset;
    for (const Hit& hit : answer.result->hits) {
        PrintedHit printed;
        printed.hit = &hit;
        printed.rank = ++rank;
        printed.id = index::print_id(hit.row.id);
        printed.path = reader.path(hit.docid);
        printed.outlet = reader.outlet(hit.docid);
        if (needs.record) {
            printed.record = reader.record(hit.docid);
        }
        if (needs.passages) {
            const article::Article& article = printed.record.article;
            printed.passages = snippets.make(article);
            printed.title_marks = snippets.mark(article.title, article.language);
        }
        printer.hit(out, answer, printed);
        if (!after_hit()) {
            break;
        }
    }
    printer.end_answer(out, answer);
}

} // namespace gazette::searcher
