// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/query.h"

namespace gazette::searcher {

enum class TokenKind : std::uint8_t { Word, Phrase, Open, Close, And, Or, Not, Near };

/// One token of a query. Its views last as long as the text that was read.
struct QueryToken {
    TokenKind kind = TokenKind::Word;
    std::string_view text;   ///< of Word and Phrase, without sign, field, quotation marks, boost
    std::string_view source; ///< the bytes of the query it was read from
    char sign = 0;           ///< '+', '-' or 0; of Word, Phrase, Open
    QueryField field = QueryField::Anywhere; ///< the prefix written before Word, Phrase, Open
    bool wildcard = false;                   ///< of Word: a star followed it
    double boost = 1;                        ///< of Word, Phrase, Close
    QueryNode::Proximity proximity;          ///< of Near
};

/// A query cut into tokens. Words in capitals that may be operators have the operator's kind; what
/// stands around them has not been looked at.
struct LexedQuery {
    std::vector<QueryToken> tokens;
    /// What cannot be read as written, a clause each: "the quotation mark is never closed".
    std::vector<std::string> problems;
};

/// Cuts `text`, any bytes, into tokens. Time is linear in its length. Throws Error{Usage} when it
/// is longer than max_query_bytes.
[[nodiscard]] LexedQuery lex_query(std::string_view text);

/// The token on one line, for --explain: `word "troop" wildcard must`.
[[nodiscard]] std::string print_token(const QueryToken& token);

} // namespace gazette::searcher
