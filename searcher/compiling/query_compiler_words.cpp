// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/query_compiler_words.h"

#include <algorithm>
#include <utility>

#include "common/text/stopwords.h"
#include "searcher/query/request_words.h"
#include "searcher/query/unspaced_text.h"

namespace gazette::searcher {
namespace {

bool tells_alone(const QueryUnit& unit) {
    constexpr std::size_t least_bytes = 3;
    if (unit.ideographs) {
        return true;
    }
    const std::string& form = unit.forms.front().form;
    const bool digits = std::ranges::any_of(form, [](char c) { return c >= '0' && c <= '9'; });
    return form.size() >= least_bytes && !digits;
}

/// Whether units that stand together are more than a word or a name: a sentence without blanks.
bool is_sentence(const std::vector<QueryUnit>& units, std::string_view text) {
    constexpr std::size_t most_of_a_name = 6;
    std::size_t words = 0;
    for (const QueryUnit& unit : units) {
        words += std::max<std::size_t>(unit.parts.size(), 1);
    }
    return words > most_of_a_name && has_unspaced_script(text);
}

QueryUnit unit_of(QueryForm form) {
    QueryUnit unit;
    unit.forms.push_back(std::move(form));
    return unit;
}

bool is_us(const QueryUnit& unit) {
    return unit.initials && unit.forms.front().form == "us";
}

/// True when the function word is us and its other meaning has been kept alone.
bool keep_initials_only(QueryUnit& unit) {
    if (!is_us(unit)) {
        return false;
    }
    unit.forms.erase(unit.forms.begin());
    unit.stop = false;
    unit.initials = false;
    return true;
}

} // namespace

void append_clauses(const QueryNode& node, std::vector<QueryUnit> units,
                    std::vector<WordClause>& clauses) {
    if (units.empty()) {
        return;
    }
    const bool apart = std::ranges::all_of(units, tells_alone) || is_sentence(units, node.text);
    if (node.occur != Occur::Should || !apart) {
        clauses.push_back({&node, std::move(units)});
        return;
    }
    const auto add = [&](QueryUnit unit) {
        WordClause clause{&node, {}};
        clause.units.push_back(std::move(unit));
        clauses.push_back(std::move(clause));
    };
    for (QueryUnit& unit : units) {
        if (!unit.ideographs) {
            add(std::move(unit));
            continue;
        }
        for (QueryForm& form : unit.forms) { // the whole Hangul word
            add(unit_of(std::move(form)));
        }
        for (QueryForm& pair : unit.parts) {
            add(unit_of(std::move(pair)));
        }
    }
}

void drop_function_words(std::vector<WordClause>& clauses, bool others) {
    const bool nothing_else = !others && std::ranges::all_of(clauses, &WordClause::stops);
    if (nothing_else && clauses.size() == 1) {
        return;
    }
    std::vector<WordClause> kept;
    for (WordClause& clause : clauses) {
        if (nothing_else) { // the who: seek the words, not what they may abbreviate
            if (!is_us(clause.units.front())) {
                clause.units.front().forms.resize(1);
            }
        } else if (clause.stops() && !keep_initials_only(clause.units.front())) {
            continue;
        }
        kept.push_back(std::move(clause));
    }
    clauses = std::move(kept);
}

void seek_parts_too(std::vector<WordClause>& clauses, text::Language speaking) {
    constexpr std::size_t least_clauses = 2;
    const std::size_t count = clauses.size();
    for (std::size_t i = 0; count >= least_clauses && i < count; ++i) {
        const QueryNode* const node = clauses[i].node;
        if (node->occur != Occur::Should || clauses[i].units.size() != 1) {
            continue;
        }
        const QueryUnit unit = clauses[i].units.front(); // a copy: clauses grows
        if (unit.ideographs || unit.forms.empty()) {
            continue;
        }
        for (const QueryForm& part : unit.parts) {
            QueryUnit alone = unit_of(part);
            if (tells_alone(alone) && !text::is_stop_word(speaking, part.form)) {
                clauses.push_back({node, {std::move(alone)}});
            }
        }
    }
}

void drop_request_words(std::vector<WordClause>& clauses) {
    if (clauses.size() < long_request_words) {
        return;
    }
    const auto wraps = [](const WordClause& clause) {
        return clause.node->occur == Occur::Should && clause.units.size() == 1 &&
               clause.units.front().plain() &&
               is_request_word(clause.units.front().forms.front().form);
    };
    if (!std::ranges::all_of(clauses, wraps)) {
        std::erase_if(clauses, wraps);
    }
}

} // namespace gazette::searcher
