// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_parser.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "common/base/error.h"
#include "common/base/utf8.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/query_structure.h"
#include "searcher/query/unspaced_text.h"

namespace gazette::searcher {
namespace {

using Kind = QueryNode::Kind;

bool is_ascii_letter_or_digit(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Characters of `text` that are not ASCII punctuation.
std::size_t count_letters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 ? is_ascii_letter_or_digit(byte) : !is_continuation_byte(c);
    }));
}

/// Whether the word `node` may be a whole question, of which not all has to be found: written in a
/// script without blanks, and in no other, or longer than a word or a name.
bool may_be_whole_question(const QueryNode& node) {
    constexpr std::size_t longest_name = 8; // characters, of mixed scripts
    const bool in_text = node.field == QueryField::Anywhere || node.field == QueryField::Title ||
                         node.field == QueryField::Body;
    const bool is_mixed = std::ranges::any_of(
        node.text, [](char c) { return is_ascii_letter_or_digit(static_cast<unsigned char>(c)); });
    return node.kind == Kind::Word && node.occur == Occur::Should && in_text &&
           has_unspaced_script(node.text) && (!is_mixed || count_letters(node.text) > longest_name);
}

/// The parts of `text` between blanks.
std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = static_cast<unsigned char>(c) <= ' ';
        words += !blank && !inside ? 1 : 0;
        inside = !blank;
    }
    return words;
}

std::string lower_case(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

/// The one field of a node that positions can be compared in; nothing when NEAR cannot take it.
std::optional<QueryField> positional_field(const QueryNode& node) {
    if (node.kind == Kind::Word || node.kind == Kind::Wildcard || node.kind == Kind::Phrase) {
        return node.field;
    }
    if (node.kind != Kind::Or && node.kind != Kind::Words) {
        return std::nullopt;
    }
    std::optional<QueryField> field;
    for (const QueryNode& child : node.children) {
        const auto of_child = positional_field(child);
        if (!of_child || child.occur != Occur::Should || (field && field != of_child)) {
            return std::nullopt;
        }
        field = of_child;
    }
    return field;
}

/// Reads tokens whose structure has been resolved. Calls itself for brackets only, and those nest
/// at most max_nesting deep.
class Parser {
  public:
    Parser(LexedQuery& query, const ParseOptions& options) : query_(&query), options_(&options) {}

    std::optional<QueryNode> run() {
        return query_->tokens.empty() ? std::nullopt
                                      : std::optional(parse_or(QueryField::Anywhere));
    }

  private:
    [[nodiscard]] bool at(TokenKind kind) const {
        return at_ < query_->tokens.size() && query_->tokens[at_].kind == kind;
    }
    [[nodiscard]] bool at_clause() const {
        return at(TokenKind::Word) || at(TokenKind::Phrase) || at(TokenKind::Open) ||
               at(TokenKind::Not);
    }
    const QueryToken& take() { return query_->tokens[at_++]; }
    void problem(std::string text) { query_->problems.push_back(std::move(text)); }

    QueryNode parse_or(QueryField field) {
        QueryNode first = parse_and(field);
        if (!at(TokenKind::Or)) {
            return first;
        }
        QueryNode node{.kind = Kind::Or};
        node.children.push_back(std::move(first));
        while (at(TokenKind::Or)) {
            take();
            node.children.push_back(parse_and(field));
        }
        return node;
    }

    QueryNode parse_and(QueryField field) {
        QueryNode first = parse_words(field);
        if (!at(TokenKind::And)) {
            return first;
        }
        QueryNode node{.kind = Kind::And};
        node.children.push_back(without_group(std::move(first)));
        while (at(TokenKind::And)) {
            take();
            node.children.push_back(without_group(parse_words(field)));
        }
        return node;
    }

    QueryNode parse_words(QueryField field) {
        QueryNode node{.kind = Kind::Words, .every = options_->all_words};
        while (at_clause()) {
            node.children.push_back(parse_clause(field));
        }
        if (node.children.size() == 1 && may_be_whole_question(node.children.front())) {
            return node;
        }
        return without_group(std::move(node));
    }

    /// What `node` consists of when that is one clause, which nobody denies.
    static QueryNode without_group(QueryNode node) {
        if (node.kind != Kind::Words || node.children.size() != 1 ||
            node.children.front().occur == Occur::MustNot) {
            return node;
        }
        QueryNode only = std::move(node.children.front());
        only.occur = Occur::Should;
        return only;
    }

    QueryNode parse_clause(QueryField field) {
        bool denied = false;
        while (at(TokenKind::Not)) {
            denied = !denied;
            take();
        }
        const char sign = query_->tokens[at_].sign;
        denied = denied != (sign == '-');
        QueryNode node = parse_near(field);
        if (denied) {
            node.occur = Occur::MustNot;
        } else {
            node.occur = sign == '+' ? Occur::Must : Occur::Should;
        }
        return node;
    }

    QueryNode parse_near(QueryField field) {
        QueryNode first = parse_operand(field);
        if (!at(TokenKind::Near)) {
            return first;
        }
        QueryNode node{.kind = Kind::Near};
        node.children.push_back(std::move(first));
        while (at(TokenKind::Near)) {
            node.proximities.push_back(take().proximity);
            node.children.push_back(parse_operand(field));
        }
        const auto common_field = positional_field(node.children.front());
        const bool comparable = std::ranges::all_of(node.children, [&](const QueryNode& child) {
            return common_field && positional_field(child) == common_field;
        });
        if (!comparable) {
            problem("NEAR takes words and phrases of one field");
            node.kind = Kind::Words;
            node.proximities.clear();
            return node;
        }
        for (QueryNode& child : node.children) { // a distance has one weight
            node.boost = std::min(node.boost * child.boost, max_boost);
            child.boost = 1;
        }
        return node;
    }

    QueryNode parse_operand(QueryField field) {
        const QueryToken& token = take();
        const QueryField inner = token.field == QueryField::Anywhere ? field : token.field;
        if (token.kind != TokenKind::Open) {
            return make_leaf(token, inner);
        }
        QueryNode node = parse_or(inner);
        if (at(TokenKind::Close)) {
            node.boost = std::min(node.boost * take().boost, max_boost);
        }
        return node;
    }

    QueryNode make_leaf(const QueryToken& token, QueryField field) {
        count_terms(token);
        if (field == QueryField::Date || field == QueryField::Language) {
            if (token.wildcard || token.boost != 1) {
                problem(std::string(name_of(field)) + ": takes neither * nor ^");
            }
            return field == QueryField::Date ? make_date(token) : make_language(token);
        }
        if (token.wildcard && count_letters(token.text) < min_wildcard_letters) {
            throw Error(ErrorKind::Usage,
                        "the wildcard " + std::string(token.text) + "* has fewer than " +
                            std::to_string(min_wildcard_letters) + " letters",
                        "write more of the word before the *");
        }
        QueryNode node{.kind = Kind::Word, .text = std::string(token.text), .field = field};
        if (token.kind == TokenKind::Phrase) {
            node.kind = Kind::Phrase;
        } else if (token.wildcard) {
            node.kind = Kind::Wildcard;
        }
        node.boost = token.boost;
        return node;
    }

    QueryNode make_date(const QueryToken& token) {
        if (const auto range = parse_date_range(token.text, options_->today)) {
            QueryNode node{.kind = Kind::Date};
            node.range = *range;
            return node;
        }
        problem("\"" + std::string(token.text) + "\" is no date");
        return {.kind = token.kind == TokenKind::Phrase ? Kind::Phrase : Kind::Word,
                .text = std::string(token.text)};
    }

    static QueryNode make_language(const QueryToken& token) {
        return {.kind = Kind::Language, .text = lower_case(token.text)};
    }

    void count_terms(const QueryToken& token) {
        terms_ += token.kind == TokenKind::Phrase ? count_words(token.text) : 1;
        if (terms_ > max_query_terms) {
            throw Error(ErrorKind::Usage,
                        "the query has more than " + std::to_string(max_query_terms) + " words",
                        "shorten it, or split it into several queries (--stdin)");
        }
    }

    LexedQuery* query_;
    const ParseOptions* options_;
    std::size_t at_ = 0;
    std::size_t terms_ = 0;
};

} // namespace

ParsedQuery parse_query(std::string_view text, const ParseOptions& options) {
    LexedQuery lexed = lex_query(text);
    resolve_structure(lexed);
    ParsedQuery parsed;
    parsed.root = Parser(lexed, options).run();
    std::ranges::transform(lexed.tokens, std::back_inserter(parsed.tokens), print_token);
    if (lexed.problems.empty()) {
        return parsed;
    }
    std::string what = lexed.problems.front();
    if (lexed.problems.size() > 1) {
        what.append(" (and ").append(std::to_string(lexed.problems.size() - 1)).append(" more)");
    }
    if (options.strict) {
        throw Error(ErrorKind::Usage, "the query cannot be read as written: " + what,
                    "without --strict it is searched as words");
    }
    parsed.note = "part of the query is searched as words: " + what;
    return parsed;
}

} // namespace gazette::searcher
