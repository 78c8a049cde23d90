// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/text_check.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "common/base/utf8.h"
#include "common/index/article_stretches.h"
#include "common/index/schema.h"
#include "common/text/languages.h"
#include "searcher/query/word_starts.h"

namespace gazette::searcher {
namespace {

bool satisfies(std::string_view form, const PatternWord& word) {
    switch (word.rule) {
    case SoughtWord::FormRule::Any:
        return true;
    case SoughtWord::FormRule::StartsWith:
        return form.starts_with(word.form);
    case SoughtWord::FormRule::Equals:
        return form == word.form;
    }
    return false;
}

/// Compares tokens with a word: title words only where its terms are those of titles.
class WordTest {
  public:
    explicit WordTest(const PatternWord& word) : word_(&word) {
        const std::string_view title_prefix = index::row_of(index::Field::Title).prefix;
        title_only_ = !word.terms.empty() && word.terms.front().starts_with(title_prefix);
        prefix_bytes_ = title_only_ ? title_prefix.size() : 0;
    }

    [[nodiscard]] bool title_only() const noexcept { return title_only_; }
    [[nodiscard]] bool is_met(std::string_view form, std::string_view term) const {
        const auto unprefixed = [this](const std::string& one) {
            return std::string_view(one).substr(prefix_bytes_);
        };
        return satisfies(form, *word_) &&
               std::ranges::binary_search(word_->terms, term, {}, unprefixed);
    }

  private:
    const PatternWord* word_;
    bool title_only_ = false;
    std::size_t prefix_bytes_ = 0;
};

/// Looks through a text for a word, a stretch between two blanks at a time.
class WordSearch {
  public:
    WordSearch(const PatternWord& word, text::Analyzer& analyzer)
        : test_(word), form_(word.form), analyzer_(&analyzer), starts_(analyzer.language()) {
        starts_.admit_form(word.form);
    }

    /// The text has the word, not among capitals.
    [[nodiscard]] bool found() const noexcept { return found_; }
    /// It may have it among capitals, which read otherwise where a whole line is written in them
    /// (IT, US): the whole text must be looked at.
    [[nodiscard]] bool in_capitals() const noexcept { return in_capitals_; }

    void look_at(const index::Stretch& stretch) {
        if (test_.title_only() && stretch.kind != index::StretchKind::Title) {
            return;
        }
        std::uint32_t passed = 0; // words, which nobody asks for
        WordStarts::Place place = starts_.next(stretch.text, 0, passed);
        while (place.begin < stretch.text.size() && !found_) {
            analyze(stretch.text.substr(place.begin, place.end - place.begin));
            place = starts_.next(stretch.text, place.end, passed);
        }
    }

  private:
    void analyze(std::string_view text) {
        if (is_in_capitals(text)) {
            in_capitals_ = in_capitals_ || may_contain_form(text);
            return;
        }
        static_cast<void>(analyzer_->analyze(text, [&](const text::Token& token) {
            found_ = found_ || test_.is_met(token.form, token.term);
        }));
    }

    static bool is_in_capitals(std::string_view text) {
        const auto is_small = [](char byte) { return byte >= 'a' && byte <= 'z'; };
        const auto is_capital = [](char byte) { return byte >= 'A' && byte <= 'Z'; };
        return std::ranges::any_of(text, is_capital) && std::ranges::none_of(text, is_small);
    }

    /// Whether letters of `capitals` make the form; true where accents might be taken away.
    [[nodiscard]] bool may_contain_form(std::string_view capitals) const {
        if (ascii_prefix(form_) < form_.size() || ascii_prefix(capitals) < capitals.size()) {
            return true;
        }
        std::string letters;
        for (const char byte : capitals) {
            if (byte >= 'A' && byte <= 'Z') {
                letters += static_cast<char>(byte - 'A' + 'a');
            } else if (byte >= '0' && byte <= '9') {
                letters += byte;
            }
        }
        return letters.find(form_) != std::string::npos;
    }

    WordTest test_;
    std::string_view form_;
    text::Analyzer* analyzer_;
    WordStarts starts_;
    bool found_ = false;
    bool in_capitals_ = false;
};

text::Language language_of(const article::Article& article) {
    return text::language_of_code(article.language).value_or(text::Language::Unknown);
}

} // namespace

ArticleWords::ArticleWords(const article::Article& article, text::Analyzer& analyzer)
    : analyzer_(&analyzer) {
    index::for_each_stretch(article, [&](const index::Stretch& stretch) {
        const bool in_title = stretch.kind == index::StretchKind::Title;
        return analyzer.analyze(stretch.text, [&](const text::Token& token) {
            places_.push_back({token.word, stretch.position + token.position, in_title});
        });
    });
}

void ArticleWords::find(const PatternWord& word, std::vector<std::uint32_t>& positions) const {
    const WordTest test(word);
    for (const Place& place : places_) {
        const text::WordEntry entry = analyzer_->word(place.word);
        if ((place.in_title || !test.title_only()) && test.is_met(entry.form, entry.term)) {
            positions.push_back(place.position);
        }
    }
}

bool text_has_word(const MatchContext& context, const index::ArticlePlace& place,
                   const PatternWord& word) {
    const index::Record record = context.reader().segment(place.segment).record(place.docid);
    WordSearch search(word, context.analyzers().of(language_of(record.article)));
    index::for_each_stretch(record.article, [&](const index::Stretch& stretch) {
        if (!search.found()) {
            search.look_at(stretch);
        }
        return std::uint32_t{0}; // positions are not asked for
    });
    return search.found() ||
           (search.in_capitals() && text_matches(context, place, {.word = word}, 0));
}

bool text_matches(const MatchContext& context, const index::ArticlePlace& place,
                  const PositionPattern& pattern, std::uint32_t first_position) {
    const index::Record record = context.reader().segment(place.segment).record(place.docid);
    const ArticleWords words(record.article, context.analyzers().of(language_of(record.article)));
    return matches(pattern, [&](const PatternWord& word, std::vector<std::uint32_t>& positions) {
        words.find(word, positions);
        std::erase_if(positions, [first_position](std::uint32_t position) {
            return position < first_position;
        });
    });
}

} // namespace gazette::searcher
