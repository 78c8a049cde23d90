// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searching/feedback.h"

#include <algorithm>
#include <cmath>

#include "common/index/xapian_errors.h"
#include "searcher/searching/article_words.h"

namespace gazette::searcher {
namespace {

/// How much more often the word stands in the articles looked at than chance would have it:
/// `count` there, `everywhere` times in `articles` articles.
double bose_einstein(double count, double everywhere, double articles) {
    const double expected = everywhere / articles;
    return count * std::log2((1 + expected) / expected) + std::log2(1 + expected);
}

} // namespace

std::vector<FeedbackWord> feedback_words_of(std::span<const std::uint32_t> docids,
                                            const index::IndexReader& reader,
                                            AnalyzerPool& analyzers) {
    WordCounts counted;
    for (const std::uint32_t docid : docids) {
        count_words(reader.record(docid).article, analyzers, counted);
    }
    std::vector<FeedbackWord> words;
    index::translate_xapian_errors("the index", [&] {
        const double articles = reader.database().get_doccount();
        for (const auto& [term, word] : counted) {
            const Xapian::Database& database = reader.database_for_term(term);
            const auto everywhere = static_cast<double>(database.get_collection_freq(term));
            // What one article alone has finds no other.
            if (database.get_termfreq(term) > 1) {
                words.push_back({term, word.form, bose_einstein(word.count, everywhere, articles)});
            }
        }
    });
    std::ranges::sort(words, [](const FeedbackWord& left, const FeedbackWord& right) {
        return left.weight != right.weight ? left.weight > right.weight : left.term < right.term;
    });
    words.resize(std::min(words.size(), feedback_words));
    const double most = words.empty() ? 1 : words.front().weight;
    for (FeedbackWord& word : words) {
        word.weight *= feedback_share / most;
    }
    return words;
}

void add_feedback(std::span<const FeedbackWord> words, const index::IndexReader& reader,
                  CompiledQuery& compiled) {
    if (words.empty()) {
        return;
    }
    compiled.flat.reset();
    std::vector<Xapian::Query> added;
    for (const FeedbackWord& word : words) {
        added.emplace_back(word.weight, Xapian::Query(word.term));
        compiled.score_parts.push_back({word.form + " (added)", added.back()});
    }
    const Xapian::Query more(Xapian::Query::OP_OR, added.begin(), added.end());
    // Checks that were left out speak of the query's own words and would fail for the others.
    if (!compiled.only_words || !compiled.parts.left_out.empty()) {
        for (Xapian::Query* const query : {&compiled.query, &compiled.unchecked}) {
            *query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, *query, more);
        }
        return;
    }
    Xapian::Query any(Xapian::Query::OP_OR, compiled.base, more);
    if (compiled.narrowed) {
        any = Xapian::Query(Xapian::Query::OP_FILTER, any, *compiled.narrowed);
    }
    compiled.query = compiled.unchecked = reader.without_deleted(any);
}

} // namespace gazette::searcher
