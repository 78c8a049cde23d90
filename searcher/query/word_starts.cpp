// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/word_starts.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "common/base/word_bytes.h"

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

/// Bytes of the apostrophe (or U+2018 or U+2019) at `at`; 0: there is none.
std::size_t apostrophe_bytes(std::string_view text, std::size_t at) noexcept {
    if (at < text.size() && text[at] == '\'') {
        return 1;
    }
    const std::string_view rest = text.substr(std::min(at, text.size()));
    return rest.starts_with("\u2018") || rest.starts_with("\u2019") ? 3 : 0;
}

/// Bytes of an apostrophe and the letters after it that belong to the word before them (Trump's,
/// don't); 0: there are none. Before a vowel or h something may have been elided (l'homme).
std::size_t ending_bytes(std::string_view text, std::size_t at) noexcept {
    const std::size_t mark = apostrophe_bytes(text, at);
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

std::uint64_t below(unsigned bit) noexcept {
    return bit < WordBytes::count ? (std::uint64_t{1} << bit) - 1 : ~std::uint64_t{0};
}

/// How many bytes there are up to the last one of `bits`.
unsigned up_to_last(std::uint64_t bits) noexcept {
    return static_cast<unsigned>(WordBytes::count) - static_cast<unsigned>(std::countl_zero(bits));
}

/// The signs of a stretch that is more than one run of letters with marks around it: where its
/// second run begins, and bytes that say nothing of words.
std::uint64_t signs_of_more(const WordBytes& bytes) noexcept {
    const std::uint64_t marks = ~(bytes.words | bytes.blanks | bytes.others);
    // Adding a run's first bit to the run carries to the byte behind it.
    const std::uint64_t behind_marks = ((marks & (bytes.words << 1U)) + marks) & ~marks;
    return (behind_marks & bytes.words) | bytes.others;
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
        seconds_[head.letters[0]] |= std::uint64_t{1} << head.letters[1];
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
    seconds_[first] |= std::uint64_t{1} << second;
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
    if (!has_pair(head.letters[0], second) ||
        pair_is_all_.test(head.letters[0] * letter_classes + second)) {
        return has_pair(head.letters[0], second);
    }
    return std::ranges::any_of(heads_, [&](const Head& sought) {
        return sought.size <= head.size &&
               std::equal(sought.letters.begin(),
                          sought.letters.begin() + static_cast<std::ptrdiff_t>(sought.size),
                          head.letters.begin());
    });
}

/// The first of `starts`, words that begin in `window`, that may be one sought; 0: none.
std::uint64_t WordStarts::first_sought(const char* window, std::uint64_t words,
                                       std::uint64_t starts) const {
    for (; starts != 0; starts &= starts - 1) {
        const auto start = static_cast<unsigned>(std::countr_zero(starts));
        const bool goes_on = (words >> start & 2U) != 0;
        const std::size_t second = goes_on ? facts_of(window[start + 1]).letter : other_class;
        if (has_pair(facts_of(window[start]).letter, second)) {
            const auto size = static_cast<std::size_t>(std::countr_one(words >> start));
            if (may_be({window + start, size})) {
                return std::uint64_t{1} << start;
            }
        }
    }
    return 0;
}

/// Goes through the stretches that end within 64 bytes from `at` on, and stands at the first that
/// may hold a word sought, else behind the last. Most show at one glance that they are a word at
/// most and none of those sought.
WordStarts::Place WordStarts::pass_window(std::string_view text, std::size_t& at,
                                          std::uint32_t& words) const {
    std::array<char, WordBytes::count> padded{};
    const char* window = text.data() + at;
    if (text.size() - at < padded.size()) {
        padded.fill(' ');
        std::memcpy(padded.data(), window, text.size() - at);
        window = padded.data();
    }
    const WordBytes bytes = word_bytes(window);
    const unsigned whole = up_to_last(bytes.blanks);
    std::uint64_t starts = bytes.words & ~(bytes.words << 1U) & below(whole);
    std::uint64_t signs = signs_of_more(bytes) & below(whole);
    const std::size_t first = at;
    for (;;) {
        const std::uint64_t before_sign =
            signs == 0 ? starts : starts & below(static_cast<unsigned>(std::countr_zero(signs)));
        const std::uint64_t sought = first_sought(window, bytes.words, before_sign);
        const std::uint64_t wanted = sought != 0 ? sought : signs;
        if (wanted == 0) {
            words += static_cast<std::uint32_t>(std::popcount(starts));
            at = std::min(first + whole, text.size());
            return {};
        }
        const auto sign = static_cast<unsigned>(std::countr_zero(wanted));
        const unsigned begin = up_to_last(bytes.blanks & below(sign));
        words += static_cast<std::uint32_t>(std::popcount(starts & below(begin)));
        const Stretch stretch = read(text, first + begin);
        at = stretch.end;
        if (stretch.may_hold) {
            return {.begin = first + begin, .end = stretch.end};
        }
        words += stretch.has_word ? 1 : 0;
        if (at - first >= whole) {
            return {};
        }
        const std::uint64_t left = ~below(static_cast<unsigned>(at - first));
        starts &= left;
        signs &= left;
    }
}

WordStarts::Place WordStarts::next(std::string_view text, std::size_t at,
                                   std::uint32_t& words) const {
    while (at < text.size()) {
        if (is_blank(text[at])) {
            ++at;
            continue;
        }
        if (starts_are_kept_) {
            const std::size_t before = at;
            const Place place = pass_window(text, at, words);
            if (place.end > 0) {
                return place;
            }
            if (at > before) {
                continue;
            }
        } // a stretch whose end is out of sight, or a language in which starts tell nothing
        const Stretch stretch = read(text, at);
        if (stretch.may_hold) {
            return {.begin = at, .end = stretch.end};
        }
        words += stretch.has_word ? 1 : 0;
        at = stretch.end;
    }
    return {.begin = text.size(), .end = text.size()};
}

/// Two runs of letters with the byte `hyphen` between them, the first from `begin` on: one word,
/// which is sought by either part or as a whole. All else is the analyzer's to cut.
WordStarts::Stretch WordStarts::read_hyphenated(std::string_view text, std::size_t begin,
                                                std::size_t hyphen) const {
    constexpr std::size_t most_bytes = 40; // longer words are not joined
    std::size_t word_end = hyphen + 1;
    while (word_end < text.size() && facts_of(text[word_end]).letter < class_of('0')) {
        ++word_end;
    }
    const std::size_t at = past_marks(text, word_end);
    if (!ends_at(text, at) || word_end == hyphen + 1 || word_end - begin > most_bytes) {
        return {.end = past_stretch(text, at), .may_hold = true, .has_word = true};
    }
    const bool may_hold = !starts_are_kept_ || may_be(text.substr(begin, hyphen - begin)) ||
                          may_be(text.substr(hyphen + 1, word_end - hyphen - 1)) ||
                          may_be(text.substr(begin, word_end - begin));
    return {.end = at, .may_hold = may_hold, .has_word = true};
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
            if (text[at] == '-') {
                return read_hyphenated(text, begin, at);
            }
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
