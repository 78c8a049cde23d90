// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/union_source.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <utility>

#include "common/text/languages.h"
#include "searcher/matching/text_check.h"
#include "searcher/matching/vocabulary_expansion.h"

namespace gazette::searcher {

namespace {

/// Whether the article is in a language in which a stem tells nothing about what the form begins
/// with.
bool is_doubtful(const index::Segment& segment, std::uint32_t docid) {
    const index::LanguageCode code = segment.articles().language(docid);
    const auto language = text::language_of_code(index::to_string_view(code));
    return language && changes_beginnings(*language);
}

} // namespace

TermUnion::TermUnion(MatchContext& context, PatternWord word) : word_(std::move(word)) {
    const std::vector<std::string>& unsure = word_.unsure;
    std::vector<std::string> sure;
    std::ranges::set_difference(word_.terms, unsure, std::back_inserter(sure));
    for (std::uint32_t i = 0; i < context.reader().segment_count(); ++i) {
        frequencies_.emplace_back(context.reader().segment(i).size() + 1, std::uint8_t{0});
        // Unsure terms first: a sure one then clears the doubt.
        gather(context, i, unsure, false);
        gather(context, i, sure, true);
        for (const std::uint8_t frequency : frequencies_.back()) {
            articles_ += frequency != 0 ? 1 : 0;
            occurrences_ += frequency & max_frequency;
        }
    }
}

void TermUnion::gather(MatchContext& context, std::uint32_t segment,
                       const std::vector<std::string>& terms, bool sure) {
    const index::Segment& from = context.reader().segment(segment);
    from.check_lengths(); // for get_weight()
    const Xapian::Database& database = from.database();
    std::vector<std::uint8_t>& frequencies = frequencies_[segment];
    for (const std::string& term : terms) {
        std::uint32_t postings = 0;
        from.check_term(term);
        const auto end = database.postlist_end(term);
        for (auto at = database.postlist_begin(term); at != end && *at < frequencies.size(); ++at) {
            std::uint8_t& frequency = frequencies[*at];
            const bool doubt = !sure || (word_.doubt_some_languages && is_doubtful(from, *at));
            const std::uint32_t before = frequency & max_frequency;
            // Boolean terms (authors, outlets) have frequency 0 and still are there.
            const std::uint32_t more = std::max(at.get_wdf(), Xapian::termcount{1});
            const auto sum = static_cast<std::uint8_t>(std::min<std::uint32_t>(
                before + std::min<std::uint32_t>(more, max_frequency), max_frequency));
            frequency = doubt ? static_cast<std::uint8_t>(sum | unsure_bit) : sum;
            ++postings;
        }
        // A posting takes some hundredths of a microsecond.
        if (context.is_over(1 + postings / 64)) {
            return;
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
    : context_(&context), terms_(&terms), doubt_(doubt) {
    const Xapian::Database& whole = context.reader().database();
    const double articles = std::max<double>(whole.get_doccount(), 1);
    const auto occurrences = static_cast<double>(std::max<std::uint64_t>(terms.occurrences(), 1));
    const auto having = static_cast<double>(std::max<std::uint64_t>(terms.articles(), 1));
    // Amati and van Rijsbergen's model I(n_e)B2, as Xapian's weight/ineb2weight.cc computes it.
    const double expected = articles * (1.0 - std::pow((articles - 1.0) / articles, occurrences));
    inverse_frequency_ = std::log2((articles + 1.0) / (expected + 0.5));
    normalisation_ = (occurrences + 1.0) / having;
    average_length_ = std::max(whole.get_average_length(), 1.0);
    set_maxweight(std::max(0.0, weigh(TermUnion::max_frequency, 1.0)));
}

double UnionSource::weigh(double frequency, double length) const {
    const double normalised = frequency * std::log2(1.0 + average_length_ / std::max(length, 1.0));
    return normalised * inverse_frequency_ * normalisation_ / (normalised + 1.0);
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
    return std::max(0.0, weigh(terms_->frequency(segment_, at_), database_.get_doclength(at_)));
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
    database_ = database;
    segment_ = context_->segment_of(database.get_uuid());
    at_ = 0;
    ended_ = false;
    in_segment_ = 0;
    for (std::uint32_t docid = terms_->next(segment_, 1); docid != 0;
         docid = terms_->next(segment_, docid + 1)) {
        ++in_segment_;
    }
}

std::string UnionSource::get_description() const {
    return std::to_string(terms_->word().terms.size()) + " terms as one word";
}

} // namespace gazette::searcher
