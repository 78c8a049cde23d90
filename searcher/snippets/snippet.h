// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "common/article/article.h"
#include "searcher/analyzer_pool.h"
#include "searcher/query/sought.h"
#include "searcher/snippets/occurrences.h"
#include "searcher/snippets/passage_choice.h"

namespace gazette::searcher {

/// A stretch of an article that shows why it was found.
struct Passage {
    TextRange body;               ///< bytes of Article::body
    std::vector<TextRange> marks; ///< words sought, bytes of the passage; in order, never touching
    std::uint32_t line = 0;       ///< of the source file, 1-based; 0 when that is not known
    /// The same stretch in the source file, first byte; nothing when body is not the file's bytes.
    std::optional<std::uint64_t> file_begin;
    bool cut_before = false; ///< starts inside a sentence
    bool cut_after = false;  ///< ends inside one
};

/// Makes passages for the articles of one search. Only the story's own text is shown; captions,
/// credits and what is said of the author where neither it nor the title has any of the words.
/// Time is linear in the article. For one thread.
class SnippetMaker {
  public:
    /// Both references must outlive the object.
    SnippetMaker(const Sought& sought, AnalyzerPool& analyzers, std::size_t passages,
                 ContextSize context);

    /// At most as many passages as were asked for, best first. An article with none of the words in
    /// what is shown (found by its title or its author) gives its opening, without marks.
    [[nodiscard]] std::vector<Passage> make(const article::Article& article);

    /// Where the words sought stand in a headline or any other short text in `language`.
    [[nodiscard]] std::vector<TextRange> mark(std::string_view text, std::string_view language);

  private:
    OccurrenceFinder& finder_of(std::string_view language_code);
    void add_blocks(const article::Article& article, bool (*is_wanted)(article::BlockKind),
                    PassageChoice& choice);
    void drop_loose_stop_words(std::size_t first);
    [[nodiscard]] std::vector<TextRange> marks_in(std::span<const Occurrence> occurrences,
                                                  TextRange range) const;
    [[nodiscard]] Passage to_passage(const article::Article& article, const Window& window,
                                     std::span<const Occurrence> all) const;

    const Sought& sought_;
    AnalyzerPool& analyzers_;
    std::size_t passages_;
    ContextSize context_;
    std::map<text::Language, OccurrenceFinder> finders_;
    std::vector<Occurrence> found_; ///< of the article in hand
};

} // namespace gazette::searcher
