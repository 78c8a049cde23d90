// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/word_starts.h"

#include <algorithm>
#include <cstdint>

namespace gazette::searcher {
namespace {

constexpr unsigned char other_class = 36;

constexpr unsigned char class_of(char byte) noexcept {
    if (byte >= 'a' && byte <= 'z') {
        return static_cast<unsigned char>(byte - 'a');
    }
    if (byte >= 'A' && byte <= 'Z') {
        return static_cast<unsigned char>(byte - 'A');
    }
    if (byte >= '0' && byte <= '9') {
        return static_cast<unsigned char>(26 + byte - '0');
    }
    return other_class;
}

/// What a byte is to somebody who looks for words.
enum class Sort : std::uint8_t {
    Letter, ///< or digit
    Mark,   ///< parts words and belongs to none
    Blank,
    Hard ///< for the analyzer to tell
};

struct ByteFacts {
    unsigned char letter = other_class;
    Sort sort = Sort::Mark;
};

constexpr std::array<ByteFacts, 256> make_facts() {
    std::array<ByteFacts, 256> facts{};
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const char byte = static_cast<char>(i);
        facts[i].letter = class_of(byte);
        if (facts[i].letter != other_class) {
            facts[i].sort = Sort::Letter;
        } else if (WordStarts::is_blank(byte)) {
            facts[i].sort = Sort::Blank;
        } else if (i >= 0x80 || byte == '_') {
            facts[i].sort = Sort::Hard;
        }
    }
    return facts;
}
constexpr std::array<ByteFacts, 256> facts = make_facts();

const ByteFacts& facts_of(char byte) noexcept {
    return facts[static_cast<unsigned char>(byte)];
}

/// Bytes of the quotation mark or apostrophe (U+2018 to U+201F) at `at`; 0: there is none.
std::size_t quote_bytes(std::string_view text, std::size_t at) noexcept {
    constexpr std::size_t bytes = 3;
    const bool is_quote = text.size() - at >= bytes && text[at] == '\xE2' &&
                          text[at + 1] == '\x80' &&
                          (static_cast<unsigned char>(text[at + 2]) & 0xF8U) == 0x98U;
    return is_quote ? bytes : 0;
}

/// Bytes of an apostrophe and the letters after it that belong to the word before them (Trump's,
/// don't); 0: there are none. Before a vowel or h something may have been elided (l'homme).
std::size_t ending_bytes(std::string_view text, std::size_t at) noexcept {
    const std::size_t mark =
        at < text.size() && text[at] == '\'' ? std::size_t{1} : quote_bytes(text, at);
    std::size_t end = at + mark;
    while (end < text.size() && facts_of(text[end]).letter < class_of('0')) {
        ++end;
    }
    if (mark == 0 || end == at + mark) {
        return 0;
    }
    const char first = static_cast<char>(text[at + mark] | 0x20);
    return std::string_view("aeiouyh").find(first) == std::string_view::npos ? end - at : 0;
}

/// Past marks and quotes; `at` stays before anything else.
std::size_t past_marks(std::string_view text, std::size_t at) noexcept {
    while (at < text.size()) {
        if (facts_of(text[at]).sort == Sort::Mark) {
            ++at;
        } else if (const std::size_t quote = quote_bytes(text, at); quote > 0) {
            at += quote;
        } else {
            break;
        }
    }
    return at;
}

bool ends_at(std::string_view text, std::size_t at) noexcept {
    return at == text.size() || facts_of(text[at]).sort == Sort::Blank;
}

std::size_t past_stretch(std::string_view text, std::size_t at) noexcept {
    while (!ends_at(text, at)) {
        ++at;
    }
    return at;
}

/// Indonesian and Irish stemmers drop what a word begins with (me-, h-).
bool keeps_starts(text::Language language) noexcept {
    return language != text::Language::Indonesian && language != text::Language::Irish;
}

} // namespace

WordStarts::WordStarts(text::Language language)
    : starts_are_kept_(keeps_starts(language)), english_(language == text::Language::English) {}

WordStarts::Head WordStarts::head_of(std::string_view word, std::size_t at_most) {
    Head head;
    for (std::size_t i = 0; i < std::min({word.size(), at_most, most_letters}); ++i) {
        const unsigned char letter = facts_of(word[i]).letter;
        if (letter == other_class && i > 1) {
            break;
        }
        head.letters[i] = letter;
        head.size = i + 1;
        if (letter == other_class) {
            break;
        }
    }
    return head;
}

void WordStarts::admit_form(std::string_view form) {
    admit(head_of(form, english_ ? most_letters : 2));
}

void WordStarts::admit_term(std::string_view term) {
    // The English stemmer puts at most two letters of its own at a stem's end (-bility: -ble).
    const std::size_t own = 2;
    admit(head_of(term, english_ && term.size() > own ? std::max(term.size() - own, own) : own));
}

void WordStarts::admit(const Head& head) {
    if (head.size == 0) {
        return;
    }
    if (head.size == 1) { // a wildcard's or a stem's single letter: whatever comes next
        for (std::size_t second = 0; second < letter_classes; ++second) {
            admit_pair(head.letters[0], second);
        }
        return;
    }
    if (head.size > 2) {
        pairs_.set(head.letters[0] * letter_classes + head.letters[1]);
        heads_.push_back(head);
        return;
    }
    admit_pair(head.letters[0], head.letters[1]);
    // Porter's exceptions: dying -> die, lying -> lie, tying -> tie.
    if (head.letters[1] == class_of('i')) {
        admit_pair(head.letters[0], class_of('y'));
    } else if (head.letters[1] == class_of('y')) {
        admit_pair(head.letters[0], class_of('i'));
    }
}

void WordStarts::admit_pair(std::size_t first, std::size_t second) {
    pairs_.set(first * letter_classes + second);
    pair_is_all_.set(first * letter_classes + second);
}

bool WordStarts::may_be(std::string_view word) const {
    Head head;
    for (const char byte : word) {
        const unsigned char letter = facts_of(byte).letter;
        if (letter != other_class) { // not the apostrophe
            head.letters[head.size++] = letter;
        }
        if (head.size == most_letters) {
            break;
        }
    }
    const std::size_t second = head.size > 1 ? head.letters[1] : other_class;
    const std::size_t pair = head.letters[0] * letter_classes + second;
    if (!pairs_.test(pair) || pair_is_all_.test(pair)) {
        return pairs_.test(pair);
    }
    return std::ranges::any_of(heads_, [&](const Head& sought) {
        return sought.size <= head.size &&
               std::equal(sought.letters.begin(),
                          sought.letters.begin() + static_cast<std::ptrdiff_t>(sought.size),
                          head.letters.begin());
    });
}

WordStarts::Stretch WordStarts::read(std::string_view text, std::size_t at) const {
    at = past_marks(text, at);
    if (ends_at(text, at)) {
        return {.end = at};
    }
    const std::size_t begin = at;
    unsigned char highest = 0; // digits are above letters
    while (at < text.size() && facts_of(text[at]).sort == Sort::Letter) {
        highest = std::max(highest, facts_of(text[at]).letter);
        ++at;
    }
    std::size_t word_end = at;
    if (!ends_at(text, at)) {
        if (highest < class_of('0') && at > begin) {
            word_end += ending_bytes(text, at);
        }
        at = past_marks(text, word_end);
        // More than one word between two blanks, or letters beyond ASCII: the analyzer's to cut.
        if (!ends_at(text, at) || word_end == begin) {
            return {.end = past_stretch(text, at), .may_hold = true, .has_word = true};
        }
    }
    const bool may_hold = !starts_are_kept_ || may_be(text.substr(begin, word_end - begin));
    return {.end = at, .may_hold = may_hold, .has_word = true};
}

} // namespace gazette::searcher
