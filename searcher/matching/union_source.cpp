// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/union_source.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "common/index/posting_cursor.h"
#include "common/index/schema.h"
#include "common/text/languages.h"
#include "searcher/matching/text_check.h"
#include "searcher/matching/vocabulary_expansion.h"

namespace gazette::searcher {

TermUnion::TermUnion(MatchContext& context, PatternWord word) : word_(std::move(word)) {
    const std::vector<std::string>& unsure = word_.unsure;
    std::vector<std::string> sure;
    std::ranges::set_difference(word_.terms, unsure, std::back_inserter(sure));
    for (std::uint32_t i = 0; i < context.reader().segment_count(); ++i) {
        frequencies_.emplace_back(context.reader().segment(i).size() + 1, std::uint8_t{0});
        // Unsure terms first: a sure one then clears the doubt.
        gather(context, i, unsure, false);
        gather(context, i, sure, true);
        if (word_.doubt_some_languages) {
            doubt_languages(context, i, frequencies_.back());
        }
        std::uint32_t& articles = in_segments_.emplace_back(0);
        for (const std::uint8_t frequency : frequencies_.back()) {
            articles += frequency != 0 ? 1 : 0;
            occurrences_ += frequency & max_frequency;
        }
        articles_ += articles;
    }
}

void TermUnion::gather(MatchContext& context, std::uint32_t segment,
                       const std::vector<std::string>& terms, bool sure) {
    const index::Segment& from = context.reader().segment(segment);
    std::vector<std::uint8_t>& frequencies = frequencies_[segment];
    for (const std::string& term : terms) {
        index::PostingCursor at(from.postlists(), from.size(), term);
        // A posting takes some hundredths of a microsecond.
        const std::uint32_t work = 1 + at.document_frequency() / 64;
        at.take_below(
            index::PostingCursor::end_docid, [&](std::uint32_t docid, std::uint32_t times) {
                std::uint8_t& frequency = frequencies[docid];
                const std::uint32_t before = frequency & max_frequency;
                // Boolean terms (authors, outlets) have frequency 0 and still are there.
                const auto sum = static_cast<std::uint8_t>(std::min<std::uint32_t>(
                    before + std::clamp<std::uint32_t>(times, 1, max_frequency), max_frequency));
                frequency = sure ? sum : static_cast<std::uint8_t>(sum | unsure_bit);
            });
        if (context.is_over(work)) {
            return;
        }
    }
}

/// Leaves open articles in languages in which a stem tells nothing about what the form begins with.
void TermUnion::doubt_languages(const MatchContext& context, std::uint32_t segment,
                                std::vector<std::uint8_t>& frequencies) {
    const index::Segment& from = context.reader().segment(segment);
    for (const index::LanguageCount& count : context.reader().languages()) {
        const auto language = text::language_of_code(count.code); // articles may have an older one
        if (!language || !changes_beginnings(*language)) {
            continue;
        }
        index::PostingCursor at(from.postlists(), from.size(),
                                index::make_term(index::Field::Language, count.code));
        for (; at.docid() != index::PostingCursor::end_docid; at.next()) {
            std::uint8_t& frequency = frequencies[at.docid()];
            frequency |= frequency != 0 ? unsure_bit : 0;
        }
    }
}

std::uint32_t TermUnion::next(std::uint32_t segment, std::uint32_t docid) const {
    const std::vector<std::uint8_t>& frequencies = frequencies_[segment];
    for (std::size_t at = docid; at < frequencies.size(); ++at) {
        if (frequencies[at] != 0) {
            return static_cast<std::uint32_t>(at);
        }
    }
    return 0;
}

bool TermUnion::has(MatchContext& context, std::uint32_t segment, std::uint32_t docid) {
    constexpr std::uint32_t work = 40;
    std::uint8_t& frequency = frequencies_[segment][docid];
    if ((frequency & unsure_bit) != 0 && !context.is_over(work)) {
        frequency = text_has_word(context, {.segment = segment, .docid = docid}, word_)
                        ? static_cast<std::uint8_t>(frequency & max_frequency)
                        : std::uint8_t{0};
    }
    return frequency != 0;
}

std::uint32_t TermUnion::frequency(std::uint32_t segment, std::uint32_t docid) const {
    return frequencies_[segment][docid] & max_frequency;
}

UnionSource::UnionSource(MatchContext& context, TermUnion& terms, Doubt doubt)
    : context_(&context), terms_(&terms), doubt_(doubt),
      weight_(context.reader().database().get_doccount(), static_cast<double>(terms.articles()),
              static_cast<double>(terms.occurrences())) {
    set_maxweight(weight_.most());
}

Xapian::doccount UnionSource::get_termfreq_min() const {
    return 0;
}
Xapian::doccount UnionSource::get_termfreq_est() const {
    return in_segment_;
}
Xapian::doccount UnionSource::get_termfreq_max() const {
    return in_segment_;
}

double UnionSource::get_weight() const {
    const std::uint32_t length = context_->reader().segment(segment_).lengths().of(at_);
    return weight_.weigh(terms_->frequency(segment_, at_), context_->length_factors().of(length));
}

void UnionSource::next(double min_weight) {
    skip_to(at_ + 1, min_weight);
}

void UnionSource::skip_to(Xapian::docid docid, double /*min_weight*/) {
    if (ended_ || docid <= at_) {
        return;
    }
    at_ = terms_->next(segment_, docid);
    while (at_ != 0 && doubt_ == Doubt::LookAt && !terms_->has(*context_, segment_, at_)) {
        at_ = terms_->next(segment_, at_ + 1);
    }
    ended_ = at_ == 0;
}

// Always goes on to the next article that has the word: Xapian's OR, checked by an AND_MAYBE, may
// ask a side for its weight after that side has said that it has nothing here (1.4.22).
bool UnionSource::check(Xapian::docid docid, double min_weight) {
    skip_to(docid, min_weight);
    return true;
}

bool UnionSource::at_end() const {
    return ended_;
}

Xapian::docid UnionSource::get_docid() const {
    return at_;
}

Xapian::PostingSource* UnionSource::clone() const {
    return std::make_unique<UnionSource>(*context_, *terms_, doubt_).release();
}

void UnionSource::init(const Xapian::Database& database) {
    segment_ = context_->segment_of(database.get_uuid());
    at_ = 0;
    ended_ = false;
    in_segment_ = terms_->articles_in(segment_);
}

std::string UnionSource::get_description() const {
    return std::to_string(terms_->word().terms.size()) + " terms as one word";
}

} // namespace gazette::searcher
