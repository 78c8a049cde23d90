// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/matching/match_context.h"

namespace gazette::searcher {

/// Words with fewer letters are never repaired: too many others are one edit away.
inline constexpr std::size_t min_repaired_letters = 3;
/// Nor are longer ones, and no more words than these of one query, the first ones.
inline constexpr std::size_t max_repaired_letters = 64;
inline constexpr std::size_t max_repaired_words = 16;

/// How many edits away a word of so many letters may be repaired to: 1 up to 5 letters, else 2.
[[nodiscard]] std::size_t most_edits(std::size_t letters) noexcept;

/// Damerau and Levenshtein's distance where no letter is edited twice (optimal string alignment):
/// letters left out, put in, exchanged for others, and neighbours swapped count 1 each. `most` + 1
/// when it is more than `most`.
[[nodiscard]] std::size_t edit_distance(std::u32string_view left, std::u32string_view right,
                                        std::size_t most);

/// The distance of edit_distance() from a word whose letters are added one by one.
class EditTable {
  public:
    /// `right` must outlive the object.
    explicit EditTable(std::u32string_view right);
    void add(char32_t letter);
    /// No letters added from here on make the distance less, not even by a swap.
    [[nodiscard]] std::size_t least() const noexcept { return least_; }
    [[nodiscard]] std::size_t edits() const noexcept { return rows_[2].back(); }

  private:
    std::u32string_view right_;
    /// The rows of the table for two, one and no letters back.
    std::array<std::vector<std::size_t>, 3> rows_;
    std::size_t letters_ = 0;
    std::size_t least_ = 0;
    char32_t last_ = 0;
};

/// The nearest of the forms offered to one word: of the fewest edits, then of the most articles,
/// then the first in byte order.
class NearestForm {
  public:
    /// `word`: folded.
    explicit NearestForm(std::string_view word);

    /// Forms with digits or punctuation and the word itself are not taken.
    void offer(std::string_view form, std::uint64_t articles);

    /// Whether offer() would look at how many articles the form has.
    [[nodiscard]] bool is_near(std::string_view form);
    /// False when no form that begins so is near. Quick when asked in the order of the bytes.
    [[nodiscard]] bool may_begin(std::string_view beginning);

    /// Empty when no form was near enough.
    [[nodiscard]] const std::string& form() const noexcept { return form_; }

  private:
    /// Edits from the word; more than edits_ when they are too many or it is no word.
    [[nodiscard]] std::size_t edits_to(std::string_view form);

    std::u32string word_;
    std::uint64_t letters_ = 0;  ///< a bit for each letter modulo 64
    std::size_t edits_ = 0;      ///< of form_; what is offered may have at most as many
    std::uint64_t articles_ = 0; ///< of form_
    std::string form_;
    std::u32string offered_; ///< kept for its memory
    std::string too_far_;    ///< the last beginning that was found to be; empty: none
};

/// `query` with each word that no text of the index has, in any form, replaced by the nearest form
/// that some text has; all else stays as typed. Words that are forbidden, wildcards and words of
/// fields other than title and body stay too, and so do words with digits and ideographs. Nothing
/// when no word can be replaced or the context's deadline passes. Throws
/// Error{Damaged}, Error{Io}.
[[nodiscard]] std::optional<std::string> repair_spelling(std::string_view query,
                                                         MatchContext& context);

} // namespace gazette::searcher
