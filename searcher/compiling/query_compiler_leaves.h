// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "searcher/compiling/query_compiler_units.h"
#include "searcher/compiling/sought_collector.h"

namespace gazette::searcher {

/// Compiles what a query says of words - single ones, phrases, wildcards, words near each other -
/// and notes on the way what snippets shall show and what adds to scores.
class LeafCompiler {
  public:
    /// The references must outlive the object.
    LeafCompiler(UnitCompiler& units, CompiledQuery& result) : units_(&units), result_(&result) {}

    /// Word and Phrase, Wildcard, Near. Nothing when the node has no letters or digits.
    [[nodiscard]] std::optional<Xapian::Query> compile_text(const QueryNode& node);
    [[nodiscard]] std::optional<Xapian::Query> compile_wildcard(const QueryNode& node);
    [[nodiscard]] std::optional<Xapian::Query> compile_near(const QueryNode& node);
    /// Units that stand side by side, not none; `text` is for people.
    [[nodiscard]] Xapian::Query compile_units(const std::vector<QueryUnit>& units, QueryField field,
                                              const std::string& text);

    /// From here on what is compiled must not be there: it is neither shown nor weighed. Returns
    /// what was so before.
    bool set_denied(bool denied) { return std::exchange(denied_, denied); }
    [[nodiscard]] bool denied() const noexcept { return denied_; }
    /// From here on no article matches the whole query that has not what is compiled. Returns what
    /// was so before.
    bool set_required(bool required) { return std::exchange(required_, required); }
    [[nodiscard]] bool required() const noexcept { return required_; }
    /// Whether anything that ranks articles was compiled.
    [[nodiscard]] bool has_words() const noexcept { return has_words_; }
    [[nodiscard]] Sought take_sought() { return sought_.take(); }

  private:
    /// Numbers of sought words, those of one operand of NEAR.
    using Numbers = std::vector<std::uint32_t>;

    [[nodiscard]] Xapian::Query weighed(const Xapian::Query& query, QueryField field,
                                        const std::string& what);
    Numbers see(const std::vector<QueryUnit>& units, QueryField field);
    std::uint32_t see_form(const QueryForm& form, bool stop);
    void see_wildcard(const PositionPattern& pattern, QueryField field);
    void see_near(const PositionPattern& pattern, const std::vector<Numbers>& seen);
    [[nodiscard]] PositionPattern operand_pattern(const QueryNode& node, Numbers& numbers);

    UnitCompiler* units_;
    CompiledQuery* result_;
    SoughtCollector sought_;
    bool denied_ = false;
    bool required_ = true;
    bool has_words_ = false;
};

} // namespace gazette::searcher
