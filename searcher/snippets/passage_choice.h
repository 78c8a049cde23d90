// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "common/text/sentences.h"
#include "searcher/query/sought.h"
#include "searcher/snippets/occurrences.h"

namespace gazette::searcher {

using text::TextRange;

/// How much text a passage holds.
struct ContextSize {
    enum class Unit : std::uint8_t {
        Sentence,  ///< the best sentence, or two or three short ones that belong together
        Paragraph, ///< the whole paragraph
        Characters ///< as many whole sentences as fit into `characters`
    };
    Unit unit = Unit::Sentence;
    std::size_t characters = 0; ///< user-visible ones (graphemes); for Unit::Characters, > 0
};

/// A window of an article that might be shown.
struct Window {
    TextRange range;         ///< bytes of the body, no blanks around
    std::uint32_t block = 0; ///< number of the paragraph, from 0
    TextRange occurrences;   ///< numbers of the occurrences in it
    double score = 0;
    double tightness = 1;    ///< what its length takes off the score, a factor
    bool cut_before = false; ///< starts inside a sentence
    bool cut_after = false;  ///< ends inside one
};

/// Cuts paragraphs into windows and chooses those that tell most: distinct words by their weight,
/// phrases met, words close together, near the article's start.
class PassageChoice {
  public:
    /// All must outlive the object.
    PassageChoice(std::string_view body, const Sought& sought, ContextSize context);

    /// Adds the windows of paragraph number `block` (in reading order), bytes `range`, whose
    /// occurrences are `all`[occurrences]. Paragraphs without any add none.
    void add_paragraph(std::uint32_t block, TextRange range, std::span<const Occurrence> all,
                       TextRange occurrences);

    /// The best `count` windows, best first, that do not overlap and do not say the same.
    [[nodiscard]] std::vector<Window> choose(std::size_t count, std::span<const Occurrence> all);

    /// The start of a paragraph, as much as a passage holds: what to show when nothing was found.
    [[nodiscard]] Window opening(std::uint32_t block, TextRange range) const;

  private:
    struct Sentence {
        TextRange range;
        TextRange occurrences;
    };

    [[nodiscard]] std::vector<Sentence>
    sentences_of(TextRange paragraph, std::span<const Occurrence> all, TextRange occurrences) const;
    void add_windows_from(std::span<const Sentence> sentences, std::size_t first,
                          std::uint32_t block, std::span<const Occurrence> all);
    [[nodiscard]] Window cut_to_fit(const Sentence& sentence, std::uint32_t block,
                                    std::span<const Occurrence> all) const;
    [[nodiscard]] std::size_t start_before(std::string_view text, std::size_t mark) const;
    [[nodiscard]] TextRange beginning_that_fits(TextRange shown, TextRange next) const;
    [[nodiscard]] Window grown(Window window, std::span<const Window> others,
                               std::span<const Occurrence> all) const;
    [[nodiscard]] double score(std::span<const Occurrence> occurrences, std::uint32_t block) const;
    [[nodiscard]] bool fits(TextRange range, std::size_t limit) const;
    [[nodiscard]] bool repeats(const Window& window, std::span<const Window> chosen) const;

    std::string_view body_;
    const Sought& sought_;
    ContextSize context_;
    std::size_t wanted_;         ///< graphemes that a window of several sentences may have
    std::size_t most_;           ///< graphemes that any window may have
    std::vector<double> values_; ///< what each word still tells, given what was chosen
    std::vector<Window> windows_;
    std::vector<std::pair<std::uint32_t, TextRange>> paragraphs_; ///< those with windows
};

} // namespace gazette::searcher
