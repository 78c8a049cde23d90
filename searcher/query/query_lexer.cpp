// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_lexer.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "common/base/error.h"
#include "common/base/utf8.h"

namespace gazette::searcher {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_blank(char32_t code) {
    return code <= ' ' || (code >= 0x7F && code <= 0xA0) || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200B) || (code >= 0x2028 && code <= 0x202F) ||
           code == 0x205F || code == 0x3000 || code == 0xFEFF;
}

/// Straight, curly, low and angle quotation marks; any of them closes what another has opened.
bool is_quotation_mark(char32_t code) {
    return code == '"' || code == 0x201C || code == 0x201D || code == 0x201E || code == 0xAB ||
           code == 0xBB || code == 0xFF02;
}

/// True when something in `word` may be a letter or digit: ASCII ones surely, the others perhaps.
bool may_have_letters(std::string_view word) {
    return std::ranges::any_of(word, [](char c) {
        return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    });
}

std::optional<std::uint32_t> read_distance(std::string_view digits) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && value >= 1 && value <= max_distance ? std::optional(value) : std::nullopt;
}

/// A decimal number such as 2, 0.5 or 1.25.
std::optional<double> read_boost(std::string_view digits) {
    if (digits.empty() ||
        !std::ranges::all_of(digits, [](char c) { return is_digit(c) || c == '.'; })) {
        return std::nullopt;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && value <= max_boost ? std::optional(value) : std::nullopt;
}

/// The number behind `NAME/` in `word` when it starts so, letter case aside.
std::optional<std::string_view> after_name(std::string_view word, std::string_view name) {
    if (word.size() <= name.size() + 1 || word[name.size()] != '/') {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (to_lower(word[i]) != name[i]) {
            return std::nullopt;
        }
    }
    return word.substr(name.size() + 1);
}

std::string_view name_of(TokenKind kind) {
    switch (kind) {
    case TokenKind::Word:
        return "word";
    case TokenKind::Phrase:
        return "phrase";
    case TokenKind::Open:
        return "(";
    case TokenKind::Close:
        return ")";
    case TokenKind::And:
        return "AND";
    case TokenKind::Or:
        return "OR";
    case TokenKind::Not:
        return "NOT";
    case TokenKind::Near:
        return "NEAR";
    }
    return {};
}

/// Makes `token`, a plain word so far, the operator it spells, if any. False when it spells one
/// with a distance that cannot be had.
bool recognise_operator(QueryToken& token) {
    const std::string_view word = token.text;
    if (word == "AND") {
        token.kind = TokenKind::And;
    } else if (word == "OR") {
        token.kind = TokenKind::Or;
    } else if (word == "NOT") {
        token.kind = TokenKind::Not;
    } else if (word == "NEAR") {
        token.kind = TokenKind::Near;
    } else {
        const auto near = word.starts_with("NEAR/") ? std::optional(word.substr(5)) : std::nullopt;
        const auto within = near ? near : after_name(word, "w");
        const auto before = within ? std::nullopt : after_name(word, "pre");
        if (const auto distance = read_distance(within.value_or(before.value_or("")))) {
            token.kind = TokenKind::Near;
            token.proximity = {*distance, before.has_value()};
        }
        return token.kind == TokenKind::Near || !near;
    }
    return true;
}

class Lexer {
  public:
    explicit Lexer(std::string_view text) : text_(text) {}

    LexedQuery run() {
        while (skip_blanks()) {
            read_token();
        }
        return std::move(result_);
    }

  private:
    [[nodiscard]] Utf8Step step() const { return decode_utf8(text_, at_); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    /// True when no operand can begin at byte `at`.
    [[nodiscard]] bool ends_operand(std::size_t at) const {
        return at >= text_.size() || text_[at] == ')' || is_blank(decode_utf8(text_, at).code);
    }

    bool skip_blanks() {
        while (at_ < text_.size() && is_blank(step().code)) {
            at_ += step().length;
        }
        return at_ < text_.size();
    }

    void read_token() {
        begin_ = at_;
        QueryToken token;
        read_sign(token);
        if (at_ < text_.size()) {
            read_field(token);
        }
        if (ends_operand(at_) && peek() != ')') {
            return; // a sign with nothing behind it
        }
        if (peek() == '(' || peek() == ')') {
            token.kind = peek() == '(' ? TokenKind::Open : TokenKind::Close;
            ++at_;
            if (token.kind == TokenKind::Close) {
                read_boost_behind(token);
            }
            add(token);
        } else if (is_quotation_mark(step().code)) {
            read_phrase(token);
        } else {
            read_word(token);
        }
    }

    /// Nothing but a blank or an opening bracket stands right before the token.
    [[nodiscard]] bool stands_free() const {
        if (at_ == 0 || text_[at_ - 1] == '(') {
            return true;
        }
        std::size_t before = at_ - 1;
        while (before > 0 && is_continuation_byte(text_[before])) {
            --before;
        }
        return is_blank(decode_utf8(text_, before).code);
    }

    /// One + or - directly before an operand; dashes, runs of signs and what is glued to a word or
    /// phrase ("Model C"-Schulen) are punctuation.
    void read_sign(QueryToken& token) {
        std::size_t run = 0;
        while (peek(run) == '+' || peek(run) == '-') {
            ++run;
        }
        if (run == 1 && !ends_operand(at_ + 1) && stands_free()) {
            token.sign = peek();
        }
        at_ += run;
    }

    void read_field(QueryToken& token) {
        std::size_t length = 0;
        while (is_letter(peek(length))) {
            ++length;
        }
        if (length == 0 || peek(length) != ':') {
            return;
        }
        const std::string_view name = text_.substr(at_, length);
        const auto field = field_named(name);
        if (field && !ends_operand(at_ + length + 1)) {
            token.field = *field;
            at_ += length + 1;
        } else if (field) {
            problem("nothing follows \"" + std::string(name) + ":\" directly");
        } else if (length > 1 && (is_letter(peek(length + 1)) || peek(length + 1) == '"')) {
            problem("there is no field \"" + std::string(name) + ":\"");
        }
    }

    void read_phrase(QueryToken& token) {
        const std::size_t inside = at_ + step().length;
        std::size_t close = inside;
        while (close < text_.size() && !is_quotation_mark(decode_utf8(text_, close).code)) {
            close += decode_utf8(text_, close).length;
        }
        at_ = inside;
        if (close >= text_.size()) { // the last mark of all: this happens once
            problem("a quotation mark is never closed");
            if (!ends_operand(at_) && peek() != '(') {
                read_word(token);
            }
            return;
        }
        token.kind = TokenKind::Phrase;
        token.text = text_.substr(inside, close - inside);
        at_ = close + decode_utf8(text_, close).length;
        read_boost_behind(token);
        if (may_have_letters(token.text)) {
            if (token.text.find('*') != std::string_view::npos) {
                problem("a * inside quotation marks is no wildcard");
            }
            add(token);
        }
    }

    void read_word(QueryToken& token) {
        const std::size_t start = at_;
        while (at_ < text_.size() && !ends_word()) {
            at_ += step().length;
        }
        token.text = text_.substr(start, at_ - start);
        if (peek() == ',' || peek() == ';') {
            ++at_;
        }
        if (!may_have_letters(token.text)) {
            return;
        }
        if (token.field != QueryField::Date) {
            read_suffixes(token);
        }
        if (at_ - begin_ == token.text.size() && !recognise_operator(token)) {
            problem("NEAR/n takes a distance from 1 to " + std::to_string(max_distance));
        }
        add(token);
    }

    /// At a blank, bracket or quotation mark, or a comma that does not group digits.
    [[nodiscard]] bool ends_word() const {
        const char c = text_[at_];
        if (c == ',' || c == ';') {
            return at_ == 0 || !is_digit(text_[at_ - 1]) || !is_digit(peek(1));
        }
        const char32_t code = step().code;
        return c == '(' || c == ')' || is_blank(code) || is_quotation_mark(code);
    }

    /// Takes ^2 and then * off the end of a word.
    void read_suffixes(QueryToken& token) {
        const std::size_t caret = token.text.rfind('^');
        if (caret != std::string_view::npos) {
            const auto boost = read_boost(token.text.substr(caret + 1));
            const std::string_view word = token.text.substr(0, caret);
            if (boost && may_have_letters(word)) {
                token.boost = *boost;
                token.text = word;
            } else {
                problem("^ stands between a word and a number up to 1000");
            }
        }
        if (token.text.ends_with('*')) {
            token.text.remove_suffix(1);
            token.wildcard = true;
        }
        if (token.text.find('*') != std::string_view::npos) {
            problem("a * is a wildcard only at the end of a word");
            token.wildcard = false;
        }
    }

    /// ^2 directly behind a closing quotation mark or bracket.
    void read_boost_behind(QueryToken& token) {
        if (peek() != '^') {
            return;
        }
        std::size_t length = 0;
        while (is_digit(peek(1 + length)) || peek(1 + length) == '.') {
            ++length;
        }
        const auto boost = read_boost(text_.substr(at_ + 1, length));
        if (boost) {
            token.boost = *boost;
            at_ += 1 + length;
        }
    }

    void add(QueryToken& token) {
        token.source = text_.substr(begin_, at_ - begin_);
        result_.tokens.push_back(token);
    }
    void problem(std::string text) { result_.problems.push_back(std::move(text)); }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0; ///< of the token being read
    LexedQuery result_;
};

} // namespace

LexedQuery lex_query(std::string_view text) {
    if (text.size() > max_query_bytes) {
        throw Error(ErrorKind::Usage,
                    "the query has " + std::to_string(text.size()) + " bytes; at most " +
                        std::to_string(max_query_bytes) + " are read",
                    "shorten it, or split it into several queries (--stdin)");
    }
    return Lexer(text).run();
}

std::string print_token(const QueryToken& token) {
    std::string line(name_of(token.kind));
    if (token.kind == TokenKind::Word || token.kind == TokenKind::Phrase) {
        line.append(" \"").append(token.text).append("\"");
    }
    if (token.kind == TokenKind::Near) {
        line.append("/").append(std::to_string(token.proximity.distance));
        line.append(token.proximity.ordered ? " in this order" : "");
    }
    line.append(token.wildcard ? " wildcard" : "");
    if (token.field != QueryField::Anywhere) {
        line.append(" in ").append(name_of(token.field));
    }
    line.append(token.sign == '+' ? " must" : token.sign == '-' ? " must not" : "");
    if (token.boost != 1) {
        line.append(" ").append(token.source.substr(token.source.rfind('^')));
    }
    return line;
}

} // namespace gazette::searcher
