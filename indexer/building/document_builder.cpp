// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/document_builder.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "common/base/eight_bytes.h"
#include "common/base/function_ref.h"
#include "common/base/hash.h"
#include "common/index/date_terms.h"

namespace gazette::indexer {
namespace {

using index::Field;

/// Names of authors stand so far apart that no phrase meets two of them.
constexpr std::uint32_t name_gap = 10;

void add_in_title_zone(PostingSink& sink, std::string_view term, std::uint32_t position,
                       std::uint32_t wdf) {
    if (position < index::title_zone_end) {
        sink.add_posting(term, position, wdf);
    } else {
        sink.add_term(term, wdf);
    }
}

std::pair<std::string_view, std::string_view> key_of(const FormCount& count) {
    return {count.form, count.stem};
}

/// A form's place among the counts beside the beginning that nearly always tells it from others.
struct FormPlace {
    std::uint64_t prefix;
    std::uint32_t place;
};

void sort_by_form(std::vector<FormCount>& counts) {
    std::vector<FormPlace> order;
    order.reserve(counts.size());
    for (const FormCount& count : counts) {
        order.push_back({sort_prefix(count.form), static_cast<std::uint32_t>(order.size())});
    }
    std::ranges::sort(order, [&](const FormPlace& a, const FormPlace& b) {
        return a.prefix != b.prefix ? a.prefix < b.prefix
                                    : key_of(counts[a.place]) < key_of(counts[b.place]);
    });
    std::vector<FormCount> sorted;
    sorted.reserve(counts.size());
    for (const FormPlace& next : order) {
        sorted.push_back(counts[next.place]);
    }
    counts.swap(sorted);
}

void add_folder_terms(std::string_view path, PostingSink& sink) {
    for (std::size_t slash = path.rfind('/'); slash != std::string_view::npos && slash > 0;
         slash = path.rfind('/', slash - 1)) {
        sink.add_term(index::make_folder_term(path.substr(0, slash)), 0);
    }
    sink.add_term(index::make_folder_term("/"), 0);
}

} // namespace

void PostingSink::add_word(std::string_view term, std::uint32_t position, std::uint32_t wdf,
                           std::uint32_t& /*note*/) {
    add_posting(term, position, wdf);
}

void PostingSink::expect(std::uint32_t /*note*/) {}

void PostingSink::note_form(std::string_view /*form*/, std::string_view /*stem*/) {}

text::Language chain_language(std::string_view code) noexcept {
    return text::language_of_code(code).value_or(text::Language::Unknown);
}

/// The analyzer of one language with what has been counted through it.
class DocumentBuilder::Chain {
  public:
    explicit Chain(text::Language language) : analyzer_(language) {}

    /// From here on words count for another article.
    void begin_article() { ++article_; }

    /// Hands `text`'s tokens to `sink`, counting each word's form once an article and telling it to
    /// `forms`. Returns the number of positions used.
    std::uint32_t analyze(std::string_view text, PostingSink& forms,
                          FunctionRef<void(const text::Token&)> sink) {
        std::size_t met = 0;
        const std::uint32_t positions = analyzer_.analyze(text, [&](const text::Token& token) {
            if (token.word >= words_.size()) {
                words_.resize(std::max<std::size_t>(token.word + 1, words_.size() * 2));
            }
            __builtin_prefetch(&words_[token.word]);
            text::Token& place = coming_[met % coming_.size()];
            if (met >= coming_.size()) {
                take(place, forms, sink);
                forms.expect(words_[coming_[(met - expected_before) % coming_.size()].word].note);
            }
            place = token;
            ++met;
        });
        for (std::size_t left = std::min(met, coming_.size()); left > 0; --left) {
            take(coming_[(met - left) % coming_.size()], forms, sink);
        }
        return positions;
    }

    /// Notes that the word stands in the article's title; says so of every later token of it.
    void mark_title(const text::Token& token) { words_[token.word].title_article = article_; }
    [[nodiscard]] bool in_title(const text::Token& token) const {
        return words_[token.word].title_article == article_;
    }

    /// What the sink keeps beside the token's word.
    [[nodiscard]] std::uint32_t& note_of(const text::Token& token) {
        return words_[token.word].note;
    }

    void append_counts(std::vector<FormCount>& counts) const {
        const std::size_t known = std::min<std::size_t>(analyzer_.word_count(), words_.size());
        for (std::size_t number = 0; number < known; ++number) {
            if (words_[number].articles > 0) {
                const text::WordEntry entry = analyzer_.word(static_cast<std::uint32_t>(number));
                counts.push_back({entry.form, entry.term, words_[number].articles});
            }
        }
    }

    /// Forgets the counts, and the memo of words when `all` is true.
    void forget(bool all) {
        if (all) {
            analyzer_.forget();
            words_.clear();
            words_.shrink_to_fit();
        } else {
            std::ranges::fill(words_, Word{});
        }
        article_ = 0;
    }

    [[nodiscard]] std::size_t memory_bytes() const noexcept {
        return analyzer_.memory_bytes() + words_.capacity() * sizeof(Word) +
               analyzer_.word_count() * (2 * sizeof(FormCount) + sizeof(FormPlace));
    }

  private:
    struct Word {
        std::uint32_t articles = 0;
        std::uint32_t last_article = 0;  ///< counted last for
        std::uint32_t title_article = 0; ///< stood last in the title of
        std::uint32_t note = PostingSink::unknown_word;
    };

    void take(const text::Token& token, PostingSink& forms,
              FunctionRef<void(const text::Token&)> sink) {
        Word& word = words_[token.word];
        if (word.last_article != article_) {
            word.last_article = article_;
            ++word.articles;
            forms.note_form(token.form, token.term);
        }
        sink(token);
    }

    text::Analyzer analyzer_;
    std::vector<Word> words_; // by Token::word
    /// The last tokens met, whose words are on their way from memory: half of that way for the
    /// word, half for what the sink keeps of it. Time is lost to waiting for memory, not to work.
    std::array<text::Token, 8> coming_;
    static constexpr std::size_t expected_before = 4;
    std::uint32_t article_ = 0;
};

DocumentBuilder::DocumentBuilder(std::size_t kept_bytes)
    : kept_bytes_(kept_bytes), names_(text::Language::Unknown) {}
DocumentBuilder::~DocumentBuilder() = default;

DocumentBuilder::Chain& DocumentBuilder::chain_of(text::Language language) {
    const auto number = static_cast<std::size_t>(language);
    assert(number < chains_.size());
    if (!chains_[number]) {
        chains_[number] = std::make_unique<Chain>(language);
    }
    return *chains_[number];
}

/// Words of the headline weigh twice and stand once more for title:; words beyond the title's zone
/// have no position. Returns the number of positions used.
std::uint32_t DocumentBuilder::add_title(Chain& chain, const index::Stretch& stretch,
                                         PostingSink& sink) {
    const bool is_title = stretch.kind == index::StretchKind::Title;
    const std::string_view prefix = index::row_of(Field::Title).prefix;
    return chain.analyze(stretch.text, sink, [&](const text::Token& token) {
        const std::uint32_t position = stretch.position + token.position;
        add_in_title_zone(sink, token.term, position, is_title ? index::title_weight : 1);
        if (is_title) {
            chain.mark_title(token);
            term_.assign(prefix).append(token.term);
            add_in_title_zone(sink, term_, position, 1);
        }
    });
}

/// Returns the number of positions used.
std::uint32_t DocumentBuilder::add_body(Chain& chain, const index::Stretch& stretch,
                                        PostingSink& sink) {
    const bool repeats = stretch.kind == index::StretchKind::Repeat;
    return chain.analyze(stretch.text, sink, [&](const text::Token& token) {
        const std::uint32_t at = stretch.position + token.position;
        const bool leads = at < index::body_zone + index::lead_words;
        // A headline that the body repeats has had its weight.
        const std::uint32_t wdf = repeats && chain.in_title(token) ? 0
                                  : leads                          ? index::lead_weight
                                                                   : 1;
        sink.add_word(token.term, at, wdf, chain.note_of(token));
    });
}

/// Returns the position behind the name.
std::uint32_t DocumentBuilder::add_name(Field field, std::string_view name, std::uint32_t position,
                                        PostingSink& sink) {
    const std::string_view prefix = index::row_of(field).prefix;
    return position + names_.analyze(name, [&](const text::Token& token) {
        term_.assign(prefix).append(token.term);
        // Frequency 0: these choose articles and must not make them look longer.
        sink.add_posting(term_, position + token.position, 0);
    });
}

std::uint32_t DocumentBuilder::build(std::uint64_t id, std::string_view path,
                                     const article::Article& article, PostingSink& sink) {
    Chain& chain = chain_of(chain_language(article.language));
    chain.begin_article();
    std::uint32_t words = 0;
    index::for_each_stretch(article, [&](const index::Stretch& stretch) {
        const bool in_title_zone = stretch.kind == index::StretchKind::Title ||
                                   stretch.kind == index::StretchKind::Subtitle;
        const std::uint32_t used =
            in_title_zone ? add_title(chain, stretch, sink) : add_body(chain, stretch, sink);
        words += used;
        return used;
    });

    std::uint32_t position = 1;
    for (const std::string& author : article.authors) {
        position = add_name(Field::Author, author, position, sink) + name_gap;
    }
    add_name(Field::Outlet, article.outlet, 1, sink);
    add_name(Field::Path, path, 1, sink);

    sink.add_term(index::make_term(Field::Id, hex64(id)), 0);
    sink.add_term(index::make_term(Field::Language, article.language), 0);
    add_folder_terms(path, sink);
    for (const std::string& term : index::date_terms(article.date)) {
        sink.add_term(term, 0);
    }
    return words;
}

std::vector<FormCount> DocumentBuilder::vocabulary() const {
    std::vector<FormCount> counts;
    for (const auto& chain : chains_) {
        if (chain) {
            chain->append_counts(counts);
        }
    }
    sort_by_form(counts);
    // Two languages may give a form the same stem.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (kept > 0 && key_of(counts[kept - 1]) == key_of(counts[i])) {
            counts[kept - 1].articles += counts[i].articles;
        } else {
            counts[kept++] = counts[i];
        }
    }
    counts.resize(kept);
    return counts;
}

void DocumentBuilder::forget_vocabulary() {
    const bool all = memory_bytes() > kept_bytes_;
    for (const auto& chain : chains_) {
        if (chain) {
            chain->forget(all);
        }
    }
    if (all) {
        names_.forget();
    }
}

std::size_t DocumentBuilder::memory_bytes() const noexcept {
    std::size_t bytes = names_.memory_bytes();
    for (const auto& chain : chains_) {
        bytes += chain ? chain->memory_bytes() : 0;
    }
    return bytes;
}

} // namespace gazette::indexer
