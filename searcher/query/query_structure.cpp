// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_structure.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/base/error.h"

namespace gazette::searcher {
namespace {

/// An open bracket that waits for its partner.
struct Waiting {
    std::size_t token;
    std::size_t kept_inside; ///< tokens kept so far, to see whether the brackets hold anything
};

/// Marks the brackets that stay. All other tokens stay too.
std::vector<bool> match_brackets(const LexedQuery& query) {
    std::vector<bool> keep(query.tokens.size(), true);
    std::vector<Waiting> waiting;
    std::size_t operands = 0;
    for (std::size_t i = 0; i < query.tokens.size(); ++i) {
        if (query.tokens[i].kind == TokenKind::Open) {
            keep[i] = false;
            waiting.push_back({i, operands});
        } else if (query.tokens[i].kind != TokenKind::Close) {
            ++operands;
        } else if (waiting.empty() || waiting.back().kept_inside == operands) {
            keep[i] = false;
            if (!waiting.empty()) {
                waiting.pop_back();
            }
        } else {
            keep[waiting.back().token] = true;
            waiting.pop_back();
        }
    }
    return keep;
}

void check_nesting(const LexedQuery& query) {
    std::size_t depth = 0;
    for (const QueryToken& token : query.tokens) {
        depth += token.kind == TokenKind::Open ? 1 : 0;
        depth -= token.kind == TokenKind::Close ? 1 : 0;
        if (depth > max_nesting) {
            throw Error(ErrorKind::Usage,
                        "the query nests brackets more than " + std::to_string(max_nesting) +
                            " deep",
                        "write it with fewer brackets");
        }
    }
}

void drop_lone_brackets(LexedQuery& query) {
    const std::vector<bool> keep = match_brackets(query);
    std::vector<QueryToken> kept;
    kept.reserve(query.tokens.size());
    for (std::size_t i = 0; i < query.tokens.size(); ++i) {
        if (keep[i]) {
            kept.push_back(query.tokens[i]);
        }
    }
    if (kept.size() < query.tokens.size()) {
        query.problems.emplace_back("a bracket has no partner or holds nothing");
    }
    query.tokens = std::move(kept);
}

bool is_operand_start(TokenKind kind) {
    return kind == TokenKind::Word || kind == TokenKind::Phrase || kind == TokenKind::Open;
}

bool is_operand_end(TokenKind kind) {
    return kind == TokenKind::Word || kind == TokenKind::Phrase || kind == TokenKind::Close;
}

void make_word(LexedQuery& query, std::size_t at) {
    query.tokens[at].kind = TokenKind::Word;
    query.problems.push_back("\"" + std::string(query.tokens[at].text) +
                             "\" has nothing to join where it stands");
}

/// NOT needs an operand behind it, perhaps after another NOT.
void resolve_not(LexedQuery& query) {
    for (std::size_t i = query.tokens.size(); i-- > 0;) {
        if (query.tokens[i].kind != TokenKind::Not) {
            continue;
        }
        const bool last = i + 1 == query.tokens.size();
        if (last || (!is_operand_start(query.tokens[i + 1].kind) &&
                     query.tokens[i + 1].kind != TokenKind::Not)) {
            make_word(query, i);
        }
    }
}

/// AND, OR and NEAR need operands on both sides; NEAR takes none that is signed or denied.
void resolve_binary(LexedQuery& query) {
    for (std::size_t i = 0; i < query.tokens.size(); ++i) {
        const TokenKind kind = query.tokens[i].kind;
        if (kind != TokenKind::And && kind != TokenKind::Or && kind != TokenKind::Near) {
            continue;
        }
        const bool left = i > 0 && is_operand_end(query.tokens[i - 1].kind);
        bool right = false;
        if (i + 1 < query.tokens.size()) {
            const QueryToken& next = query.tokens[i + 1];
            right = kind == TokenKind::Near
                        ? is_operand_start(next.kind) && next.sign == 0
                        : is_operand_start(next.kind) || next.kind == TokenKind::Not;
        }
        if (!left || !right) {
            make_word(query, i);
        }
    }
}

} // namespace

void resolve_structure(LexedQuery& query) {
    drop_lone_brackets(query);
    check_nesting(query);
    resolve_not(query);
    resolve_binary(query);
}

} // namespace gazette::searcher
