// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reporting/term_listing.h"

#include <algorithm>

#include "common/base/sort_distinct.h"
#include "indexer/building/document_builder.h"

namespace gazette::indexer {
namespace {

class ListingSink : public PostingSink {
  public:
    explicit ListingSink(std::map<std::string, ListedTerm>& terms) : terms_(terms) {}
    void add_posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) override {
        ListedTerm& listed = terms_[std::string(term)];
        listed.frequency += wdf;
        listed.positions.push_back(position);
    }
    void add_term(std::string_view term, std::uint32_t wdf) override {
        terms_[std::string(term)].frequency += wdf;
    }

  private:
    std::map<std::string, ListedTerm>& terms_;
};

} // namespace

std::map<std::string, ListedTerm> list_terms(std::uint64_t id, const index::Record& record) {
    std::map<std::string, ListedTerm> terms;
    ListingSink sink(terms);
    DocumentBuilder documents;
    static_cast<void>(documents.build(id, record.path, record.article, sink));
    for (auto& [term, listed] : terms) {
        sort_distinct(listed.positions);
    }
    return terms;
}

std::optional<std::string> compare_terms(const index::Segment& segment, std::uint32_t docid,
                                         const index::ArticleRow& row,
                                         const index::Record& record) {
    const Xapian::Database& database = segment.database();
    std::uint64_t length = 0;
    std::vector<std::uint32_t> positions;
    for (const auto& [term, listed] : list_terms(row.id, record)) {
        Xapian::PostingIterator posting = database.postlist_begin(term);
        posting.skip_to(docid);
        if (posting == database.postlist_end(term) || *posting != docid) {
            return "the index does not have the term " + term;
        }
        if (posting.get_wdf() != listed.frequency) {
            return "the frequency of the term " + term + " differs";
        }
        positions.clear();
        segment.positions().find(term, docid, positions);
        if (positions != listed.positions) {
            return "the positions of the term " + term + " differ";
        }
        length += listed.frequency;
    }
    if (database.get_doclength(docid) != length) {
        return std::string("the index has terms that the article has not");
    }
    return std::nullopt;
}

} // namespace gazette::indexer
