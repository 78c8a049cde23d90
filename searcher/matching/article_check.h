// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/matching/match_context.h"
#include "searcher/matching/position_pattern.h"
#include "searcher/matching/term_positions.h"
#include "searcher/matching/union_source.h"

namespace gazette::searcher {

/// What the postings of a query's words leave open about an article.
class ArticleCheck {
  public:
    ArticleCheck() = default;
    virtual ~ArticleCheck() = default;
    ArticleCheck(const ArticleCheck&) = delete;
    ArticleCheck& operator=(const ArticleCheck&) = delete;
    ArticleCheck(ArticleCheck&&) = delete;
    ArticleCheck& operator=(ArticleCheck&&) = delete;

    /// Whether the article is one that is sought. False once the context's time is over. Throws
    /// Error{Damaged}, Error{Io}.
    [[nodiscard]] virtual bool passes(MatchContext& context, const index::ArticlePlace& place) = 0;
};

/// Whether words stand as a pattern wants, from the index's positions and, where those do not tell
/// enough, from the stored text.
class PatternCheck : public ArticleCheck {
  public:
    /// Words before `first_position` do not count. Looks the words' frequencies up.
    PatternCheck(const MatchContext& context, PositionPattern pattern,
                 std::uint32_t first_position);
    [[nodiscard]] bool passes(MatchContext& context, const index::ArticlePlace& place) override;

  private:
    [[nodiscard]] bool has_sequence(const index::PositionTable& table, std::uint32_t docid);
    void drop_before_first(std::vector<std::uint32_t>& positions, std::size_t from) const;

    PositionPattern pattern_;
    std::uint32_t first_position_;
    bool needs_text_;
    /// A word of a sequence of nothing but words, and its place there.
    struct SequenceWord {
        std::uint32_t number;
        TermPositions positions;
    };
    std::vector<SequenceWord> rarest_first_; ///< empty for another pattern
    std::vector<std::uint32_t> starts_;      ///< where the sequence may begin in the article
    std::vector<std::uint32_t> positions_;   ///< of one word
    std::map<const PatternWord*, TermPositions> of_words_; ///< of another pattern
};

/// Whether a wildcard's word is there, where its stems are.
class UnionCheck : public ArticleCheck {
  public:
    /// `terms` must outlive the object.
    explicit UnionCheck(TermUnion& terms) : terms_(&terms) {}
    [[nodiscard]] bool passes(MatchContext& context, const index::ArticlePlace& place) override {
        return terms_->has(context, place.segment, place.docid) && !context.was_over();
    }

  private:
    TermUnion* terms_;
};

/// Articles that pass a check. To be used as one side of AND, the other side being cheap and wide
/// enough: what it is not asked about it does not look at. Carries no weight.
class CheckSource : public Xapian::PostingSource {
  public:
    /// Both references must outlive this and all its clones.
    CheckSource(MatchContext& context, ArticleCheck& check) : context_(&context), check_(&check) {}

    [[nodiscard]] Xapian::doccount get_termfreq_min() const override;
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override;
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override;
    void next(double min_weight) override;
    void skip_to(Xapian::docid docid, double min_weight) override;
    [[nodiscard]] bool check(Xapian::docid docid, double min_weight) override;
    [[nodiscard]] bool at_end() const override;
    [[nodiscard]] Xapian::docid get_docid() const override;
    [[nodiscard]] Xapian::PostingSource* clone() const override;
    void init(const Xapian::Database& database) override;
    [[nodiscard]] std::string get_description() const override;

  private:
    [[nodiscard]] bool passes(Xapian::docid docid);

    MatchContext* context_;
    ArticleCheck* check_;
    std::uint32_t segment_ = 0;
    Xapian::docid last_ = 0; ///< the segment's last article
    Xapian::docid at_ = 0;   ///< 0 before the first next(), beyond last_ at the end
};

} // namespace gazette::searcher
