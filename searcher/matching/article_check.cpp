// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/article_check.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

#include "searcher/matching/text_check.h"

namespace gazette::searcher {
namespace {

/// Wildcards with more terms than this are looked for in the text at once: each term costs about a
/// microsecond in the table of positions.
constexpr std::size_t max_terms_by_position = 64;

/// Articles are read at the cost of so many microseconds.
constexpr std::uint32_t text_work = 40;
constexpr std::uint32_t position_work = 1;

bool is_plain_word(const PositionPattern& pattern) {
    return pattern.kind == PositionPattern::Kind::Word && pattern.word.is_sure() &&
           pattern.word.rule == SoughtWord::FormRule::Any &&
           pattern.word.terms.size() <= max_terms_by_position;
}

/// The words of a sequence of nothing but words, the rarest first; empty for another pattern.
std::vector<std::uint32_t> order_by_rarity(const PositionPattern& pattern,
                                           const index::IndexReader& reader) {
    std::vector<std::uint32_t> order;
    if (pattern.kind != PositionPattern::Kind::Sequence ||
        !std::ranges::all_of(pattern.children, is_plain_word)) {
        return order;
    }
    std::vector<std::uint64_t> frequencies;
    for (const PositionPattern& child : pattern.children) {
        std::uint64_t& frequency = frequencies.emplace_back(0);
        for (const std::string& term : child.word.terms) {
            frequency += reader.document_frequency(term);
        }
    }
    order.resize(frequencies.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t word) { return frequencies[word]; });
    return order;
}

} // namespace

PatternCheck::PatternCheck(const MatchContext& context, PositionPattern pattern,
                           std::uint32_t first_position)
    : pattern_(std::move(pattern)), first_position_(first_position),
      needs_text_(searcher::needs_text(pattern_)) {
    for (const std::uint32_t number : order_by_rarity(pattern_, context.reader())) {
        rarest_first_.push_back({number, TermPositions(pattern_.children[number].word.terms)});
    }
}

/// Drops those of `positions`, from the place `from` on, that do not count.
void PatternCheck::drop_before_first(std::vector<std::uint32_t>& positions,
                                     std::size_t from) const {
    if (first_position_ > 0) {
        const auto outside =
            std::remove_if(positions.begin() + static_cast<std::ptrdiff_t>(from), positions.end(),
                           [this](std::uint32_t position) { return position < first_position_; });
        positions.erase(outside, positions.end());
    }
}

bool PatternCheck::has_sequence(const index::PositionTable& table, std::uint32_t docid) {
    bool first = true;
    for (SequenceWord& word : rarest_first_) {
        const std::uint32_t number = word.number;
        positions_.clear();
        word.positions.find(table, docid, positions_);
        drop_before_first(positions_, 0);
        if (word.positions.terms().size() > 1) {
            std::ranges::sort(positions_);
        }
        if (first) {
            starts_.clear();
            for (const std::uint32_t position : positions_) {
                if (position >= number) {
                    starts_.push_back(position - number);
                }
            }
            first = false;
        } else {
            auto at = positions_.begin();
            std::erase_if(starts_, [&](std::uint32_t start) {
                at = std::lower_bound(at, positions_.end(), start + number);
                return at == positions_.end() || *at != start + number;
            });
        }
        if (starts_.empty()) {
            return false;
        }
    }
    return true;
}

bool PatternCheck::passes(MatchContext& context, const index::ArticlePlace& place) {
    const index::PositionTable& table = context.reader().segment(place.segment).positions();
    if (!rarest_first_.empty()) {
        return !context.is_over(position_work) && has_sequence(table, place.docid);
    }
    bool too_many_terms = false;
    const bool by_position =
        matches(pattern_, [&](const PatternWord& word, std::vector<std::uint32_t>& positions) {
            too_many_terms = too_many_terms || word.terms.size() > max_terms_by_position;
            if (!too_many_terms) {
                const std::size_t from = positions.size();
                TermPositions& of_word = of_words_.try_emplace(&word, word.terms).first->second;
                of_word.find(table, place.docid, positions);
                drop_before_first(positions, from);
            }
        });
    if (!needs_text_ && !too_many_terms) {
        return !context.is_over(position_work) && by_position;
    }
    return (by_position || too_many_terms) && !context.is_over(text_work) &&
           text_matches(context, place, pattern_, first_position_);
}

// Xapian asks the narrowest side of an AND first: this one wants to be the last.
Xapian::doccount CheckSource::get_termfreq_min() const {
    return 0;
}
Xapian::doccount CheckSource::get_termfreq_est() const {
    return last_;
}
Xapian::doccount CheckSource::get_termfreq_max() const {
    return last_;
}

bool CheckSource::passes(Xapian::docid docid) {
    return check_->passes(*context_, {.segment = segment_, .docid = docid});
}

void CheckSource::next(double min_weight) {
    skip_to(at_ + 1, min_weight);
}

void CheckSource::skip_to(Xapian::docid docid, double /*min_weight*/) {
    if (docid <= at_) {
        return;
    }
    for (at_ = docid; at_ <= last_; ++at_) {
        if (passes(at_)) {
            return;
        }
    }
}

bool CheckSource::check(Xapian::docid docid, double /*min_weight*/) {
    if (docid <= at_) {
        return true;
    }
    if (docid <= last_ && !passes(docid)) {
        return false;
    }
    at_ = docid;
    return true;
}

bool CheckSource::at_end() const {
    return at_ > last_;
}

Xapian::docid CheckSource::get_docid() const {
    return at_;
}

Xapian::PostingSource* CheckSource::clone() const {
    return std::make_unique<CheckSource>(*context_, *check_).release();
}

void CheckSource::init(const Xapian::Database& database) {
    segment_ = context_->segment_of(database.get_uuid());
    last_ = database.get_lastdocid();
    at_ = 0;
}

std::string CheckSource::get_description() const {
    return "words as they must stand";
}

} // namespace gazette::searcher
