// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/word_reading.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "common/text/initials.h"
#include "common/text/stopwords.h"

namespace gazette::searcher {
namespace {

using text::TokenKind;

/// Adds `term` where it belongs in the sorted `terms`.
void insert_term(std::vector<std::string>& terms, std::string_view term) {
    const auto place = std::ranges::lower_bound(terms, term);
    if (place == terms.end() || *place != term) {
        terms.emplace(place, term);
    }
}

/// `compound` with blanks for its hyphens, of any kind.
std::string part_at_hyphens(std::string_view compound) {
    std::string parted;
    for (std::size_t at = 0; at < compound.size(); ++at) {
        const std::string_view rest = compound.substr(at);
        if (rest.starts_with('-')) {
            parted.push_back(' ');
        } else if (rest.starts_with("\u2010") || rest.starts_with("\u2011")) {
            parted.push_back(' ');
            at += 2;
        } else {
            parted.push_back(rest.front());
        }
    }
    return parted;
}

} // namespace

/// A token with its terms under every chain.
struct WordReader::Token {
    QueryForm form;
    TokenKind kind = TokenKind::Word;
    std::uint32_t position = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

WordReader::WordReader(std::vector<text::Language> languages, text::Language speaking,
                       AnalyzerPool& analyzers)
    : languages_(std::move(languages)), speaking_(speaking), analyzers_(&analyzers) {
    if (languages_.empty()) {
        languages_.push_back(text::Language::Unknown);
    }
}

std::vector<WordReader::Token> WordReader::tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (const text::Language language : languages_) {
        // Tokens and forms do not depend on the language, so that the chains' tokens pair up.
        std::size_t number = 0;
        analyzers_->of(language).analyze(text, [&](const text::Token& token) {
            if (number == tokens.size()) {
                tokens.push_back({.form = {.form = std::string(token.form), .terms = {}},
                                  .kind = token.kind,
                                  .position = token.position,
                                  .begin = token.begin,
                                  .end = token.end});
            }
            insert_term(tokens[number++].form.terms, token.term);
        });
    }
    return tokens;
}

std::vector<QueryForm> WordReader::read_parts(std::string_view compound) {
    std::vector<QueryForm> parts;
    for (Token& token : tokens_of(part_at_hyphens(compound))) {
        parts.push_back(std::move(token.form));
    }
    return parts;
}

QueryUnit WordReader::begin_run(std::span<Token> group, Token& pair) {
    QueryUnit unit;
    unit.ideographs = true;
    if (group.front().kind == TokenKind::Word) { // Hangul: the whole word comes first
        unit.forms.push_back(std::move(group.front().form));
    }
    unit.parts.push_back(std::move(pair.form));
    return unit;
}

QueryUnit WordReader::read_unit(std::span<Token> group, std::string_view text) {
    QueryUnit unit;
    const Token& first = group.front();
    if (first.kind == TokenKind::Compound) {
        unit.parts = read_parts(text.substr(first.begin, first.end - first.begin));
        unit.forms.push_back(std::move(group.front().form));
        return unit;
    }
    for (Token& token : group) {
        unit.forms.push_back(std::move(token.form));
    }
    const std::string form = unit.forms.front().form;
    unit.stop = std::ranges::any_of(unit.forms.front().terms, [&](const std::string& term) {
        return text::is_stop_word(speaking_, form, term);
    });
    const auto initials = text::initials_term(form);
    if (initials && unit.forms.size() == 1) {
        unit.initials = true;
        unit.forms.push_back({.form = *initials, .terms = {*initials}});
    }
    return unit;
}

std::vector<QueryUnit> WordReader::read(std::string_view text) {
    std::vector<Token> tokens = tokens_of(text);
    std::vector<QueryUnit> units;
    std::uint32_t run_end = 0; // bytes; where the last pair of characters ends
    for (std::size_t begin = 0; begin < tokens.size();) {
        std::size_t end = begin + 1;
        while (end < tokens.size() && tokens[end].position == tokens[begin].position) {
            ++end;
        }
        const std::span<Token> group(tokens.data() + begin, end - begin);
        const auto pair = std::ranges::find(group, TokenKind::Bigram, &Token::kind);
        const bool goes_on = group.front().begin < run_end && group.front().kind != TokenKind::Word;
        if (pair != group.end()) {
            run_end = pair->end;
        }
        if (goes_on && pair != group.end()) {
            units.back().parts.push_back(std::move(pair->form));
        } else if (goes_on) {
            units.back().last = std::move(group.front().form);
        } else {
            units.push_back(pair != group.end() ? begin_run(group, *pair) : read_unit(group, text));
        }
        begin = end;
    }
    return units;
}

text::Language guess_language(std::string_view query, std::span<const LanguageShare> shares,
                              AnalyzerPool& analyzers) {
    // How much likelier a function word makes a language: names and loan words look like some
    // language's function words now and then (die, den, an), so one such word does not outweigh an
    // index that is nearly all in another language, and two do.
    constexpr double evidence = 20;
    text::Language best = text::Language::Unknown;
    double best_score = -1;
    for (const LanguageShare& share : shares) {
        const bool accented = text::row_of(share.language).keeps_accents;
        std::set<std::string, std::less<>> found;
        analyzers.of(accented ? share.language : text::Language::Unknown)
            .analyze(query, [&](const text::Token& token) {
                if (text::is_stop_word(share.language, token.form, token.term)) {
                    found.emplace(token.term);
                }
            });
        const auto stops = static_cast<double>(std::min<std::size_t>(found.size(), 50));
        const double score = static_cast<double>(share.articles) * std::pow(evidence, stops);
        if (score > best_score) {
            best_score = score;
            best = share.language;
        }
    }
    return best;
}

} // namespace gazette::searcher
