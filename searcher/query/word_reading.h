// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/languages.h"
#include "searcher/analyzer_pool.h"

namespace gazette::searcher {

/// One form with the terms it may be indexed under: its stems in every language searched.
struct QueryForm {
    std::string form;               ///< folded
    std::vector<std::string> terms; ///< sorted, distinct, never empty

    bool operator==(const QueryForm&) const = default;
};

/// One word of a query as texts may hold it: any of `forms` at one position, or `parts` at
/// positions one after another. A plain word has one form; us has u.s besides. A hyphenated word
/// has its joined form, and its parts for texts that write them apart. A run of ideographs has no
/// form and its pairs as parts; a long Hangul word has both. At least one of the two is not empty.
struct QueryUnit {
    std::vector<QueryForm> forms;
    std::vector<QueryForm> parts;
    /// The last character of a run of ideographs, which has a position of its own behind the last
    /// pair's: sought only where something comes after the run.
    std::optional<QueryForm> last = std::nullopt;
    bool stop = false;       ///< a function word: tells nothing when other words are there
    bool initials = false;   ///< the last form stands for initials: us also means U.S.
    bool ideographs = false; ///< parts are pairs of characters

    /// One position, whatever stands there.
    [[nodiscard]] bool plain() const noexcept { return parts.empty(); }
};

/// Turns query text into units, by the same analyzers that read the articles.
class WordReader {
  public:
    /// `languages`: those of the chains to look words up under; empty: unstemmed words only.
    /// `speaking`: whose function words are told. `analyzers` must outlive the object.
    WordReader(std::vector<text::Language> languages, text::Language speaking,
               AnalyzerPool& analyzers);

    /// The units of `text` in order. Empty when it has no letters or digits.
    [[nodiscard]] std::vector<QueryUnit> read(std::string_view text);

  private:
    struct Token;
    [[nodiscard]] std::vector<Token> tokens_of(std::string_view text);
    [[nodiscard]] std::vector<QueryForm> read_parts(std::string_view compound);
    [[nodiscard]] static QueryUnit begin_run(std::span<Token> group, Token& pair);
    [[nodiscard]] QueryUnit read_unit(std::span<Token> group, std::string_view text);

    std::vector<text::Language> languages_;
    text::Language speaking_;
    AnalyzerPool* analyzers_;
};

/// How many articles of the index searched are in a language.
struct LanguageShare {
    text::Language language = text::Language::Unknown;
    std::uint64_t articles = 0;
};

/// The language that a query with these words is likely written in: each function word of a
/// language tells for it, and so does its share of the articles. Unknown when there are none.
[[nodiscard]] text::Language guess_language(std::string_view query,
                                            std::span<const LanguageShare> shares,
                                            AnalyzerPool& analyzers);

} // namespace gazette::searcher
