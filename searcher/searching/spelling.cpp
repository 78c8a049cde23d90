// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searching/spelling.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "common/base/sort_distinct.h"
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

/// A letter of a word that can be repaired.
bool is_letter(char32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= 0x80 && code < first_ideograph);
}

/// Decodes `form` to `code`; false when it is no word of letters.
bool read_letters(std::string_view form, std::u32string& code) {
    code.clear();
    for (std::size_t at = 0; at < form.size();) {
        const Utf8Step step = decode_utf8(form, at);
        if (!is_letter(step.code)) {
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
        sort_distinct(languages_);
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
                       const std::string term(token.term);
                       known = known || reader.database_for_term(term).term_exists(term);
                   });
                   return known;
               });
    }

    MatchContext* context_;
    std::vector<text::Language> languages_;
    std::vector<BadWord> found_;
    std::u32string letters_;
};

/// Offers the forms of the index that are near `word`; false when the time is over before. Forms
/// are compared segment by segment, and only those that are near are counted across all.
bool offer_vocabulary(MatchContext& context, BadWord& word) {
    const index::IndexReader& reader = context.reader();
    std::set<std::string, std::less<>> near;
    bool over = false;
    for (std::uint32_t i = 0; i < reader.segment_count() && !over; ++i) {
        reader.segment(i).vocabulary().for_each_form(
            [&](std::string_view beginning) {
                over = over || context.is_over(1);
                return over || !word.nearest.may_begin(beginning);
            },
            [&](std::string_view form) {
                if (word.nearest.is_near(form)) {
                    near.emplace(form);
                }
            });
    }
    for (const std::string& form : near) {
        word.nearest.offer(form, reader.vocabulary(form).articles());
    }
    return !over;
}

} // namespace

std::size_t most_edits(std::size_t letters) noexcept {
    constexpr std::size_t short_word = 5;
    return letters <= short_word ? 1 : 2;
}

EditTable::EditTable(std::u32string_view right) : right_(right) {
    for (std::vector<std::size_t>& row : rows_) {
        row.resize(right.size() + 1);
    }
    std::iota(rows_[2].begin(), rows_[2].end(), std::size_t{0});
}

void EditTable::add(char32_t letter) {
    std::rotate(rows_.begin(), rows_.begin() + 1, rows_.end());
    ++letters_;
    rows_[2][0] = letters_;
    least_ = letters_;
    for (std::size_t j = 1; j <= right_.size(); ++j) {
        const std::size_t other = letter == right_[j - 1] ? 0 : 1;
        std::size_t& here = rows_[2][j];
        here = std::min({rows_[1][j] + 1, rows_[2][j - 1] + 1, rows_[1][j - 1] + other});
        if (letters_ > 1 && j > 1 && letter == right_[j - 2] && last_ == right_[j - 1]) {
            here = std::min(here, rows_[0][j - 2] + 1);
        }
        least_ = std::min(least_, here);
    }
    last_ = letter;
}

std::size_t edit_distance(std::u32string_view left, std::u32string_view right, std::size_t most) {
    if (std::max(left.size(), right.size()) - std::min(left.size(), right.size()) > most) {
        return most + 1;
    }
    EditTable table(right);
    for (const char32_t letter : left) {
        table.add(letter);
        if (table.least() > most) {
            return most + 1;
        }
    }
    return std::min(table.edits(), most + 1);
}

NearestForm::NearestForm(std::string_view word) {
    read_letters(word, word_);
    for (const char32_t code : word_) {
        letters_ |= bit_of(code);
    }
    edits_ = most_edits(word_.size());
}

std::size_t NearestForm::edits_to(std::string_view form) {
    constexpr std::size_t most_bytes_a_letter = 4;
    const std::size_t too_many = edits_ + 1;
    if (form.size() + edits_ < word_.size() ||
        form.size() > (word_.size() + edits_) * most_bytes_a_letter ||
        !read_letters(form, offered_) || offered_.size() + edits_ < word_.size() ||
        offered_.size() > word_.size() + edits_) {
        return too_many;
    }
    std::uint64_t letters = 0;
    for (const char32_t code : offered_) {
        letters |= bit_of(code);
    }
    // Each edit brings in or takes away one letter at most.
    if (static_cast<std::size_t>(std::popcount(letters & ~letters_)) > edits_ ||
        static_cast<std::size_t>(std::popcount(letters_ & ~letters)) > edits_) {
        return too_many;
    }
    return edit_distance(word_, offered_, edits_);
}

bool NearestForm::is_near(std::string_view form) {
    const std::size_t edits = edits_to(form);
    return edits > 0 && edits <= edits_;
}

bool NearestForm::may_begin(std::string_view beginning) {
    if (!too_far_.empty() && beginning.starts_with(too_far_)) {
        return false;
    }
    EditTable table(word_);
    for (std::size_t at = 0; at < beginning.size();) {
        const Utf8Step step = decode_utf8(beginning, at);
        if (!step.valid) { // cut within a letter
            return true;
        }
        at += step.length;
        if (is_letter(step.code)) {
            table.add(step.code);
        }
        if (!is_letter(step.code) || table.least() > edits_) {
            too_far_ = beginning.substr(0, at);
            return false;
        }
    }
    return true;
}

void NearestForm::offer(std::string_view form, std::uint64_t articles) {
    const std::size_t edits = edits_to(form);
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
        const bool offered = std::ranges::all_of(
            words, [&](BadWord& word) { return offer_vocabulary(context, word); });
        if (words.empty() || !offered) {
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
