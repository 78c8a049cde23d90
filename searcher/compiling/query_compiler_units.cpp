// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/query_compiler_units.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "common/base/error.h"
#include "common/base/sort_distinct.h"
#include "common/base/utf8.h"
#include "searcher/compiling/name_spellings.h"
#include "searcher/matching/vocabulary_expansion.h"

namespace gazette::searcher {
namespace {

using Kind = PositionPattern::Kind;
using index::Field;

Field index_field(QueryField field) {
    switch (field) {
    case QueryField::Title:
        return Field::Title;
    case QueryField::Author:
        return Field::Author;
    case QueryField::Outlet:
        return Field::Outlet;
    case QueryField::Path:
        return Field::Path;
    case QueryField::Anywhere:
    case QueryField::Body:
    case QueryField::Date:
    case QueryField::Language:
        break;
    }
    return Field::Text;
}

/// Positions before this do not count in `field`.
std::uint32_t first_position_of(QueryField field) {
    return field == QueryField::Body ? index::body_zone : 0;
}

std::vector<std::string> with_prefix(const std::vector<std::string>& terms, Field field) {
    std::vector<std::string> result;
    result.reserve(terms.size());
    for (const std::string& term : terms) {
        result.push_back(index::make_term(field, term));
    }
    return result;
}

void merge_terms(std::vector<std::string>& into, const std::vector<std::string>& more) {
    into.insert(into.end(), more.begin(), more.end());
    sort_distinct(into);
}

/// A word that is its terms and no more.
bool is_simple_word(const PositionPattern& pattern) {
    return pattern.kind == Kind::Word && pattern.word.is_sure() &&
           pattern.word.rule == SoughtWord::FormRule::Any;
}

Xapian::Query any_of(const std::vector<std::string>& terms) {
    if (terms.size() == 1) {
        return {terms.front()};
    }
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return !is_continuation_byte(c); }));
}

} // namespace

UnitCompiler::UnitCompiler(MatchContext& context, QueryParts& parts,
                           std::vector<text::Language> languages, text::Language speaking,
                           bool exact)
    : context_(&context), parts_(&parts), languages_(std::move(languages)),
      text_words_(languages_, speaking, context.analyzers()),
      name_words_({}, text::Language::Unknown, context.analyzers()), speaking_(speaking),
      exact_(exact) {}

bool UnitCompiler::is_text(QueryField field) noexcept {
    return field == QueryField::Anywhere || field == QueryField::Title || field == QueryField::Body;
}

std::vector<QueryUnit> UnitCompiler::read(std::string_view text, QueryField field) {
    std::vector<QueryUnit> units = is_text(field) ? text_words_.read(text) : name_words_.read(text);
    for (QueryUnit& unit : units) {
        if (is_text(field) && !exact_) {
            add_spellings(unit, context_->reader(), without_accents_);
        }
        words_read_ += std::max<std::size_t>(unit.parts.size(), 1);
    }
    if (words_read_ > max_query_terms) {
        throw Error(ErrorKind::Usage,
                    "the query has more than " + std::to_string(max_query_terms) + " words",
                    "shorten it, or split it into several queries (--stdin)");
    }
    return units;
}

PatternWord UnitCompiler::word_of(const QueryForm& form, QueryField field) const {
    const Field indexed = index_field(field);
    PatternWord word{.form = form.form};
    if (exact_ && is_text(field)) {
        const Expansion expansion = expand_form(context_->reader(), form.form, languages_);
        word.terms = with_prefix(expansion.stems, indexed);
        word.unsure = with_prefix(expansion.shared, indexed);
        word.doubt_some_languages = expansion.doubt_some_languages;
        word.rule = word.is_sure() ? SoughtWord::FormRule::Any : SoughtWord::FormRule::Equals;
    } else {
        word.terms = with_prefix(form.terms, indexed);
    }
    return word;
}

/// One of the forms at one position; a single word where their terms can stand in one list.
PositionPattern UnitCompiler::any_form(const std::vector<QueryForm>& forms,
                                       QueryField field) const {
    PositionPattern pattern{.kind = Kind::Alternatives};
    for (const QueryForm& form : forms) {
        PositionPattern one{.word = word_of(form, field)};
        const bool mergeable = !pattern.children.empty() && is_simple_word(one) &&
                               is_simple_word(pattern.children.back());
        if (mergeable) {
            merge_terms(pattern.children.back().word.terms, one.word.terms);
        } else {
            pattern.children.push_back(std::move(one));
        }
    }
    if (pattern.children.size() == 1) {
        PositionPattern only = std::move(pattern.children.front());
        return only;
    }
    return pattern;
}

PositionPattern UnitCompiler::pattern_of(const QueryUnit& unit, QueryField field) const {
    if (unit.parts.empty()) {
        return any_form(unit.forms, field);
    }
    PositionPattern sequence{.kind = Kind::Sequence};
    for (const QueryForm& part : unit.parts) {
        sequence.children.push_back({.word = word_of(part, field)});
    }
    if (sequence.children.size() == 1) {
        PositionPattern only = std::move(sequence.children.front());
        sequence = std::move(only);
    }
    if (unit.forms.empty()) {
        return sequence;
    }
    PositionPattern pattern{.kind = Kind::Alternatives};
    pattern.children.push_back(any_form(unit.forms, field));
    pattern.children.push_back(std::move(sequence));
    return pattern;
}

PositionPattern UnitCompiler::pattern_of(const std::vector<QueryUnit>& units, QueryField field,
                                         bool followed) const {
    PositionPattern sequence{.kind = Kind::Sequence};
    for (const QueryUnit& unit : units) {
        PositionPattern pattern = pattern_of(unit, field);
        if (pattern.kind ==
            Kind::Sequence) { // a run of ideographs: one sequence with its neighbours
            std::ranges::move(pattern.children, std::back_inserter(sequence.children));
        } else {
            sequence.children.push_back(std::move(pattern));
        }
        if (unit.last && (followed || &unit != &units.back())) {
            sequence.children.push_back({.word = word_of(*unit.last, field)});
        }
    }
    if (sequence.children.size() == 1) {
        PositionPattern only = std::move(sequence.children.front());
        return only;
    }
    return sequence;
}

std::vector<std::string> UnitCompiler::names_from(std::string_view start, QueryField field) const {
    const std::string prefix = index::make_term(index_field(field), start);
    const Xapian::Database& database = context_->reader().database_for_terms_from(prefix);
    std::vector<std::string> terms(database.allterms_begin(prefix), database.allterms_end(prefix));
    if (terms.size() > max_wildcard_expansions) {
        throw Error(ErrorKind::Usage,
                    "more than " + std::to_string(max_wildcard_expansions) + " names start with " +
                        std::string(start),
                    "write more of the word before the *");
    }
    return terms;
}

PatternWord UnitCompiler::expand_wildcard(std::string_view start, QueryField field) const {
    PatternWord word{.form = std::string(start), .rule = SoughtWord::FormRule::StartsWith};
    if (is_text(field)) {
        const Expansion expansion = expand_start(context_->reader(), start, languages_);
        word.terms = with_prefix(expansion.stems, index_field(field));
        word.unsure = with_prefix(expansion.shared, index_field(field));
        word.doubt_some_languages = expansion.doubt_some_languages;
    } else {
        word.terms = names_from(start, field);
    }
    return word;
}

PositionPattern UnitCompiler::wildcard_pattern(std::string_view text, QueryField field) {
    std::vector<QueryUnit> units = read(text, field);
    if (units.empty()) {
        return {.kind = Kind::Alternatives};
    }
    const QueryUnit last = std::move(units.back());
    units.pop_back();
    const std::string& start =
        last.forms.empty() ? last.parts.back().form : last.forms.front().form;
    if (count_characters(start) < min_wildcard_letters) {
        throw Error(ErrorKind::Usage,
                    "the wildcard " + std::string(text) + "* has fewer than " +
                        std::to_string(min_wildcard_letters) + " letters",
                    "write more of the word before the *");
    }
    PositionPattern wildcard{.word = expand_wildcard(start, field)};
    if (units.empty()) {
        return wildcard;
    }
    PositionPattern before = pattern_of(units, field, true);
    if (before.kind != Kind::Sequence) {
        PositionPattern sequence{.kind = Kind::Sequence};
        sequence.children.push_back(std::move(before));
        before = std::move(sequence);
    }
    before.children.push_back(std::move(wildcard));
    return before;
}

/// The same wildcard twice in a query is gathered once.
TermUnion& UnitCompiler::union_of(const PatternWord& word) {
    for (const auto& known : parts_->unions) {
        if (known->word().terms == word.terms && known->word().form == word.form) {
            return *known;
        }
    }
    return *parts_->unions.emplace_back(std::make_unique<TermUnion>(*context_, word));
}

Xapian::Query UnitCompiler::query_of_word(const PatternWord& word, UnionSource::Doubt doubt) {
    const bool one_word =
        word.is_sure() && (word.rule == SoughtWord::FormRule::Any || word.terms.size() == 1);
    if (word.terms.empty()) {
        return {};
    }
    if (one_word) {
        return any_of(word.terms);
    }
    return Xapian::Query(
        std::make_unique<UnionSource>(*context_, union_of(word), doubt).release()->release());
}

/// All articles that may have the pattern, by its words alone. Where only one of several words need
/// be there each is looked at all the same: one that is not must not weigh.
Xapian::Query UnitCompiler::candidates(const PositionPattern& pattern, UnionSource::Doubt doubt) {
    if (pattern.kind == Kind::Word) {
        return query_of_word(pattern.word, doubt);
    }
    const bool any = pattern.kind == Kind::Alternatives;
    std::vector<Xapian::Query> children;
    for (const PositionPattern& child : pattern.children) {
        children.push_back(candidates(child, any ? UnionSource::Doubt::LookAt : doubt));
    }
    return {any ? Xapian::Query::OP_OR : Xapian::Query::OP_AND, children.begin(), children.end()};
}

ArticleCheck& UnitCompiler::check_of(PositionPattern pattern, std::uint32_t first_position) {
    return *parts_->checks.emplace_back(
        std::make_unique<PatternCheck>(*context_, std::move(pattern), first_position));
}

Xapian::Query UnitCompiler::filtered(const Xapian::Query& wide, ArticleCheck& check) {
    return {Xapian::Query::OP_FILTER, wide,
            Xapian::Query(std::make_unique<CheckSource>(*context_, check).release()->release())};
}

/// The pattern's candidates; what they must pass is left to others.
Xapian::Query UnitCompiler::required_query(PositionPattern pattern, std::uint32_t first_position) {
    if (first_position == 0 && pattern.kind == Kind::Word) {
        if (!pattern.word.is_sure() && !pattern.word.terms.empty()) {
            parts_->left_out.push_back(
                parts_->checks.emplace_back(std::make_unique<UnionCheck>(union_of(pattern.word)))
                    .get());
        }
        return query_of_word(pattern.word, UnionSource::Doubt::LeaveOpen);
    }
    Xapian::Query wide = candidates(pattern, UnionSource::Doubt::LeaveOpen);
    parts_->left_out.push_back(&check_of(std::move(pattern), first_position));
    return wide;
}

Xapian::Query UnitCompiler::query_of(PositionPattern pattern, QueryField field, bool required) {
    constexpr auto look_at = UnionSource::Doubt::LookAt;
    const std::uint32_t first_position = first_position_of(field);
    const bool positional = pattern.kind == Kind::Sequence || pattern.kind == Kind::Near;
    if (required && (positional || pattern.kind == Kind::Word)) {
        return required_query(std::move(pattern), first_position);
    }
    if (first_position == 0) {
        if (pattern.kind == Kind::Word) {
            return query_of_word(pattern.word, look_at);
        }
        const bool word_or_parts =
            pattern.kind == Kind::Alternatives && pattern.children.size() == 2 &&
            pattern.children[0].kind == Kind::Word && pattern.children[1].kind == Kind::Sequence;
        if (word_or_parts) {
            // Where the joined form stands nobody needs to look for its parts side by side.
            const Xapian::Query joined = query_of_word(pattern.children[0].word, look_at);
            const Xapian::Query apart(Xapian::Query::OP_AND_NOT,
                                      candidates(pattern.children[1], look_at), joined);
            return {Xapian::Query::OP_OR, joined,
                    filtered(apart, check_of(std::move(pattern.children[1]), 0))};
        }
    }
    const Xapian::Query wide = candidates(pattern, look_at);
    return filtered(wide, check_of(std::move(pattern), first_position));
}

double UnitCompiler::weight_of(const std::vector<std::string>& terms) const {
    constexpr double least = 0.05;
    const index::IndexReader& reader = context_->reader();
    const double articles = reader.database().get_doccount();
    double having = 0;
    for (const std::string& term : terms) {
        having = std::max(having, static_cast<double>(reader.document_frequency(term)));
    }
    return std::max(least, std::log2((articles + 1.0) / (having + 0.5)));
}

} // namespace gazette::searcher
