// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/date_range.h"

namespace gazette::searcher {

/// Limits of the query language. Each is told in the manual and in the message of its own error.
inline constexpr std::size_t max_query_bytes = 65536;
inline constexpr std::size_t max_query_terms = 1024; ///< words, those of phrases included
inline constexpr std::size_t max_nesting = 64;       ///< brackets inside brackets
inline constexpr std::size_t min_wildcard_letters = 2;
inline constexpr std::size_t max_wildcard_expansions = 10'000;
/// Farthest distance NEAR/n may ask for (what the news databases allow), and that of a bare NEAR.
inline constexpr std::uint32_t max_distance = 255;
inline constexpr std::uint32_t default_distance = 10;
inline constexpr double max_boost = 1000;

/// Where a word may stand. Anywhere is the whole text: title, body, captions, credits.
enum class QueryField : std::uint8_t {
    Anywhere,
    Title,
    Body,
    Author,
    Outlet,
    Path,
    Date,
    Language
};

/// The name as written before the colon; Anywhere has none.
[[nodiscard]] std::string_view name_of(QueryField field) noexcept;
/// The field with this name, letter case aside; nothing when there is none.
[[nodiscard]] std::optional<QueryField> field_named(std::string_view name) noexcept;
/// True for fields that choose articles rather than describe what is sought: a bare `outlet:bbc`
/// beside words must hold, and several of one field are alternatives, as with --outlet.
[[nodiscard]] bool narrows(QueryField field) noexcept;

/// How a clause of a Words node takes part.
enum class Occur : std::uint8_t {
    Should, ///< makes an article match, or match better
    Must,   ///< +word
    MustNot ///< -word, NOT word
};

/// One node of a query as understood.
struct QueryNode {
    enum class Kind : std::uint8_t {
        Word,     ///< `text`: one word as typed; may turn out to be several in the index
        Wildcard, ///< words that start with `text`
        Phrase,   ///< `text`: the words between the quotation marks
        Near,     ///< each neighbouring pair of `children` is near in the sense of `proximities`
        Words,    ///< clauses side by side, each with its `occur`
        And,      ///< every child
        Or,       ///< at least one child
        Date,     ///< the article's date may lie in `range`
        Language  ///< `text`: language code
    };

    /// How a child of Near stands to the one before it.
    struct Proximity {
        std::uint32_t distance = default_distance; ///< positions apart at most
        bool ordered = false;                      ///< and after it (pre/n)
        bool operator==(const Proximity&) const = default;
    };

    Kind kind = Kind::Words;
    std::string text{};
    QueryField field = QueryField::Anywhere; ///< of Word, Wildcard, Phrase
    Occur occur = Occur::Should;             ///< as a clause of the Words node above
    bool every = false;                      ///< of Words: each Should must occur (--all)
    double boost = 1;
    std::vector<QueryNode> children{};
    std::vector<Proximity> proximities{}; ///< of Near: one less than children
    DateRange range{};                    ///< of Date

    bool operator==(const QueryNode&) const = default;
};

/// What parse_query makes of a text.
struct ParsedQuery {
    std::optional<QueryNode> root; ///< nothing: the text has no words and no filters
    /// What could not be read as written and was searched as words, in one sentence.
    std::optional<std::string> note;
    /// The tokens read, one text each, for --explain.
    std::vector<std::string> tokens;
};

/// The node on one line, in the query language, with every group in brackets and defaults left out.
[[nodiscard]] std::string print_query(const QueryNode& node);

/// The node as a tree, a line each, children indented below their parents. For people.
[[nodiscard]] std::vector<std::string> print_query_tree(const QueryNode& node);

} // namespace gazette::searcher
