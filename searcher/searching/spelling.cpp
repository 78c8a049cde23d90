// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searching/spelling.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>
#include <vector>

#include "common/base/utf8.h"
#include "common/index/xapian_errors.h"
#include "common/text/analyzer.h"
#include "common/text/languages.h"
#include "searcher/query/query_lexer.h"

namespace gazette::searcher {
namespace {

/// Where the scripts begin that are written in syllables or ideographs.
constexpr char32_t first_ideograph = 0x2E80;

std::uint64_t bit_of(char32_t code) {
    return std::uint64_t{1} << (code % 64U);
}

/// Decodes `form` to `code`; false when it is no word of letters.
bool read_letters(std::string_view form, std::u32string& code) {
    code.clear();
    for (std::size_t at = 0; at < form.size();) {
        const Utf8Step step = decode_utf8(form, at);
        const bool ascii_letter = step.code >= 'a' && step.code <= 'z';
        if (!ascii_letter && (step.code < 0x80 || step.code >= first_ideograph)) {
            return false;
        }
        code.push_back(step.code);
        at += step.length;
    }
    return true;
}

/// A word to repair: bytes [begin, end) of the query.
struct BadWord {
    std::size_t begin;
    std::size_t end;
    NearestForm nearest;
};

/// Finds the words of a query that its index does not have.
class BadWordFinder {
  public:
    explicit BadWordFinder(MatchContext& context) : context_(&context) {
        for (const index::LanguageCount& count : context.reader().languages()) {
            languages_.push_back(
                text::language_of_code(count.code).value_or(text::Language::Unknown));
        }
        std::ranges::sort(languages_);
        const auto rest = std::ranges::unique(languages_);
        languages_.erase(rest.begin(), rest.end());
    }

    [[nodiscard]] std::vector<BadWord> find(std::string_view query) {
        bool forbidden = false;
        for (const QueryToken& token : lex_query(query).tokens) {
            const bool text = token.kind == TokenKind::Word || token.kind == TokenKind::Phrase;
            const bool in_text = token.field == QueryField::Anywhere ||
                                 token.field == QueryField::Title ||
                                 token.field == QueryField::Body;
            if (text && in_text && !forbidden && !token.wildcard && token.sign != '-') {
                add_words(token.text, static_cast<std::size_t>(token.text.data() - query.data()));
            }
            forbidden = token.kind == TokenKind::Not;
        }
        if (found_.size() > max_repaired_words) {
            found_.erase(found_.begin() + max_repaired_words, found_.end());
        }
        return std::move(found_);
    }

  private:
    void add_words(std::string_view text, std::size_t offset) {
        text::Analyzer& analyzer = context_->analyzers().of(text::Language::Unknown);
        std::vector<std::pair<std::string, BadWord>> words;
        analyzer.analyze(text, [&](const text::Token& token) {
            const bool whole =
                token.kind == text::TokenKind::Word || token.kind == text::TokenKind::Part;
            if (whole && read_letters(token.form, letters_) &&
                letters_.size() >= min_repaired_letters &&
                letters_.size() <= max_repaired_letters) {
                words.emplace_back(token.form, BadWord{offset + token.begin, offset + token.end,
                                                       NearestForm(token.form)});
            }
        });
        for (auto& [form, word] : words) {
            const bool apart = found_.empty() || found_.back().end <= word.begin;
            if (apart && !is_known(form)) {
                found_.push_back(std::move(word));
            }
        }
    }

    /// Whether a text has the word, or another form of it in some language.
    bool is_known(std::string_view form) {
        const index::IndexReader& reader = context_->reader();
        return reader.has_form(form) ||
               std::ranges::any_of(languages_, [&](text::Language language) {
                   bool known = false;
                   context_->analyzers().of(language).analyze(form, [&](const text::Token& token) {
                       known = known || reader.database().term_exists(std::string(token.term));
                   });
                   return known;
               });
    }

    MatchContext* context_;
    std::vector<text::Language> languages_;
    std::vector<BadWord> found_;
    std::u32string letters_;
};

/// Offers every form of the index to each of `words`; false when the time is over before.
bool offer_vocabulary(MatchContext& context, std::vector<BadWord>& words) {
    for (index::JoinedVocabularyCursor cursor = context.reader().vocabulary(); cursor.valid();
         cursor.next()) {
        if (context.is_over(1)) {
            return false;
        }
        const std::uint64_t articles = cursor.articles();
        for (BadWord& word : words) {
            word.nearest.offer(cursor.form(), articles);
        }
    }
    return true;
}

} // namespace

std::size_t most_edits(std::size_t letters) noexcept {
    constexpr std::size_t short_word = 5;
    return letters <= short_word ? 1 : 2;
}

std::size_t edit_distance(std::u32string_view left, std::u32string_view right, std::size_t most) {
    if (std::max(left.size(), right.size()) - std::min(left.size(), right.size()) > most) {
        return most + 1;
    }
    // The rows of the table for two, one and no letters of `left` back.
    std::array<std::vector<std::size_t>, 3> rows;
    for (std::vector<std::size_t>& row : rows) {
        row.resize(right.size() + 1);
    }
    for (std::size_t j = 0; j <= right.size(); ++j) {
        rows[2][j] = j;
    }
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::ranges::rotate(rows, rows.begin() + 1);
        rows[2][0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t other = left[i - 1] == right[j - 1] ? 0 : 1;
            std::size_t& here = rows[2][j];
            here = std::min({rows[1][j] + 1, rows[2][j - 1] + 1, rows[1][j - 1] + other});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
                here = std::min(here, rows[0][j - 2] + 1);
            }
            least = std::min(least, here);
        }
        if (least > most) { // then no row below has less, not even by a swap
            return most + 1;
        }
    }
    return std::min(rows[2].back(), most + 1);
}

NearestForm::NearestForm(std::string_view word) {
    read_letters(word, word_);
    for (const char32_t code : word_) {
        letters_ |= bit_of(code);
    }
    edits_ = most_edits(word_.size());
}

void NearestForm::offer(std::string_view form, std::uint64_t articles) {
    constexpr std::size_t most_bytes_a_letter = 4;
    if (form.size() + edits_ < word_.size() ||
        form.size() > (word_.size() + edits_) * most_bytes_a_letter ||
        !read_letters(form, offered_) || offered_.size() + edits_ < word_.size() ||
        offered_.size() > word_.size() + edits_) {
        return;
    }
    std::uint64_t letters = 0;
    for (const char32_t code : offered_) {
        letters |= bit_of(code);
    }
    // Each edit brings in or takes away one letter at most.
    if (static_cast<std::size_t>(std::popcount(letters & ~letters_)) > edits_ ||
        static_cast<std::size_t>(std::popcount(letters_ & ~letters)) > edits_) {
        return;
    }
    const std::size_t edits = edit_distance(word_, offered_, edits_);
    if (edits == 0 || edits > edits_) {
        return;
    }
    const bool better = form_.empty() || edits < edits_ || articles > articles_ ||
                        (articles == articles_ && form < form_);
    if (better) {
        edits_ = edits;
        articles_ = articles;
        form_ = form;
    }
}

std::optional<std::string> repair_spelling(std::string_view query, MatchContext& context) {
    return index::translate_xapian_errors("the index", [&]() -> std::optional<std::string> {
        std::vector<BadWord> words = BadWordFinder(context).find(query);
        if (words.empty() || !offer_vocabulary(context, words)) {
            return std::nullopt;
        }
        std::string repaired;
        std::size_t at = 0;
        for (const BadWord& word : words) {
            if (!word.nearest.form().empty()) {
                repaired.append(query.substr(at, word.begin - at)).append(word.nearest.form());
                at = word.end;
            }
        }
        if (at == 0) {
            return std::nullopt;
        }
        return repaired.append(query.substr(at));
    });
}

} // namespace gazette::searcher
