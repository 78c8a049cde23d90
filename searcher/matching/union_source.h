// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/matching/ineb2.h"
#include "searcher/matching/match_context.h"
#include "searcher/matching/position_pattern.h"

namespace gazette::searcher {

/// The articles of many terms taken as one word: what a wildcard stands for. Gathered once for the
/// whole index, so that the word weighs the same in every segment; costs one step a posting.
class TermUnion {
  public:
    /// How often the word stands in an article, up to this.
    static constexpr std::uint8_t max_frequency = 127;

    /// Reads the postings of `word.terms`. Articles with none but unsure ones are looked at in the
    /// word's sense when they come up. Stops at the context's deadline.
    TermUnion(MatchContext& context, PatternWord word);

    [[nodiscard]] const PatternWord& word() const noexcept { return word_; }
    /// Articles and occurrences, those not looked at yet among them.
    [[nodiscard]] std::uint64_t articles() const noexcept { return articles_; }
    [[nodiscard]] std::uint64_t occurrences() const noexcept { return occurrences_; }
    [[nodiscard]] std::uint32_t articles_in(std::uint32_t segment) const {
        return in_segments_[segment];
    }

    /// The first article of `segment` from `docid` on that may have the word; 0: none.
    [[nodiscard]] std::uint32_t next(std::uint32_t segment, std::uint32_t docid) const;
    /// Whether the article does; looks at its text the first time it must.
    [[nodiscard]] bool has(MatchContext& context, std::uint32_t segment, std::uint32_t docid);
    [[nodiscard]] std::uint32_t frequency(std::uint32_t segment, std::uint32_t docid) const;

  private:
    static constexpr std::uint8_t unsure_bit = 0x80;

    void gather(MatchContext& context, std::uint32_t segment, const std::vector<std::string>& terms,
                bool sure);
    static void doubt_languages(const MatchContext& context, std::uint32_t segment,
                                std::vector<std::uint8_t>& frequencies);

    PatternWord word_;
    std::vector<std::uint32_t> in_segments_; ///< articles by segment
    /// By segment, then docid: the frequency, with unsure_bit until the text has been looked at.
    std::vector<std::vector<std::uint8_t>> frequencies_;
    std::uint64_t articles_ = 0;
    std::uint64_t occurrences_ = 0;
};

/// A TermUnion in a Xapian query, weighted as IneB2Weight(1.0) would weigh one term that stood
/// wherever the union's terms do.
class UnionSource : public Xapian::PostingSource {
  public:
    /// What to do about articles that may have the word.
    enum class Doubt : std::uint8_t {
        LookAt,   ///< at the text, when the article comes up
        LeaveOpen ///< they are given; somebody else asks TermUnion::has()
    };

    /// The references must outlive this and all its clones.
    UnionSource(MatchContext& context, TermUnion& terms, Doubt doubt);

    [[nodiscard]] Xapian::doccount get_termfreq_min() const override;
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override;
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override;
    [[nodiscard]] double get_weight() const override;
    void next(double min_weight) override;
    void skip_to(Xapian::docid docid, double min_weight) override;
    [[nodiscard]] bool check(Xapian::docid docid, double min_weight) override;
    [[nodiscard]] bool at_end() const override;
    [[nodiscard]] Xapian::docid get_docid() const override;
    [[nodiscard]] Xapian::PostingSource* clone() const override;
    void init(const Xapian::Database& database) override;
    [[nodiscard]] std::string get_description() const override;

  private:
    MatchContext* context_;
    TermUnion* terms_;
    Doubt doubt_;
    IneB2 weight_;
    std::uint32_t segment_ = 0;
    Xapian::doccount in_segment_ = 0;
    Xapian::docid at_ = 0;
    bool ended_ = false;
};

} // namespace gazette::searcher
