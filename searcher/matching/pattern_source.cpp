// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/pattern_source.h"

#include <algorithm>
#include <memory>

#include "searcher/matching/text_check.h"

namespace gazette::searcher {
namespace {

/// Wildcards with more terms than this are looked for in the text at once: each term costs about a
/// microsecond in the table of positions.
constexpr std::size_t max_terms_by_position = 64;

/// Articles are read at the cost of so many microseconds.
constexpr std::uint32_t text_work = 40;
constexpr std::uint32_t position_work = 1;

} // namespace

PatternSource::PatternSource(MatchContext& context, const PositionPattern& pattern,
                             std::uint32_t first_position)
    : context_(&context), pattern_(&pattern), first_position_(first_position) {}

// Xapian asks the narrowest side of an AND first: this one wants to be the last.
Xapian::doccount PatternSource::get_termfreq_min() const {
    return 0;
}
Xapian::doccount PatternSource::get_termfreq_est() const {
    return last_;
}
Xapian::doccount PatternSource::get_termfreq_max() const {
    return last_;
}

void PatternSource::next(double min_weight) {
    skip_to(at_ + 1, min_weight);
}

void PatternSource::skip_to(Xapian::docid docid, double /*min_weight*/) {
    if (docid <= at_) {
        return;
    }
    for (at_ = docid; at_ <= last_; ++at_) {
        if (matches_article(at_)) {
            return;
        }
    }
}

bool PatternSource::check(Xapian::docid docid, double /*min_weight*/) {
    if (docid <= at_) {
        return true;
    }
    if (docid <= last_ && !matches_article(docid)) {
        return false;
    }
    at_ = docid;
    return true;
}

bool PatternSource::at_end() const {
    return at_ > last_;
}

Xapian::docid PatternSource::get_docid() const {
    return at_;
}

Xapian::PostingSource* PatternSource::clone() const {
    return std::make_unique<PatternSource>(*context_, *pattern_, first_position_).release();
}

void PatternSource::init(const Xapian::Database& database) {
    segment_ = context_->segment_of(database.get_uuid());
    last_ = database.get_lastdocid();
    at_ = 0;
}

std::string PatternSource::get_description() const {
    return "words as they must stand";
}

void PatternSource::find(Xapian::docid docid, const PatternWord& word,
                         std::vector<std::uint32_t>& positions) const {
    const index::PositionTable& table = context_->reader().segment(segment_).positions();
    const std::size_t before = positions.size();
    for (const std::string& term : word.terms) {
        table.find(term, docid, positions);
    }
    if (first_position_ > 0) {
        const auto outside =
            std::remove_if(positions.begin() + static_cast<std::ptrdiff_t>(before), positions.end(),
                           [this](std::uint32_t position) { return position < first_position_; });
        positions.erase(outside, positions.end());
    }
}

bool PatternSource::matches_article(Xapian::docid docid) {
    bool too_many_terms = false;
    const bool by_position =
        matches(*pattern_, [&](const PatternWord& word, std::vector<std::uint32_t>& positions) {
            too_many_terms = too_many_terms || word.terms.size() > max_terms_by_position;
            if (!too_many_terms) {
                find(docid, word, positions);
            }
        });
    if (!needs_text(*pattern_) && !too_many_terms) {
        return !context_->is_over(position_work) && by_position;
    }
    return (by_position || too_many_terms) && !context_->is_over(text_work) &&
           text_matches(*context_, {.segment = segment_, .docid = docid}, *pattern_,
                        first_position_);
}

} // namespace gazette::searcher
