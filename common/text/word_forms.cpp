// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/word_forms.h"

#include <algorithm>
#include <array>

#include "common/text/folding.h"
#include "common/text/initials.h"
#include "common/text/number_forms.h"
#include "common/text/utf8.h"

namespace gazette::text {

namespace {

/// Articles, pronouns and prepositions that Romance languages (and Irish) elide before a vowel.
constexpr std::array<std::string_view, 22> elided = {
    "all", "c", "coll", "d",      "dall", "dell",  "gl",    "j", "jusqu", "l", "lorsqu",
    "m",   "n", "nell", "puisqu", "qu",   "quell", "quest", "s", "sull",  "t", "un",
};
static_assert(std::ranges::is_sorted(elided));

bool is_apostrophe(char32_t value) {
    return value == '\'' || value == 0x2018 || value == 0x2019 || value == 0x02BC ||
           value == 0xFF07;
}

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool is_vowel_or_h(char letter) {
    return std::string_view("aeiouyh").find(letter) != std::string_view::npos;
}

std::string_view cut_to(std::string_view text, std::size_t bytes) {
    return text.size() <= bytes ? text : text.substr(0, char_floor(text, bytes));
}

/// Whether a stemmer has anything to do with `form`.
bool has_letters(std::string_view form) {
    return std::ranges::any_of(form, [](char byte) { return !is_digit(byte) && byte != '.'; });
}

/// Without the possessive 's (one or more) at its end.
std::size_t end_without_possessive(std::string_view raw) {
    while (raw.size() >= 3 && (raw.back() == 's' || raw.back() == 'S')) {
        const std::size_t quote = previous_char(raw, raw.size() - 1);
        if (quote == 0 || !is_apostrophe(decode_utf8(raw, quote).code)) {
            break;
        }
        raw = raw.substr(0, quote);
    }
    return raw.size();
}

/// Bytes of the elided article or pronoun that `raw` begins with (l'hôtel: 2), else 0.
std::size_t elided_bytes(std::string_view raw) {
    constexpr std::size_t longest_elided = 6;
    for (std::size_t at = 0; at < raw.size() && at <= longest_elided; at = next_char(raw, at)) {
        const Utf8Step code = decode_utf8(raw, at);
        if (!is_apostrophe(code.code)) {
            continue;
        }
        const std::size_t rest = at + code.length;
        if (rest >= raw.size() || !std::ranges::binary_search(elided, fold(raw.substr(0, at)))) {
            return 0;
        }
        const std::string first = fold(raw.substr(rest, decode_utf8(raw, rest).length));
        return !first.empty() && is_vowel_or_h(first.front()) ? rest : 0;
    }
    return 0;
}

std::size_t begin_without_elision(std::string_view raw) {
    std::size_t begin = 0;
    while (const std::size_t bytes = elided_bytes(raw.substr(begin))) {
        begin += bytes;
    }
    return begin;
}

/// What the stemmer of `language` is to see of `raw`: Turkish has its own small letters, and its
/// names keep their endings behind an apostrophe.
std::string stemmer_input_of(std::string_view raw, Language language) {
    raw = cut_to(raw, max_folded_bytes);
    if (language != Language::Turkish) {
        return keep_word_characters(casefold(raw));
    }
    for (std::size_t at = 0; at < raw.size(); at = next_char(raw, at)) {
        if (at >= 2 && is_apostrophe(decode_utf8(raw, at).code)) {
            raw = raw.substr(0, at);
            break;
        }
    }
    return keep_word_characters(casefold(lower_turkish_i(raw)));
}

/// Drafts the words of single pieces, one after the other.
class Drafter {
  public:
    Drafter(std::string_view text, Language language) : text_(text), language_(language) {}

    void add(const Piece& piece) {
        if (piece.kind == PieceKind::Dotted) {
            add_dotted(piece);
            return;
        }
        const std::string_view whole = text_.substr(piece.begin, piece.end - piece.begin);
        const std::size_t end = end_without_possessive(whole);
        const std::size_t begin = begin_without_elision(whole.substr(0, end));
        const std::string_view raw = whole.substr(begin, end - begin);
        if (needs_number_reading(raw)) {
            for (NumberForm& number : read_number(cut_to(raw, max_folded_bytes))) {
                const std::string input = has_letters(number.form) ? number.form : "";
                put(std::move(number.form), input, piece.begin + begin + number.begin,
                    piece.begin + begin + number.end, TokenKind::Word);
            }
        } else if (is_bare_initials(raw)) {
            const std::string form = fold(raw);
            put(*initials_term(form), "", piece.begin + begin, piece.begin + end,
                TokenKind::Initials);
            WordDraft pronoun = drafts_.back();
            pronoun.form = pronoun.stemmer_input = form;
            pronoun.kind = TokenKind::Word;
            pronoun.only_in_capitals = true;
            drafts_.push_back(std::move(pronoun));
        } else {
            add_plain(raw, piece.begin + begin);
        }
    }

    [[nodiscard]] std::vector<WordDraft>& drafts() noexcept { return drafts_; }
    [[nodiscard]] std::uint32_t positions() const noexcept { return positions_; }

  private:
    void add_dotted(const Piece& piece) {
        std::string form =
            keep_word_characters(fold(text_.substr(piece.begin, piece.end - piece.begin)));
        std::optional<std::string> term = initials_term(form);
        const TokenKind kind = term ? TokenKind::Initials : TokenKind::Word;
        const std::string input = term ? "" : form;
        put(term ? std::move(*term) : std::move(form), input, piece.begin, piece.end, kind);
    }

    void add_plain(std::string_view raw, std::size_t begin) {
        std::string form = keep_word_characters(fold(cut_to(raw, max_folded_bytes)));
        const std::string input = has_letters(form) ? stemmer_input_of(raw, language_) : "";
        put(std::move(form), input, begin, begin + raw.size(), TokenKind::Word);
    }

    void put(std::string form, std::string_view stemmer_input, std::size_t begin, std::size_t end,
             TokenKind kind) {
        form.resize(cut_to_term(form).size());
        if (!form.empty()) {
            drafts_.push_back({.form = std::move(form),
                               .stemmer_input = std::string(cut_to_term(stemmer_input)),
                               .begin = begin,
                               .end = end,
                               .position = positions_++,
                               .kind = kind});
        }
    }

    std::string_view text_;
    Language language_;
    std::vector<WordDraft> drafts_;
    std::uint32_t positions_ = 0;
};

/// The word that the parts give when written as one: "" where two numbers would run together, which
/// would be another number (2021-12-30, 3-0).
WordDraft joined(const std::vector<WordDraft>& parts) {
    WordDraft whole{
        .begin = parts.front().begin, .end = parts.back().end, .kind = TokenKind::Compound};
    for (const WordDraft& part : parts) {
        if (part.only_in_capitals) {
            continue;
        }
        const std::string letters =
            part.kind == TokenKind::Initials ? keep_word_characters(part.form) : part.form;
        if (!whole.form.empty() && is_digit(whole.form.back()) && is_digit(letters.front())) {
            return {};
        }
        whole.form.append(letters);
        whole.stemmer_input.append(part.stemmer_input.empty() ? letters : part.stemmer_input);
    }
    return whole;
}

} // namespace

std::string_view cut_to_term(std::string_view word) noexcept {
    return cut_to(word, max_term_bytes);
}

std::optional<WordDraft> draft_plain_word(std::string_view text, std::size_t begin, std::size_t end,
                                          TokenKind kind) {
    std::string form =
        keep_word_characters(fold(cut_to(text.substr(begin, end - begin), max_folded_bytes)));
    if (form.empty()) {
        return std::nullopt;
    }
    form.resize(cut_to_term(form).size());
    return WordDraft{.form = std::move(form), .begin = begin, .end = end, .kind = kind};
}

std::vector<WordDraft> draft_words(std::string_view text, std::span<const Piece> pieces,
                                   Language language) {
    Drafter drafter(text, language);
    for (const Piece& piece : pieces) {
        drafter.add(piece);
    }
    std::vector<WordDraft>& parts = drafter.drafts();
    const bool one_word_each = drafter.positions() <= pieces.size();
    if (drafter.positions() < 2 || !one_word_each || pieces.size() > max_compound_parts) {
        return std::move(parts);
    }
    WordDraft whole = joined(parts);
    if (whole.form.empty() || whole.form.size() > max_term_bytes) {
        return std::move(parts);
    }
    whole.stemmer_input.resize(cut_to_term(whole.stemmer_input).size());
    std::vector<WordDraft> words;
    words.push_back(std::move(whole));
    for (WordDraft& part : parts) {
        part.position = 0;
        part.kind = part.kind == TokenKind::Word ? TokenKind::Part : part.kind;
        if (std::ranges::find(words, part.form, &WordDraft::form) == words.end()) {
            words.push_back(std::move(part));
        }
    }
    return words;
}

} // namespace gazette::text
