// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/flat_matcher.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

namespace gazette::searcher {
namespace {

constexpr unsigned word_bits = 64;
/// What looking a term up costs, in articles.
constexpr std::uint32_t term_work = 128;
/// Postings or candidates that take about a microsecond.
constexpr std::uint32_t articles_a_microsecond = 64;

} // namespace

FlatMatcher::FlatMatcher(const FlatQuery& query, MatchContext& context) : context_(&context) {
    open_lists(query);
    weigh_terms();
}

void FlatMatcher::open_lists(const FlatQuery& query) {
    const index::IndexReader& reader = context_->reader();
    segments_.resize(reader.segment_count());
    const auto open = [&](const std::string& text, bool weighs, auto&& group_of) {
        work_ += term_work;
        if (is_over()) {
            return; // and run() has nothing to do
        }
        Term& term = *terms_.emplace_back(std::make_unique<Term>(text, weighs));
        for (std::uint32_t number = 0; number < reader.segment_count(); ++number) {
            auto list = std::make_unique<List>(reader.segment(number), term);
            term.document_frequency += list->at.document_frequency();
            term.collection_frequency += list->at.collection_frequency();
            Group& group = group_of(segments_[number]);
            group.articles += list->at.document_frequency();
            if (list->at.docid() != index::PostingCursor::end_docid) {
                group.lists.push_back(std::move(list));
            }
        }
    };
    for (SegmentLists& segment : segments_) {
        segment.required.resize(query.required.size());
    }
    for (std::size_t i = 0; i < query.required.size(); ++i) {
        for (const std::string& text : query.required[i].terms) {
            open(text, query.required[i].weighs,
                 [i](SegmentLists& lists) -> Group& { return lists.required[i]; });
        }
    }
    for (const std::string& text : query.optional) {
        open(text, true, [](SegmentLists& lists) -> Group& { return lists.optional; });
    }
}

void FlatMatcher::weigh_terms() {
    const double articles = context_->reader().database().get_doccount();
    for (const auto& term : terms_) {
        term->weight = IneB2(articles, static_cast<double>(term->document_frequency),
                             static_cast<double>(term->collection_frequency));
        term->most = term->weighs ? term->weight.most() : 0;
    }
    const auto sort_lists = [](Group& group) {
        std::ranges::stable_sort(group.lists, std::ranges::greater(),
                                 [](const auto& list) { return list->term->most; });
    };
    for (SegmentLists& segment : segments_) {
        std::ranges::for_each(segment.required, sort_lists);
        sort_lists(segment.optional);
        std::ranges::stable_sort(segment.required, {}, &Group::articles);
    }
}

/// Whether the time is over, what was looked at since the last time considered.
bool FlatMatcher::is_over() {
    const std::uint32_t microseconds = 1 + work_ / articles_a_microsecond;
    work_ = 0;
    return context_->is_over(microseconds);
}

void FlatMatcher::run(Sink sink) {
    for (std::uint32_t number = 0; number < segments_.size(); ++number) {
        const bool possible = std::ranges::all_of(
            segments_[number].required, [](const Group& group) { return !group.lists.empty(); });
        if (possible && !context_->was_over()) {
            run_segment(number, segments_[number], sink);
        }
    }
    matches_exact_ = matches_exact_ && !context_->was_over();
}

double FlatMatcher::weigh(const Term& term, std::uint32_t docid, std::uint32_t frequency) {
    if (!term.weighs) {
        return 0;
    }
    const std::uint32_t length = segment_->lengths().of(docid);
    return term.weight.weigh(frequency, context_->length_factors().of(length));
}

/// Divides the lists into those whose articles are candidates and those that only add to scores.
void FlatMatcher::choose_essential(const SegmentLists& lists) {
    const std::vector<std::unique_ptr<List>>& leading = lists.required.front().lists;
    double rest = 0;
    for (const auto& list : lists.optional.lists) {
        rest += list->term->most;
    }
    std::size_t essential = leading.size();
    while (lists.required.size() == 1 && essential > 0 &&
           rest + leading[essential - 1]->term->most < floor_) {
        rest += leading[--essential]->term->most;
    }
    if (essential == essential_) {
        return;
    }
    essential_ = essential;
    extra_.clear();
    for (std::size_t i = essential; i < leading.size(); ++i) {
        extra_.push_back(leading[i].get());
    }
    for (const auto& list : lists.optional.lists) {
        extra_.push_back(list.get());
    }
    std::ranges::stable_sort(extra_, std::ranges::greater(),
                             [](const List* list) { return list->term->most; });
    extra_most_.assign(extra_.size(), 0);
    double most = 0;
    for (std::size_t i = extra_.size(); i-- > 0;) {
        most += extra_[i]->term->most;
        extra_most_[i] = most;
    }
}

/// The docid behind the window that begins at `begin`.
std::uint32_t FlatMatcher::end_of(std::uint32_t begin) {
    return begin > index::PostingCursor::end_docid - window ? index::PostingCursor::end_docid
                                                            : begin + window;
}

/// Adds up what the first `count` lists of `group` give the articles of the window.
void FlatMatcher::add_scores(Group& group, std::size_t count, std::uint32_t begin) {
    scores_.resize(window);
    for (std::size_t i = 0; i < count; ++i) {
        List& list = *group.lists[i];
        list.at.skip_to(begin);
        std::uint32_t postings = 0;
        list.at.take_below(end_of(begin), [&](std::uint32_t docid, std::uint32_t frequency) {
            const std::uint32_t place = docid - begin;
            scores_[place] += weigh(*list.term, docid, frequency);
            marked_[place / word_bits] |= std::uint64_t{1} << place % word_bits;
            ++postings;
        });
        work_ += postings;
    }
}

/// Makes candidates of the articles that the first `count` lists of `group` have in the window.
void FlatMatcher::make_candidates(Group& group, std::size_t count, std::uint32_t begin) {
    candidates_.clear();
    frequencies_.clear();
    if (count == 1) {
        List& list = *group.lists.front();
        list.at.take_below(end_of(begin), [&](std::uint32_t docid, std::uint32_t frequency) {
            const auto row = static_cast<std::uint16_t>(candidates_.size());
            if (list.column == no_column) {
                candidates_.push_back({docid, row, true, weigh(*list.term, docid, frequency)});
            } else {
                candidates_.push_back({docid, row, true, 0});
                frequencies_.resize(frequencies_.size() + columns_.size(), 0);
                frequencies_[row * columns_.size() + list.column] = frequency;
            }
        });
        frequencies_.resize(candidates_.size() * columns_.size(), 0);
        work_ += static_cast<std::uint32_t>(candidates_.size());
        return;
    }
    add_scores(group, count, begin);
    for (std::uint32_t word = 0; word < marked_.size(); ++word) {
        for (std::uint64_t bits = marked_[word]; bits != 0; bits &= bits - 1) {
            const std::uint32_t place =
                word * word_bits + static_cast<std::uint32_t>(std::countr_zero(bits));
            const auto row = static_cast<std::uint16_t>(candidates_.size());
            candidates_.push_back({begin + place, row, true, scores_[place]});
            scores_[place] = 0;
        }
        marked_[word] = 0;
    }
    frequencies_.assign(candidates_.size() * columns_.size(), 0);
}

/// Finds the candidates that `list` has, and adds to their scores.
void FlatMatcher::find_in(List& list) {
    for (Candidate& candidate : candidates_) {
        list.at.skip_to(candidate.docid);
        if (list.at.docid() != candidate.docid) {
            continue;
        }
        candidate.found = true;
        if (list.column == no_column) {
            candidate.score += weigh(*list.term, candidate.docid, list.at.frequency());
        } else {
            frequencies_[candidate.row * columns_.size() + list.column] = list.at.frequency();
        }
    }
    // What was passed over is not known, but is no more than the window.
    work_ += candidates_.empty() ? 0 : static_cast<std::uint32_t>(candidates_.size()) + window / 4;
}

/// Gives the lists columns whose weights shall wait: those of all groups when there are several,
/// but for groups of many lists, which may be gone through for all articles at once.
void FlatMatcher::choose_columns(SegmentLists& lists) {
    constexpr std::size_t most_lists = 4;
    columns_.clear();
    if (lists.required.size() > 1) {
        for (Group& group : lists.required) {
            for (const auto& list : group.lists) {
                if (list->term->weighs && group.lists.size() <= most_lists) {
                    list->column = columns_.size();
                    columns_.push_back(list.get());
                }
            }
        }
    }
}

void FlatMatcher::weigh_frequencies() {
    for (Candidate& candidate : candidates_) {
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            const std::uint32_t frequency = frequencies_[candidate.row * columns_.size() + column];
            if (frequency != 0) {
                candidate.score += weigh(*columns_[column]->term, candidate.docid, frequency);
            }
        }
    }
}

/// Drops the candidates that `group` does not have.
void FlatMatcher::keep_those_of(Group& group, std::uint32_t begin) {
    for (Candidate& candidate : candidates_) {
        candidate.found = false;
    }
    // Many lists for many candidates, the days of a year, say: going through the lists is less.
    if (group.lists.size() > 1 && group.lists.size() * candidates_.size() > window) {
        add_scores(group, group.lists.size(), begin);
        for (Candidate& candidate : candidates_) {
            const std::uint32_t place = candidate.docid - begin;
            candidate.found = (marked_[place / word_bits] >> place % word_bits & 1U) != 0;
            candidate.score += scores_[place];
        }
        std::ranges::fill(scores_, 0.0);
        marked_.fill(0);
    } else {
        for (const auto& list : group.lists) {
            find_in(*list);
        }
    }
    std::erase_if(candidates_, [](const Candidate& candidate) { return !candidate.found; });
}

/// Adds what the extra lists give to the candidates, and drops those that stay below the floor.
void FlatMatcher::add_optional() {
    for (std::size_t i = 0; i < extra_.size() && !candidates_.empty(); ++i) {
        std::erase_if(candidates_,
                      [floor = floor_, most = extra_most_[i]](const Candidate& candidate) {
                          return candidate.score + most < floor;
                      });
        find_in(*extra_[i]);
    }
}

/// The first article that one of the essential lists has; end_docid: none has any left.
std::uint32_t FlatMatcher::first_candidate(const Group& leading) const {
    std::uint32_t first = index::PostingCursor::end_docid;
    for (std::size_t i = 0; i < essential_; ++i) {
        first = std::min(first, leading.lists[i]->at.docid());
    }
    return first;
}

/// Makes candidates_ those of the window's articles that match and are not deleted; what the extra
/// lists give is not in their scores.
void FlatMatcher::match_window(SegmentLists& lists, std::uint32_t begin) {
    make_candidates(lists.required.front(), essential_, begin);
    for (std::size_t i = 1; i < lists.required.size(); ++i) {
        keep_those_of(lists.required[i], begin);
    }
    const index::DeletedSet& deleted = segment_->deleted();
    if (deleted.count() > 0) {
        std::erase_if(candidates_, [&deleted](const Candidate& candidate) {
            return deleted.contains(candidate.docid);
        });
    }
    weigh_frequencies();
}

void FlatMatcher::run_segment(std::uint32_t number, SegmentLists& lists, Sink sink) {
    segment_ = &context_->reader().segment(number);
    const Group& leading = lists.required.front();
    choose_columns(lists);
    std::uint64_t matches = 0;
    essential_ = SIZE_MAX;
    for (;;) {
        choose_essential(lists);
        const std::uint32_t first = first_candidate(leading);
        if (first == index::PostingCursor::end_docid || is_over()) {
            break;
        }
        match_window(lists, first - first % window);
        matches += candidates_.size();
        add_optional();
        for (const Candidate& candidate : candidates_) {
            floor_ =
                sink({context_->reader().docid_of({number, candidate.docid}), candidate.score});
        }
    }
    if (essential_ < leading.lists.size()) {
        matches_exact_ = false;
        for (const auto& list : leading.lists) {
            const std::uint64_t articles = list->at.document_frequency();
            matches = std::max(
                matches, articles - std::min<std::uint64_t>(articles, segment_->deleted().count()));
        }
    }
    matches_ += matches;
}

} // namespace gazette::searcher
