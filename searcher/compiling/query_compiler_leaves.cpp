// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/query_compiler_leaves.h"

#include <algorithm>
#include <utility>

namespace gazette::searcher {
namespace {

using Kind = QueryNode::Kind;
using Xapian::Query;

PositionPattern nothing() {
    return {.kind = PositionPattern::Kind::Alternatives};
}

bool is_nothing(const PositionPattern& pattern) {
    return pattern.kind == PositionPattern::Kind::Alternatives && pattern.children.empty();
}

/// The pattern, or its only child.
PositionPattern unwrapped(PositionPattern pattern) {
    if (pattern.children.size() != 1) {
        return pattern;
    }
    PositionPattern only = std::move(pattern.children.front());
    return only;
}

QueryField field_of(const QueryNode& node) {
    const QueryNode* leaf = &node;
    while (!leaf->children.empty()) {
        leaf = &leaf->children.front();
    }
    return leaf->field;
}

} // namespace

Query LeafCompiler::weighed(const Query& query, QueryField field, const std::string& what) {
    if (narrows(field)) {
        return {0.0, query};
    }
    if (!denied_) {
        has_words_ = true;
        result_->score_parts.push_back({what, query});
    }
    return query;
}

LeafCompiler::Numbers LeafCompiler::see(const std::vector<QueryUnit>& units, QueryField field) {
    Numbers numbers;
    if (denied_ || !UnitCompiler::is_text(field)) {
        return numbers;
    }
    for (const QueryUnit& unit : units) {
        if (unit.forms.empty()) {
            for (const QueryForm& part : unit.parts) {
                numbers.push_back(see_form(part, false));
            }
            if (unit.last && &unit != &units.back()) {
                numbers.push_back(see_form(*unit.last, true)); // marked as a part of the whole only
            }
            continue;
        }
        numbers.push_back(see_form(unit.forms.front(), unit.stop));
        for (std::size_t i = 1; i < unit.forms.size(); ++i) {
            see_form(unit.forms[i], false);
        }
    }
    sought_.add_group(numbers, true, static_cast<std::uint32_t>(numbers.size()));
    return numbers;
}

std::uint32_t LeafCompiler::see_form(const QueryForm& form, bool stop) {
    SoughtWord word{.form = form.form, .terms = form.terms};
    if (units_->exact()) {
        word.form_rule = SoughtWord::FormRule::Equals;
    }
    word.weight = units_->weight_of(form.terms);
    word.stop = stop;
    return sought_.add(std::move(word));
}

void LeafCompiler::see_wildcard(const PositionPattern& pattern, QueryField field) {
    const PatternWord& word =
        pattern.kind == PositionPattern::Kind::Word ? pattern.word : pattern.children.back().word;
    if (!denied_ && UnitCompiler::is_text(field)) {
        sought_.add({.form = word.form,
                     .terms = {},
                     .form_rule = SoughtWord::FormRule::StartsWith,
                     .weight = units_->weight_of(word.terms)});
    }
}

void LeafCompiler::see_near(const PositionPattern& pattern, const std::vector<Numbers>& seen) {
    // Alternatives on both sides multiply; a snippet needs no more than these.
    constexpr std::size_t max_groups = 64;
    std::size_t groups = 0;
    for (std::size_t i = 0; i + 1 < seen.size(); ++i) {
        for (const std::uint32_t left : seen[i]) {
            for (const std::uint32_t right : seen[i + 1]) {
                if (++groups <= max_groups) {
                    sought_.add_group({left, right}, pattern.proximities[i].ordered,
                                      pattern.proximities[i].distance + 1);
                }
            }
        }
    }
}

Query LeafCompiler::compile_units(const std::vector<QueryUnit>& units, QueryField field,
                                  const std::string& text) {
    see(units, field);
    return weighed(units_->query_of(units_->pattern_of(units, field), field, required_), field,
                   text);
}

std::optional<Query> LeafCompiler::compile_text(const QueryNode& node) {
    const std::vector<QueryUnit> units = units_->read(node.text, node.field);
    if (units.empty()) {
        return std::nullopt;
    }
    return compile_units(units, node.field, print_query(node));
}

std::optional<Query> LeafCompiler::compile_wildcard(const QueryNode& node) {
    PositionPattern pattern = units_->wildcard_pattern(node.text, node.field);
    if (is_nothing(pattern)) {
        return std::nullopt;
    }
    see_wildcard(pattern, node.field);
    return weighed(units_->query_of(std::move(pattern), node.field, required_), node.field,
                   print_query(node));
}

PositionPattern LeafCompiler::operand_pattern(const QueryNode& node, Numbers& numbers) {
    if (node.kind == Kind::Wildcard) {
        PositionPattern pattern = units_->wildcard_pattern(node.text, node.field);
        if (!is_nothing(pattern)) {
            see_wildcard(pattern, node.field);
        }
        return pattern;
    }
    if (node.kind == Kind::Word || node.kind == Kind::Phrase) {
        const std::vector<QueryUnit> units = units_->read(node.text, node.field);
        const Numbers seen = see(units, node.field);
        if (seen.size() == 1) {
            numbers.push_back(seen.front());
        }
        return units.empty() ? nothing() : units_->pattern_of(units, node.field);
    }
    PositionPattern pattern = nothing();
    for (const QueryNode& child : node.children) {
        PositionPattern one = operand_pattern(child, numbers);
        if (!is_nothing(one)) {
            pattern.children.push_back(std::move(one));
        }
    }
    return unwrapped(std::move(pattern));
}

std::optional<Query> LeafCompiler::compile_near(const QueryNode& node) {
    PositionPattern pattern{.kind = PositionPattern::Kind::Near};
    std::vector<Numbers> seen;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        Numbers numbers;
        PositionPattern operand = operand_pattern(node.children[i], numbers);
        if (is_nothing(operand)) {
            continue; // no letters: the others are near each other without it
        }
        if (!pattern.children.empty()) {
            pattern.proximities.push_back(node.proximities[i - 1]);
        }
        pattern.children.push_back(std::move(operand));
        seen.push_back(std::move(numbers));
    }
    if (pattern.children.empty()) {
        return std::nullopt;
    }
    see_near(pattern, seen);
    const QueryField field = field_of(node);
    return weighed(units_->query_of(unwrapped(std::move(pattern)), field, required_), field,
                   print_query(node));
}

} // namespace gazette::searcher
