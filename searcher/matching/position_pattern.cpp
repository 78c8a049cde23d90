// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/position_pattern.h"

#include <algorithm>

#include "common/base/sort_distinct.h"

namespace gazette::searcher {
namespace {

using Kind = PositionPattern::Kind;
using Spans = std::vector<Span>;

Spans spans_of(const PositionPattern& pattern, PositionFinder positions);

Spans spans_of_word(const PatternWord& word, PositionFinder positions) {
    std::vector<std::uint32_t> found;
    positions(word, found);
    Spans spans;
    spans.reserve(found.size());
    for (const std::uint32_t position : found) {
        spans.push_back({position, position});
    }
    sort_distinct(spans);
    return spans;
}

Spans spans_of_sequence(const PositionPattern& pattern, PositionFinder positions) {
    Spans spans = spans_of(pattern.children.front(), positions);
    for (std::size_t i = 1; i < pattern.children.size() && !spans.empty(); ++i) {
        const Spans next = spans_of(pattern.children[i], positions);
        Spans joined;
        for (const Span& span : spans) {
            auto behind = std::ranges::lower_bound(next, span.last + 1, {}, &Span::first);
            for (; behind != next.end() && behind->first == span.last + 1; ++behind) {
                joined.push_back({span.first, behind->last});
            }
        }
        sort_distinct(joined);
        spans = std::move(joined);
    }
    return spans;
}

/// The places of a pattern that is not Near, ordered by `first`, then `last`.
Spans spans_of(const PositionPattern& pattern, PositionFinder positions) {
    if (pattern.kind == Kind::Word) {
        return spans_of_word(pattern.word, positions);
    }
    if (pattern.kind == Kind::Sequence) {
        return spans_of_sequence(pattern, positions);
    }
    Spans spans;
    for (const PositionPattern& child : pattern.children) {
        const Spans more = spans_of(child, positions);
        spans.insert(spans.end(), more.begin(), more.end());
    }
    sort_distinct(spans);
    return spans;
}

/// True when some place of `later` begins after one of `earlier` ends, at most `distance` further
/// on.
bool follows(const Spans& earlier, const Spans& later, std::uint32_t distance) {
    return std::ranges::any_of(earlier, [&](const Span& span) {
        const auto next = std::ranges::upper_bound(later, span.last, {}, &Span::first);
        return next != later.end() && next->first - span.last <= distance;
    });
}

bool matches_near(const PositionPattern& pattern, PositionFinder positions) {
    Spans left = spans_of(pattern.children.front(), positions);
    for (std::size_t i = 1; i < pattern.children.size() && !left.empty(); ++i) {
        Spans right = spans_of(pattern.children[i], positions);
        const QueryNode::Proximity& wanted = pattern.proximities[i - 1];
        if (!follows(left, right, wanted.distance) &&
            (wanted.ordered || !follows(right, left, wanted.distance))) {
            return false;
        }
        left = std::move(right);
    }
    return !left.empty();
}

} // namespace

bool matches(const PositionPattern& pattern, PositionFinder positions) {
    return pattern.kind == Kind::Near ? matches_near(pattern, positions)
                                      : !spans_of(pattern, positions).empty();
}

bool needs_text(const PositionPattern& pattern) {
    return pattern.kind == Kind::Word ? !pattern.word.is_sure()
                                      : std::ranges::any_of(pattern.children, needs_text);
}

} // namespace gazette::searcher
