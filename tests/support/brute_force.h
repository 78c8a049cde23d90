// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/date.h"
#include "common/text/analyzer.h"
#include "searcher/query/query.h"
#include "tests/support/article_index.h"

namespace gazette::test {

/// Says of articles in memory whether they match a query, by walking over every word of every
/// article: slow, obvious, and without index, terms, positions on disk or Xapian. For queries of
/// ASCII words whose only hyphens join letters and digits.
class BruteForce {
  public:
    /// `languages`: codes of the languages that the articles are in. `exact`: forms must be as
    /// written.
    BruteForce(std::vector<std::string> languages, bool exact);
    ~BruteForce();
    BruteForce(const BruteForce&) = delete;
    BruteForce& operator=(const BruteForce&) = delete;
    BruteForce(BruteForce&&) = delete;
    BruteForce& operator=(BruteForce&&) = delete;

    /// Takes an article in; gives its number, from 0.
    std::size_t add(const SmallArticle& article);

    /// From here on function words of this language are dropped beside others.
    void speak(text::Language language) noexcept { speaking_ = language; }

    [[nodiscard]] bool matches(const searcher::QueryNode& node, std::size_t article);

  private:
    /// One word of a text.
    struct Word {
        std::string form;
        std::string term;
        std::uint32_t position;
    };
    struct Span {
        std::uint32_t first;
        std::uint32_t last;
    };
    using Spans = std::vector<Span>;
    struct Entry {
        std::map<searcher::QueryField, std::vector<Word>> words;
        std::optional<article::Date> date;
        std::string language;
    };

    text::Analyzer& analyzer(std::string_view code);
    std::uint32_t append(std::string_view code, std::string_view text, std::uint32_t position,
                         std::vector<Word>& words);
    [[nodiscard]] bool is(const Word& word, std::string_view sought, searcher::QueryField field);
    [[nodiscard]] Spans spans_of_word(std::string_view word, searcher::QueryField field,
                                      const Entry& entry);
    [[nodiscard]] Spans spans_of_words(std::string_view text, searcher::QueryField field,
                                       const Entry& entry);
    [[nodiscard]] Spans spans(const searcher::QueryNode& node, const Entry& entry);
    [[nodiscard]] bool matches_entry(const searcher::QueryNode& node, const Entry& entry);
    [[nodiscard]] bool matches_near(const searcher::QueryNode& node, const Entry& entry);
    /// What the clauses of a query come to.
    struct Verdict {
        bool all = true;    ///< those that must be there are, and those that must not are not
        bool any = false;   ///< one of them is there
        bool asked = false; ///< there are clauses that must or should match
        std::vector<searcher::QueryNode> words; ///< plain ones that are sought
    };
    [[nodiscard]] bool is_dropped(const searcher::QueryNode& child) const;
    void judge(const searcher::QueryNode& child, bool needed, const Entry& entry, Verdict& verdict);
    [[nodiscard]] bool matches_words(const searcher::QueryNode& node, const Entry& entry);
    [[nodiscard]] bool matches_part(const std::vector<searcher::QueryNode>& words,
                                    const Entry& entry);

    std::vector<std::string> languages_;
    bool exact_;
    text::Language speaking_ = text::Language::English;
    std::map<std::string, std::unique_ptr<text::Analyzer>, std::less<>> analyzers_;
    std::vector<Entry> entries_;
};

} // namespace gazette::test
