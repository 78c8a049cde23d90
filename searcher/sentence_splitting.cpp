// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/sentence_splitting.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace gazette::searcher {
namespace {

/// Abbreviations with a full stop that are followed by a name or a number, in lower case, sorted.
constexpr std::array<std::string_view, 42> titles{
    "adm", "amb",  "approx", "art", "brig", "capt", "cmdr",   "col", "cpl", "dept", "dr",
    "fig", "gen",  "gov",    "hon", "lt",   "maj",  "messrs", "mr",  "mrs", "ms",   "mt",
    "no",  "nos",  "p",      "pfc", "pp",   "pres", "prof",   "pvt", "rep", "reps", "rev",
    "sen", "sens", "sgt",    "st",  "ste",  "supt", "univ",   "vol", "vs"};
/// Abbreviations that may also stand at a sentence's end, in lower case, sorted.
constexpr std::array<std::string_view, 50> endings{
    "al",  "ala",  "apr",  "ariz", "ark",  "aug", "ave",  "blvd", "bros", "calif",
    "co",  "colo", "conn", "corp", "dec",  "del", "esq",  "etc",  "feb",  "fla",
    "fri", "ga",   "ill",  "inc",  "ind",  "jan", "jr",   "jul",  "jun",  "ltd",
    "mar", "mass", "md",   "mich", "minn", "mo",  "mon",  "nov",  "oct",  "okla",
    "ore", "pa",   "sat",  "sep",  "sept", "sr",  "tenn", "va",   "wash", "wis"};
/// Words that begin sentences far more often than they go on after an abbreviation, sorted.
constexpr std::array<std::string_view, 29> starters{
    "A",    "After", "All",   "And",   "As",   "At",   "But", "By",   "For", "He",
    "His",  "I",     "If",    "In",    "It",   "On",   "One", "She",  "So",  "Some",
    "That", "The",   "There", "These", "They", "This", "We",  "When", "You"};
static_assert(std::ranges::is_sorted(titles) && std::ranges::is_sorted(endings) &&
              std::ranges::is_sorted(starters));

constexpr std::size_t longest_abbreviation = 8;

bool is_blank(char byte) noexcept {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
}
bool is_lower(char byte) noexcept {
    return byte >= 'a' && byte <= 'z';
}
bool is_upper(char byte) noexcept {
    return byte >= 'A' && byte <= 'Z';
}
bool is_letter(char byte) noexcept {
    return is_lower(byte) || is_upper(byte);
}

/// Bytes of a mark that stands at `at`, one of `marks`; 0 when there is none.
template <std::size_t Count>
std::size_t mark_length(std::string_view text, std::size_t at,
                        const std::array<std::string_view, Count>& marks) {
    for (const std::string_view mark : marks) {
        if (text.substr(at).starts_with(mark)) {
            return mark.size();
        }
    }
    return 0;
}

constexpr std::array<std::string_view, 8> closers{"\"",     "'",      ")",      "]",
                                                  "\u201D", "\u2019", "\u00BB", "\u300D"};
constexpr std::array<std::string_view, 9> openers{"\"",     "'",      "(",      "[",     "\u201C",
                                                  "\u2018", "\u00AB", "\u201E", "\u00BF"};
/// Full stops of scripts written without spaces: no blank need follow.
constexpr std::array<std::string_view, 4> wide_stops{"\u3002", "\uFF01", "\uFF1F", "\uFF61"};
constexpr std::array<std::string_view, 6> stops{".", "!", "?", "\u2026", "\u061F", "\u0964"};

std::string lower_case(std::string_view word) {
    std::string out(word);
    for (char& byte : out) {
        byte = is_upper(byte) ? static_cast<char>(byte - 'A' + 'a') : byte;
    }
    return out;
}

class Splitter {
  public:
    explicit Splitter(std::string_view text) : text_(text) {}

    std::vector<TextRange> run() {
        skip_blanks();
        std::size_t begin = at_;
        while (at_ < text_.size()) {
            if (!step_over_end()) {
                continue;
            }
            add(begin, at_);
            skip_blanks();
            begin = at_;
        }
        add(begin, text_.size());
        return std::move(sentences_);
    }

  private:
    /// Moves on by one byte, or over a mark that may end a sentence; true when it does.
    bool step_over_end() {
        const auto byte = static_cast<unsigned char>(text_[at_]);
        if (byte < 0x80 ? byte != '.' && byte != '!' && byte != '?' : !may_be_wide_mark(byte)) {
            ++at_;
            return false;
        }
        const std::size_t mark = at_;
        if (const std::size_t wide = mark_length(text_, at_, wide_stops); wide > 0) {
            at_ += wide;
            skip_closers();
            return true;
        }
        const std::size_t stop = mark_length(text_, at_, stops);
        if (stop == 0) {
            ++at_;
            return false;
        }
        at_ += stop;
        skip_closers();
        return at_ == text_.size() || (is_blank(text_[at_]) && ends_here(mark));
    }

    static bool may_be_wide_mark(unsigned char byte) noexcept {
        return byte == 0xE2 || byte == 0xE3 || byte == 0xEF || byte == 0xD8 || byte == 0xE0;
    }

    void skip_closers() {
        while (at_ < text_.size()) {
            std::size_t length = mark_length(text_, at_, closers);
            length = length > 0 ? length : mark_length(text_, at_, stops);
            if (length == 0) {
                return;
            }
            at_ += length;
        }
    }

    /// Whether the stop at `mark`, with a blank at at_, ends its sentence.
    [[nodiscard]] bool ends_here(std::size_t mark) const {
        std::size_t next = at_;
        while (next < text_.size() && is_blank(text_[next])) {
            ++next;
        }
        while (next < text_.size()) {
            const std::size_t length = mark_length(text_, next, openers);
            if (length == 0) {
                break;
            }
            next += length;
        }
        if (next == text_.size()) {
            return true;
        }
        if (is_lower(text_[next])) {
            return false;
        }
        return text_[mark] != '.' || !is_abbreviation(mark) || starts_sentence(next);
    }

    /// Whether the word before the full stop at `mark` is usually written with one.
    [[nodiscard]] bool is_abbreviation(std::size_t mark) const {
        std::size_t begin = mark;
        while (begin > 0 && mark - begin <= longest_abbreviation &&
               (is_letter(text_[begin - 1]) || text_[begin - 1] == '.')) {
            --begin;
        }
        const std::string_view word = text_.substr(begin, mark - begin);
        if (word.empty() || word.size() > longest_abbreviation) {
            return false;
        }
        if (word.find('.') != std::string_view::npos || (word.size() == 1 && is_upper(word[0]))) {
            return true; // U.S., a.m., J.
        }
        const std::string lower = lower_case(word);
        return std::ranges::binary_search(titles, std::string_view(lower)) ||
               (is_upper(word[0]) &&
                std::ranges::binary_search(endings, std::string_view(lower))) ||
               lower == "etc" || lower == "inc";
    }

    /// Whether the word at `at` makes even an abbreviation before it a sentence's end. Titles are
    /// followed by names, which are no such words.
    [[nodiscard]] bool starts_sentence(std::size_t at) const {
        std::size_t end = at;
        while (end < text_.size() && is_letter(text_[end])) {
            ++end;
        }
        return std::ranges::binary_search(starters, text_.substr(at, end - at));
    }

    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) {
            ++at_;
        }
    }

    void add(std::size_t begin, std::size_t end) {
        while (end > begin && is_blank(text_[end - 1])) {
            --end;
        }
        if (end > begin) {
            sentences_.push_back(
                {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<TextRange> sentences_;
};

} // namespace

std::vector<TextRange> split_sentences(std::string_view paragraph) {
    return Splitter(paragraph).run();
}

} // namespace gazette::searcher
