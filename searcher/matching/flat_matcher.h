// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/base/function_ref.h"
#include "common/index/posting_cursor.h"
#include "searcher/matching/flat_query.h"
#include "searcher/matching/ineb2.h"
#include "searcher/matching/match_context.h"
#include "searcher/matching/ranked_article.h"

namespace gazette::searcher {

/// Runs a FlatQuery: the articles that match, with the weights that Xapian's IneB2Weight(1.0) gives
/// them. It goes through each segment in windows of docids, list by list within a window, so that a
/// posting costs some nanoseconds, where Xapian goes from article to article through a tree of
/// iterators.
///
/// Where one group is required, those of its lists that cannot bring an article above the floor by
/// themselves are looked at for articles of the others only: MaxScore, after Turtle and Flood
/// (1995).
class FlatMatcher {
  public:
    /// `context` must outlive it. Throws Error{Damaged}.
    FlatMatcher(const FlatQuery& query, MatchContext& context);

    /// Takes an article that matches, and tells below which score no further ones are wanted; 0:
    /// all are.
    using Sink = FunctionRef<double(const RankedArticle&)>;

    /// Hands the articles that match to `sink`, in no order, but those below its floor. Stops at
    /// the context's deadline. To be called once. Throws Error{Damaged}.
    void run(Sink sink);

    /// So many articles match at least.
    [[nodiscard]] std::uint64_t matches() const noexcept { return matches_; }
    /// And no more: always so where the floor has stayed at 0 and the time was not over.
    [[nodiscard]] bool matches_exact() const noexcept { return matches_exact_; }

  private:
    static constexpr std::size_t no_column = SIZE_MAX;

    /// One term in the whole index.
    struct Term {
        Term(std::string text, bool has_weight) : term(std::move(text)), weighs(has_weight) {}
        std::string term;
        bool weighs;
        std::uint64_t document_frequency = 0;
        std::uint64_t collection_frequency = 0;
        IneB2 weight{1, 1, 1};
        double most = 0; ///< that it can add to a score
    };
    /// And in one segment.
    struct List {
        List(const index::Segment& segment, const Term& of)
            : at(segment.postlists(), segment.size(), of.term), term(&of) {}
        index::PostingCursor at;
        const Term* term;
        std::size_t column = no_column; ///< of frequencies_
    };
    struct Group {
        std::vector<std::unique_ptr<List>> lists; ///< those that weigh most first
        std::uint64_t articles = 0;               ///< of all lists together
    };
    struct SegmentLists {
        std::vector<Group> required; ///< the fewest articles first
        Group optional;
    };
    struct Candidate {
        std::uint32_t docid; ///< the segment's own
        std::uint16_t row;   ///< of frequencies_
        bool found;          ///< by a list of the group that is being looked at
        double score;
    };

    /// Articles of a window.
    static constexpr std::uint32_t window = 2048;

    [[nodiscard]] static std::uint32_t end_of(std::uint32_t begin);
    void open_lists(const FlatQuery& query);
    void weigh_terms();
    void run_segment(std::uint32_t number, SegmentLists& lists, Sink sink);
    [[nodiscard]] std::uint32_t first_candidate(const Group& leading) const;
    void match_window(SegmentLists& lists, std::uint32_t begin);
    void choose_essential(const SegmentLists& lists);
    void make_candidates(Group& group, std::size_t count, std::uint32_t begin);
    void add_scores(Group& group, std::size_t count, std::uint32_t begin);
    void keep_those_of(Group& group, std::uint32_t begin);
    void find_in(List& list);
    void choose_columns(SegmentLists& lists);
    void weigh_frequencies();
    void add_optional();
    [[nodiscard]] bool is_over();
    [[nodiscard]] double weigh(const Term& term, std::uint32_t docid, std::uint32_t frequency);

    MatchContext* context_;
    std::vector<std::unique_ptr<Term>> terms_;
    std::vector<SegmentLists> segments_;
    std::uint64_t matches_ = 0;
    bool matches_exact_ = true;
    double floor_ = 0;
    std::uint32_t work_ = 0; ///< postings and candidates looked at since the time was asked for

    const index::Segment* segment_ = nullptr; ///< the one at hand
    std::size_t essential_ = 0;      ///< lists of its first group whose articles are candidates
    std::vector<List*> extra_;       ///< those that only add to scores
    std::vector<double> extra_most_; ///< what each of them and those behind it can add
    std::vector<Candidate> candidates_;
    /// Lists that are required beside others: their weights wait until it is known which articles
    /// all of them have, since each needs the article's length.
    std::vector<const List*> columns_;
    std::vector<std::uint32_t> frequencies_; ///< of the window: a row a candidate; 0: none
    std::vector<double>
        scores_; ///< of one group in the window, by docid; empty before add_scores()
    std::array<std::uint64_t, window / 64> marked_{};
};

} // namespace gazette::searcher
