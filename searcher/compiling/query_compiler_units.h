// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/index/schema.h"
#include "searcher/compiling/query_compiler.h"
#include "searcher/query/word_reading.h"

namespace gazette::searcher {

/// Words -> patterns -> Xapian queries: what knows terms, prefixes and positions of the index.
class UnitCompiler {
  public:
    /// `languages`: the chains to look words up under. `exact`: forms must be as written. The
    /// references must outlive the object.
    UnitCompiler(MatchContext& context, QueryParts& parts, std::vector<text::Language> languages,
                 text::Language speaking, bool exact);

    /// From here on words stand for themselves with any accents, too: the query was written without
    /// them, and the index has articles in languages whose terms keep them.
    void seek_any_accents() { without_accents_ = true; }

    /// The units of `text`: of the article's text by the languages' chains, of names unstemmed.
    /// Throws Error{Usage} when the query has too many words with them.
    [[nodiscard]] std::vector<QueryUnit> read(std::string_view text, QueryField field);

    /// Where one of `unit` may stand.
    [[nodiscard]] PositionPattern pattern_of(const QueryUnit& unit, QueryField field) const;
    /// The units one right after another; `followed`: and something more right after them.
    [[nodiscard]] PositionPattern pattern_of(const std::vector<QueryUnit>& units, QueryField field,
                                             bool followed = false) const;
    /// Words that start with the text's last word; words before it come right before them. Throws
    /// Error{Usage} when too short or of too many words.
    [[nodiscard]] PositionPattern wildcard_pattern(std::string_view text, QueryField field);

    /// The articles with the pattern, weighted by its words. `required`: no article without the
    /// pattern matches the whole query, so that what the words alone leave open may be left to
    /// QueryParts::left_out.
    [[nodiscard]] Xapian::Query query_of(PositionPattern pattern, QueryField field, bool required);

    /// Inverse document frequency of a word with these terms, above 0.
    [[nodiscard]] double weight_of(const std::vector<std::string>& terms) const;

    /// The language the query is likely written in.
    [[nodiscard]] text::Language speaking() const noexcept { return speaking_; }
    /// Whether words must be as written.
    [[nodiscard]] bool exact() const noexcept { return exact_; }
    /// Whether `field` is text that is stemmed and stored, rather than a name.
    [[nodiscard]] static bool is_text(QueryField field) noexcept;

  private:
    [[nodiscard]] PatternWord word_of(const QueryForm& form, QueryField field) const;
    [[nodiscard]] PositionPattern any_form(const std::vector<QueryForm>& forms,
                                           QueryField field) const;
    [[nodiscard]] PatternWord expand_wildcard(std::string_view start, QueryField field) const;
    [[nodiscard]] std::vector<std::string> names_from(std::string_view start,
                                                      QueryField field) const;
    [[nodiscard]] TermUnion& union_of(const PatternWord& word);
    [[nodiscard]] Xapian::Query query_of_word(const PatternWord& word, UnionSource::Doubt doubt);
    [[nodiscard]] Xapian::Query candidates(const PositionPattern& pattern,
                                           UnionSource::Doubt doubt);
    [[nodiscard]] ArticleCheck& check_of(PositionPattern pattern, std::uint32_t first_position);
    [[nodiscard]] Xapian::Query filtered(const Xapian::Query& wide, ArticleCheck& check);
    [[nodiscard]] Xapian::Query required_query(PositionPattern pattern,
                                               std::uint32_t first_position);

    MatchContext* context_;
    QueryParts* parts_;
    std::vector<text::Language> languages_;
    WordReader text_words_;
    WordReader name_words_;
    text::Language speaking_;
    bool exact_;
    bool without_accents_ = false;
    std::size_t words_read_ = 0;
};

} // namespace gazette::searcher
