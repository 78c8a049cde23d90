// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/sentences.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include <unicode/uchar.h>

#include "common/base/eight_bytes.h"
#include "common/text/analyzer.h"
#include "common/text/folding.h"
#include "common/text/sentence_words.h"
#include "common/text/utf8.h"

namespace gazette::text {

namespace {

/// Longest word before a stop that is looked up.
constexpr std::size_t longest_abbreviation = 16;

constexpr std::size_t longest_of(const auto& words) {
    return std::ranges::max(words, {}, &std::string_view::size).size();
}

/// Bytes of the longest abbreviation that is listed.
constexpr std::size_t longest_listed =
    std::max({longest_of(word_list<sentence_words::titles_text>),
              longest_of(word_list<sentence_words::calendar_text>),
              longest_of(word_list<sentence_words::numbered_text>),
              longest_of(word_list<sentence_words::endings_text>),
              longest_of(word_list<sentence_words::capital_endings_text>)});

bool is_blank(char32_t code) {
    return code == ' ' || (code >= 0x9 && code <= 0xD) || code == 0xA0 || code == 0x202F ||
           code == 0x3000;
}

bool is_letter(char32_t code) {
    return code < 0x80 ? (code | 0x20U) >= 'a' && (code | 0x20U) <= 'z'
                       : u_isalpha(static_cast<UChar32>(code)) != 0;
}

bool is_small(char32_t code) {
    return code < 0x80 ? code >= 'a' && code <= 'z' : u_islower(static_cast<UChar32>(code)) != 0;
}

bool is_digit(char32_t code) {
    return code >= '0' && code <= '9';
}

/// A stop that needs a blank after it.
bool is_stop(char32_t code) {
    return code == '.' || code == '!' || code == '?' || code == 0x2026 || code == 0x203C ||
           code == 0x2047 || code == 0x2048 || code == 0x2049;
}

/// A stop that ends a sentence whatever follows: CJK, Arabic, Urdu, Indic, Armenian, Khmer,
/// Burmese, Ethiopic.
bool is_firm_stop(char32_t code) {
    switch (code) {
    case 0x589:
    case 0x61F:
    case 0x6D4:
    case 0x964:
    case 0x965:
    case 0x104A:
    case 0x104B:
    case 0x1362:
    case 0x17D4:
    case 0x3002:
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61:
        return true;
    default: // all else is no stop
        return false;
    }
}

bool is_closer(char32_t code) {
    return code == '"' || code == '\'' || code == ')' || code == ']' || code == 0xBB ||
           code == 0x2019 || code == 0x201D || code == 0x203A || code == 0x300D || code == 0x300F ||
           code == 0x3011 || code == 0xFF09;
}

bool is_opener(char32_t code) {
    return code == '"' || code == '\'' || code == '(' || code == '[' || code == 0xA1 ||
           code == 0xAB || code == 0xBF || code == 0x2018 || code == 0x201A || code == 0x201C ||
           code == 0x201E || code == 0x2039;
}

bool is_dash(char32_t code) {
    return code == '-' || code == 0x2013 || code == 0x2014;
}

bool is_greek(char32_t code) {
    return code >= 0x370 && code <= 0x3FF;
}

bool is_thai_or_lao(char32_t code) {
    return code >= 0xE01 && code <= 0xEDF;
}

bool is_one_of(const auto& words, std::string_view word) {
    return std::ranges::binary_search(words, word);
}

class Splitter {
  public:
    explicit Splitter(std::string_view text) : text_(text) {}

    std::vector<TextRange> run() {
        std::size_t begin = past_blanks(0);
        std::size_t at = begin;
        while (at < text_.size()) {
            if (ends_nothing(at)) {
                at = past_plain(at + 1);
                continue;
            }
            const std::size_t end = end_at(at);
            if (end == 0) {
                at = next_char(text_, at);
                continue;
            }
            add(begin, end);
            begin = at = past_blanks(end);
        }
        add(begin, text_.size());
        return std::move(sentences_);
    }

  private:
    [[nodiscard]] char32_t code_at(std::size_t at) const {
        return at < text_.size() ? decode_utf8(text_, at).code : U'\0';
    }
    [[nodiscard]] char32_t code_before(std::size_t at) const {
        return at > 0 ? decode_utf8(text_, previous_char(text_, at)).code : U'\0';
    }

    [[nodiscard]] std::size_t past_blanks(std::size_t at) const {
        while (at < text_.size() && is_blank(code_at(at))) {
            at = next_char(text_, at);
        }
        return at;
    }

    /// Whether the byte at `at` is an ASCII character that no sentence ends with: nearly all are.
    /// Blanks and semicolons end sentences of other scripts, behind a character of those.
    [[nodiscard]] bool ends_nothing(std::size_t at) const {
        const auto byte = static_cast<unsigned char>(text_[at]);
        if (byte == ' ' || byte == ';') {
            return at == 0 || static_cast<unsigned char>(text_[at - 1]) < 0x80;
        }
        return byte < 0x80 && byte != '.' && byte != '!' && byte != '?';
    }

    /// Past ASCII characters that no sentence ends with, eight at a time; the one before `at` is
    /// ASCII.
    [[nodiscard]] std::size_t past_plain(std::size_t at) const {
        for (; at + sizeof(std::uint64_t) <= text_.size(); at += sizeof(std::uint64_t)) {
            const std::uint64_t bytes = eight_bytes(text_.data() + at);
            const std::uint64_t stops = bytes_between(bytes, '.', '.') |
                                        bytes_between(bytes, '!', '!') |
                                        bytes_between(bytes, '?', '?');
            if ((stops | (bytes & every_byte(0x80))) != 0) {
                break;
            }
        }
        return at;
    }

    /// Where the sentence ends that the character at `at` is the first sign of ending; 0 when it
    /// does not.
    [[nodiscard]] std::size_t end_at(std::size_t at) const {
        const char32_t code = code_at(at);
        if (is_firm_stop(code)) {
            return past_closers(at);
        }
        if (code == ' ' || code == ';') {
            const bool ends = code == ' ' ? is_thai_or_lao(code_before(at)) &&
                                                is_thai_or_lao(code_at(past_blanks(at)))
                                          : is_greek(code_before(at));
            return ends ? at + (code == ';' ? 1U : 0U) : 0;
        }
        if (!is_stop(code)) {
            return 0;
        }
        const std::size_t end = past_closers(at);
        if (end == text_.size()) {
            return end;
        }
        return is_blank(code_at(end)) && ends_before(at, end) ? end : 0;
    }

    /// Past stops and the quotes and brackets that close after them.
    [[nodiscard]] std::size_t past_closers(std::size_t at) const {
        while (at < text_.size()) {
            const char32_t code = code_at(at);
            if (!is_stop(code) && !is_firm_stop(code) && !is_closer(code)) {
                break;
            }
            at = next_char(text_, at);
        }
        return at;
    }

    /// Whether the stop at `mark`, with a blank at `end`, ends its sentence.
    [[nodiscard]] bool ends_before(std::size_t mark, std::size_t end) const {
        std::size_t next = past_blanks(end);
        bool is_quoted = false;
        while (next < text_.size() && (is_opener(code_at(next)) || is_dash(code_at(next)))) {
            is_quoted = is_quoted || is_opener(code_at(next));
            next = past_blanks(next_char(text_, next));
        }
        if (next == text_.size()) {
            return true;
        }
        if (is_small(code_at(next))) {
            return false;
        }
        // Only a lone full stop can be an abbreviation's.
        const bool is_lone_dot =
            text_[mark] == '.' && end == mark + 1 && (mark == 0 || text_[mark - 1] != '.');
        return !is_lone_dot || !is_abbreviated(mark, next, is_quoted);
    }

    /// Whether the full stop at `mark` belongs to the word before it, and the sentence goes on at
    /// `next` (perhaps behind an opening quote or bracket).
    [[nodiscard]] bool is_abbreviated(std::size_t mark, std::size_t next, bool is_quoted) const {
        using namespace sentence_words;
        const std::string_view word = word_before(mark);
        if (word.empty()) {
            return is_ordinal(mark, next);
        }
        const auto starts_sentence = [&] {
            return is_quoted || is_one_of(word_list<starters_text>, folded_word_at(next));
        };
        const std::string folded = keep_word_characters(fold(word));
        if (folded == "am" || folded == "pm") {
            return is_one_of(word_list<after_hours_text>, folded_word_at(next));
        }
        if (is_initials(word)) {
            return !starts_sentence();
        }
        if (folded.size() > longest_listed) {
            return false;
        }
        if (is_one_of(word_list<titles_text>, folded)) {
            return !starts_sentence() || is_digit(code_at(next));
        }
        const bool is_capital = !is_small(code_at(mark - word.size()));
        if ((is_capital && is_one_of(word_list<calendar_text>, folded)) ||
            is_one_of(word_list<numbered_text>, folded)) {
            return is_digit(code_at(next));
        }
        const bool may_end = is_one_of(word_list<endings_text>, folded) ||
                             (is_capital && is_one_of(word_list<capital_endings_text>, folded));
        return may_end && !starts_sentence();
    }

    /// U.S, J, z. B: single letters, the last of them before the stop.
    [[nodiscard]] static bool is_initials(std::string_view word) {
        std::size_t letters = 0;
        for (std::size_t at = 0; at < word.size(); at = next_char(word, at)) {
            letters = word[at] == '.' ? 0 : letters + 1;
            if (letters > 1) {
                return false;
            }
        }
        return word.find('.') != std::string_view::npos || !is_small(decode_utf8(word, 0).code) ||
               word.size() == 1;
    }

    /// Figures of one or two digits before the stop, and what German counts after it.
    [[nodiscard]] bool is_ordinal(std::size_t mark, std::size_t next) const {
        std::size_t begin = mark;
        while (begin > 0 && is_digit(static_cast<unsigned char>(text_[begin - 1]))) {
            --begin;
        }
        const bool is_short = mark - begin == 1 || mark - begin == 2;
        const bool stands_alone =
            begin == 0 || is_blank(code_before(begin)) || text_[begin - 1] == '(';
        return is_short && stands_alone &&
               is_one_of(word_list<sentence_words::after_ordinal_text>, folded_word_at(next));
    }

    /// Letters and inner full stops right before the stop at `mark`; empty when there are too many.
    [[nodiscard]] std::string_view word_before(std::size_t mark) const {
        std::size_t begin = mark;
        while (begin > 0 && mark - begin <= longest_abbreviation) {
            const std::size_t previous = previous_char(text_, begin);
            const char32_t code = decode_utf8(text_, previous).code;
            if (!is_letter(code) && code != '.') {
                break;
            }
            begin = previous;
        }
        const std::size_t size = mark - begin;
        return size <= longest_abbreviation ? text_.substr(begin, size) : std::string_view();
    }

    [[nodiscard]] std::string folded_word_at(std::size_t at) const {
        std::size_t end = at;
        while (end < text_.size() && end - at < 3 * longest_abbreviation &&
               is_letter(code_at(end))) {
            end = next_char(text_, end);
        }
        return fold(text_.substr(at, end - at));
    }

    void add(std::size_t begin, std::size_t end) {
        while (end > begin && is_blank(code_before(end))) {
            end = previous_char(text_, end);
        }
        if (end > begin) {
            sentences_.push_back(
                {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        }
    }

    std::string_view text_;
    std::vector<TextRange> sentences_;
};

} // namespace

std::vector<TextRange> split_sentences(std::string_view paragraph) {
    return Splitter(paragraph).run();
}

} // namespace gazette::text
