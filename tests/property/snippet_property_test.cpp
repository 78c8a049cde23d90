// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <filesystem>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "common/base/file.h"
#include "common/base/utf8.h"
#include "common/text/graphemes.h"
#include "searcher/snippets/snippet.h"

namespace gazette::searcher {
namespace {

constexpr unsigned seed = 1969;

/// The project's own articles as blank-line paragraphs: real prose in several languages.
std::vector<article::Article> corpus_articles() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(GAZETTE_SOURCE_DIR "/corpus")) {
        if (entry.is_regular_file() && entry.path().extension() == ".txt") {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    std::vector<article::Article> articles;
    for (const std::filesystem::path& file : files) {
        article::Article article;
        article.body = read_file(file);
        article.language = articles.size() % 7 == 6 ? "de" : "en";
        article.body_offset = 0;
        article.body_line = 1;
        std::size_t begin = 0;
        while (begin < article.body.size()) {
            const std::size_t end = std::min(article.body.find("\n\n", begin), article.body.size());
            if (end > begin) {
                article.blocks.push_back({article::BlockKind::Paragraph,
                                          static_cast<std::uint32_t>(begin),
                                          static_cast<std::uint32_t>(end)});
            }
            begin = end + 1;
        }
        articles.push_back(std::move(article));
    }
    return articles;
}

text::Language language_of(const article::Article& article) {
    return text::language_of_code(article.language).value_or(text::Language::Unknown);
}

/// One to four words of the article, now and then as a wildcard or a phrase.
Sought random_sought(const article::Article& article, std::mt19937& random) {
    text::Analyzer analyzer(language_of(article));
    std::vector<std::pair<std::string, std::string>> tokens;
    analyzer.analyze(article.body, [&](const text::Token& token) {
        tokens.emplace_back(token.form, token.term);
    });
    Sought sought;
    if (tokens.empty()) {
        return sought;
    }
    const std::size_t count = 1 + random() % 4;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& [form, term] = tokens[random() % tokens.size()];
        SoughtWord word{form, {term}};
        if (random() % 4 == 0 && form.size() > 3 && ascii_prefix(form) == form.size()) {
            word = {form.substr(0, 3), {}, SoughtWord::FormRule::StartsWith};
        }
        word.weight = 1 + static_cast<double>(random() % 8);
        sought.words.push_back(std::move(word));
    }
    if (count > 1 && random() % 2 == 0) {
        sought.groups.push_back({{0, 1}, true, 2});
    }
    return sought;
}

bool is_sought(const Sought& sought, std::string_view form, std::string_view term) {
    return std::ranges::any_of(sought.words, [&](const SoughtWord& word) {
        const bool term_fits =
            word.terms.empty() || std::ranges::find(word.terms, term) != word.terms.end();
        return term_fits &&
               (word.form_rule == SoughtWord::FormRule::StartsWith ? form.starts_with(word.form)
                                                                   : true);
    });
}

using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

/// The occurrences in bytes [begin, end) of the article's body by the finder and by analysing it
/// all.
void compare_finders(const article::Article& article, std::uint32_t begin, std::uint32_t end,
                     const Sought& sought, OccurrenceFinder& finder) {
    std::vector<Occurrence> found;
    finder.find(article.body, begin, end, found);
    std::set<Place> quick;
    for (const Occurrence& one : found) {
        quick.emplace(one.begin, one.end, one.position);
    }
    std::set<Place> slow;
    text::Analyzer plain(language_of(article));
    const std::string_view text = std::string_view(article.body).substr(begin, end - begin);
    plain.analyze(text, [&](const text::Token& token) {
        if (is_sought(sought, token.form, token.term)) {
            slow.emplace(begin + token.begin, begin + token.end, token.position);
        }
    });
    std::vector<Place> differing;
    std::ranges::set_symmetric_difference(quick, slow, std::back_inserter(differing));
    ASSERT_TRUE(differing.empty()) << "seed " << seed << ": bytes " << std::get<0>(differing[0])
                                   << " to " << std::get<1>(differing[0]) << " at position "
                                   << std::get<2>(differing[0]) << " of " << text;
}

/// Words, parts of words and what may stand between them, at random.
article::Article random_article(std::mt19937& random) {
    constexpr std::array<std::string_view, 30> pieces{"ship",   "Ships",     "shipping",
                                                      "un",     "well",      "known",
                                                      "X",      "U.S.",      "a.m.",
                                                      "'s",     "\u2019s",   "\u201c",
                                                      "\u201d", "\u2014",    "-",
                                                      "--",     ",",         ".",
                                                      "(",      ")",         "/",
                                                      "&",      "_",         "1990",
                                                      "3,000",  "caf\u00e9", "\u65e5\u672c",
                                                      "\u00ad", "\xff",      "o"};
    article::Article article;
    article.language = "en";
    const std::size_t count = 2 + random() % 30;
    for (std::size_t i = 0; i < count; ++i) {
        article.body += pieces[random() % pieces.size()];
        if (random() % 3 != 0) {
            article.body += random() % 8 == 0 ? '\n' : ' ';
        }
    }
    return article;
}

TEST(SnippetProperty, TheQuickFinderReadsOddStretchesAsTheAnalyzerDoes) {
    std::mt19937 random(seed);
    for (int round = 0; round < 3000; ++round) {
        const article::Article article = random_article(random);
        const Sought sought = random_sought(article, random);
        text::Analyzer analyzer(language_of(article));
        OccurrenceFinder finder(sought, analyzer);
        compare_finders(article, 0, static_cast<std::uint32_t>(article.body.size()), sought,
                        finder);
    }
}

TEST(SnippetProperty, TheQuickFinderFindsWhatAnalysingEverythingFinds) {
    std::mt19937 random(seed);
    for (const article::Article& article : corpus_articles()) {
        for (int round = 0; round < 5; ++round) {
            const Sought sought = random_sought(article, random);
            text::Analyzer analyzer(language_of(article));
            OccurrenceFinder finder(sought, analyzer);
            for (const article::Block& block : article.blocks) {
                compare_finders(article, block.begin, block.end, sought, finder);
            }
        }
    }
}

TEST(SnippetProperty, PassagesAreWholeWordsOfTheBodyAndMarksReanalyse) {
    std::mt19937 random(seed);
    AnalyzerPool pool;
    for (const article::Article& article : corpus_articles()) {
        for (int round = 0; round < 8; ++round) {
            const Sought sought = random_sought(article, random);
            ContextSize context;
            if (round % 2 == 1) {
                context = {ContextSize::Unit::Characters, 20 + random() % 300};
            }
            SnippetMaker maker(sought, pool, 1 + random() % 3, context);
            std::vector<TextRange> ranges;
            for (const Passage& passage : maker.make(article)) {
                ASSERT_LT(passage.body.begin, passage.body.end);
                ASSERT_LE(passage.body.end, article.body.size());
                const std::string text =
                    article.body.substr(passage.body.begin, passage.body.size());
                ASSERT_TRUE(is_valid_utf8(text)) << text;
                ASSERT_EQ(text::grapheme_floor(article.body, passage.body.begin),
                          passage.body.begin);
                ASSERT_EQ(text::grapheme_floor(article.body, passage.body.end), passage.body.end);
                if (context.unit == ContextSize::Unit::Characters) {
                    ASSERT_LE(text::count_graphemes(text), context.characters) << text;
                }
                std::uint32_t last = 0;
                for (const TextRange& mark : passage.marks) {
                    ASSERT_LE(last, mark.begin);
                    ASSERT_LT(mark.begin, mark.end);
                    ASSERT_LE(mark.end, text.size());
                    last = mark.end;
                    bool sought_inside = false;
                    text::Analyzer analyzer(language_of(article));
                    analyzer.analyze(text.substr(mark.begin, mark.end - mark.begin),
                                     [&](const text::Token& token) {
                                         sought_inside = sought_inside ||
                                                         is_sought(sought, token.form, token.term);
                                     });
                    ASSERT_TRUE(sought_inside) << text.substr(mark.begin, mark.end - mark.begin);
                }
                for (const TextRange& other : ranges) {
                    ASSERT_TRUE(passage.body.end <= other.begin || other.end <= passage.body.begin);
                }
                ranges.push_back(passage.body);
            }
        }
    }
}

} // namespace
} // namespace gazette::searcher
