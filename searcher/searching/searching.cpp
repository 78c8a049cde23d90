// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searching/searching.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/base/error.h"
#include "common/index/schema.h"
#include "common/index/xapian_errors.h"
#include "searcher/analyzer_pool.h"
#include "searcher/compiling/query_compiler.h"
#include "searcher/query/query_parser.h"
#include "searcher/searching/facets.h"
#include "searcher/searching/feedback.h"
#include "searcher/searching/result_order.h"
#include "searcher/searching/searching_match.h"
#include "searcher/searching/spelling.h"

namespace gazette::searcher {
namespace {

/// What the analyzers may remember from one search to the next.
constexpr std::size_t max_analyzer_bytes = std::size_t{4} << 20U;

void set_deadline(std::optional<double> timeout_s, MatchContext& context) {
    // Longer than this is no limit, and would overflow the clock.
    constexpr double longest_s = 1e6;
    if (timeout_s && *timeout_s < longest_s) {
        context.set_deadline(MatchContext::Clock::now() +
                             std::chrono::duration_cast<MatchContext::Clock::duration>(
                                 std::chrono::duration<double>(std::max(*timeout_s, 0.0))));
    }
}

bool is_blank(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

std::vector<std::string> describe(const ParsedQuery& parsed, const CompiledQuery& compiled) {
    std::vector<std::string> lines{"tokens:"};
    for (const std::string& token : parsed.tokens) {
        lines.push_back("  " + token);
    }
    lines.emplace_back("query:");
    if (parsed.root) {
        for (const std::string& line : print_query_tree(*parsed.root)) {
            lines.push_back("  " + line);
        }
    }
    lines.emplace_back("searched for:");
    lines.push_back("  " + compiled.query.get_description());
    return lines;
}

} // namespace

struct Searching::Impl {
    explicit Impl(const index::IndexReader& opened)
        : reader(opened), length_factors(opened.average_length()) {}

    SearchResult search(const SearchRequest& request);
    /// Replaces `result`, which is empty, by that of the query with its spelling repaired when that
    /// finds something. `spent_s`: seconds of the request's time that have passed.
    void search_repaired(const SearchRequest& request, double spent_s, SearchResult& result);
    /// Ranks once and adds to the query what the best articles share.
    void expand(const SearchRequest& request, CompiledQuery& compiled, MatchContext& context,
                SearchResult& result);
    void find_hits(const SearchRequest& request, const CompiledQuery& compiled,
                   MatchContext& context, SearchResult& result) const;
    void rank_hits(const SearchRequest& request, const CompiledQuery& compiled, bool counted,
                   MatchContext& context, SearchResult& result) const;
    Hit& add_hit(std::uint32_t docid, double score, SearchResult& result) const;

    const index::IndexReader& reader;
    AnalyzerPool analyzers;
    LengthFactors length_factors;
};

Hit& Searching::Impl::add_hit(std::uint32_t docid, double score, SearchResult& result) const {
    Hit& hit = result.hits.emplace_back();
    hit.docid = docid;
    hit.score = score;
    hit.row = reader.row(docid);
    return hit;
}

/// `counted`: the matches have been counted already.
void Searching::Impl::rank_hits(const SearchRequest& request, const CompiledQuery& compiled,
                                bool counted, MatchContext& context, SearchResult& result) const {
    Rewards rewards{TogetherRanking(reader, compiled.sought, asks_question(request.query)),
                    std::nullopt};
    if (request.half_life_days) {
        rewards.recency.emplace(reader, request.today, *request.half_life_days);
    }
    const Ranking ranking = rank(
        compiled,
        {.offset = request.offset, .limit = request.limit, .count_all = request.count && !counted},
        rewards, context);
    if (!counted) {
        result.matches = ranking.matches;
        result.matches_exact = ranking.matches_exact;
    }
    for (const RankedArticle& article : ranking.articles) {
        Hit& hit = add_hit(article.docid, article.score, result);
        if (request.explain) {
            hit.explanation = explain_score(compiled, article.docid, rewards, context);
        }
    }
}

void Searching::Impl::expand(const SearchRequest& request, CompiledQuery& compiled,
                             MatchContext& context, SearchResult& result) {
    Rewards rewards{TogetherRanking(reader, compiled.sought, asks_question(request.query)),
                    std::nullopt};
    const Ranking best = rank(compiled, {.limit = feedback_articles}, rewards, context);
    if (context.was_over()) {
        return;
    }
    std::vector<std::uint32_t> docids;
    for (const RankedArticle& article : best.articles) {
        docids.push_back(article.docid);
    }
    compiled.only_words = compiled.only_words && !request.all_words;
    const std::vector<FeedbackWord> words = feedback_words_of(docids, reader, analyzers);
    add_feedback(words, reader, compiled);
    if (request.explain) {
        std::string line = "added:";
        for (const FeedbackWord& word : words) {
            line.append(" ").append(word.form);
        }
        result.understood.push_back(line);
    }
}

void Searching::Impl::find_hits(const SearchRequest& request, const CompiledQuery& compiled,
                                MatchContext& context, SearchResult& result) const {
    const bool ranked = request.sort == SortKey::Score && compiled.has_words;
    const bool needs_all =
        !request.facets.empty() || request.histogram || (!ranked && request.limit > 0);
    if (needs_all) {
        const std::vector<std::uint32_t> all = match_all(compiled, context);
        result.matches = all.size();
        for (const FacetRequest& facet : request.facets) {
            result.facets.push_back(count_facet(reader, all, facet.field, facet.limit));
        }
        if (request.histogram) {
            result.histogram = count_facet(reader, all, *request.histogram, 0);
        }
        if (!ranked) {
            for (const std::uint32_t docid :
                 order_by(reader, all, request.sort, request.offset, request.limit)) {
                add_hit(docid, 0, result);
            }
            return;
        }
    }
    if (request.limit > 0) {
        rank_hits(request, compiled, needs_all, context, result);
    } else if (!needs_all) {
        result.matches = count_matches(compiled, context);
    }
}

SearchResult Searching::Impl::search(const SearchRequest& request) {
    analyzers.trim(max_analyzer_bytes);
    MatchContext context(reader, analyzers, length_factors);
    set_deadline(request.timeout_s, context);
    const ParsedQuery parsed = parse_query(
        request.query,
        {.today = request.today, .all_words = request.all_words, .strict = request.strict});
    const QueryNode* const root = parsed.root ? &*parsed.root : nullptr;
    CompiledQuery compiled = index::translate_xapian_errors(
        "the index", [&] { return compile_query(root, request.filters, request.exact, context); });
    if (compiled.empty && is_blank(request.query)) {
        throw Error(ErrorKind::Usage, "there is nothing to search for",
                    "give words, or a filter such as --since yesterday");
    }
    SearchResult result;
    if (parsed.note && parsed.root) {
        result.notes.push_back(*parsed.note);
    }
    if (!compiled.speaks && !is_blank(request.query)) {
        result.notes.emplace_back("the query has no letters or digits to search for");
    }
    std::ranges::move(compiled.notes, std::back_inserter(result.notes));
    if (request.explain) {
        result.understood = describe(parsed, compiled);
    }
    if (request.expand && compiled.has_words) {
        expand(request, compiled, context, result);
    }
    if (request.left_out) {
        compiled.flat.reset();
        const Xapian::Query left_out(
            index::make_term(index::Field::Id, index::print_id(*request.left_out)));
        for (Xapian::Query* const query : {&compiled.query, &compiled.unchecked}) {
            *query = Xapian::Query(Xapian::Query::OP_AND_NOT, *query, left_out);
        }
    }
    find_hits(request, compiled, context, result);
    result.incomplete = context.was_over();
    result.matches_exact = result.matches_exact && !result.incomplete;
    result.sought = std::move(compiled.sought);
    return result;
}

void Searching::Impl::search_repaired(const SearchRequest& request, double spent_s,
                                      SearchResult& result) {
    SearchRequest again = request;
    if (request.timeout_s) {
        again.timeout_s = *request.timeout_s - spent_s;
    }
    MatchContext context(reader, analyzers, length_factors);
    set_deadline(again.timeout_s, context);
    const std::optional<std::string> repaired = repair_spelling(request.query, context);
    if (!repaired) {
        return;
    }
    again.query = *repaired;
    SearchResult found = search(again);
    if (found.matches > 0) {
        result = std::move(found);
        result.corrected = repaired;
        result.notes.push_back("nothing found for " + request.query + "; showing results for " +
                               *repaired);
    }
}

Searching::Searching(const index::IndexReader& reader) : impl_(std::make_unique<Impl>(reader)) {}
Searching::~Searching() = default;

SearchResult Searching::search(const SearchRequest& request) {
    const auto begin = MatchContext::Clock::now();
    SearchResult result = impl_->search(request);
    if (request.suggest && result.matches == 0 && !result.incomplete) {
        const std::chrono::duration<double> spent = MatchContext::Clock::now() - begin;
        impl_->search_repaired(request, spent.count(), result);
    }
    return result;
}

} // namespace gazette::searcher
