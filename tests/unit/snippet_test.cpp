// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "searcher/snippets/snippet.h"

namespace gazette::searcher {
namespace {

using article::Article;
using article::BlockKind;

/// An article whose body is the paragraphs with an empty line between.
Article make_article(const std::vector<std::pair<BlockKind, std::string>>& paragraphs) {
    Article article;
    article.language = "en";
    for (const auto& [kind, text] : paragraphs) {
        const auto begin = static_cast<std::uint32_t>(article.body.size());
        article.body += text;
        article.blocks.push_back({kind, begin, static_cast<std::uint32_t>(article.body.size())});
        article.body += "\n\n";
    }
    article.body_offset = 100;
    article.body_line = 3;
    return article;
}

Article make_story(const std::vector<std::string>& paragraphs) {
    std::vector<std::pair<BlockKind, std::string>> blocks;
    for (const std::string& text : paragraphs) {
        blocks.emplace_back(BlockKind::Paragraph, text);
    }
    return make_article(blocks);
}

/// Sought words as the query compiler gives them: stems under the English chain.
Sought seek(const std::vector<std::string>& words) {
    Sought sought;
    text::Analyzer analyzer(text::Language::English);
    for (const std::string& word : words) {
        analyzer.analyze(word, [&](const text::Token& token) {
            sought.words.push_back({std::string(token.form), {std::string(token.term)}});
        });
    }
    return sought;
}

/// The passages with their marks in brackets.
std::vector<std::string> show(const Article& article, const Sought& sought, std::size_t count = 2,
                              ContextSize context = {}) {
    AnalyzerPool pool;
    SnippetMaker maker(sought, pool, count, context);
    std::vector<std::string> shown;
    for (const Passage& passage : maker.make(article)) {
        std::string text = article.body.substr(passage.body.begin, passage.body.size());
        for (auto mark = passage.marks.rbegin(); mark != passage.marks.rend(); ++mark) {
            text.insert(mark->end, "]");
            text.insert(mark->begin, "[");
        }
        shown.push_back((passage.cut_before ? "..." : "") + text +
                        (passage.cut_after ? "..." : ""));
    }
    return shown;
}

using Shown = std::vector<std::string>;

TEST(Snippet, PrefersTheSentenceWithMostDifferentWords) {
    const Article article =
        make_story({"The ferry left early. The ferry was a ferry like any other ferry here.",
                    "Nobody saw the storm. The ferry met the storm off the northern coast, long "
                    "after it had left."});
    EXPECT_EQ(
        show(article, seek({"ferry", "storms"}), 1),
        (Shown{"The [ferry] met the [storm] off the northern coast, long after it had left."}));
}

TEST(Snippet, GivesTwoPassagesThatDoNotSayTheSame) {
    const std::string same = "The council of the harbour town voted for the new bridge on Monday.";
    const Article article = make_story(
        {same, same, "Opponents of the bridge said that they would go to court in the spring."});
    const Shown shown = show(article, seek({"bridge"}));
    ASSERT_EQ(shown.size(), 2U);
    EXPECT_EQ(shown[0], "The council of the harbour town voted for the new [bridge] on Monday.");
    EXPECT_EQ(shown[1],
              "Opponents of the [bridge] said that they would go to court in the spring.");
}

TEST(Snippet, ShowsOnlyTheStory) {
    const Article article = make_article(
        {{BlockKind::Caption, "The minister waves from the train. (Agency/Name)"},
         {BlockKind::Paragraph, "A train was late in the morning because of the snow."},
         {BlockKind::Plea, "Sign up for our train newsletter."}});
    EXPECT_EQ(show(article, seek({"train"})),
              (Shown{"A [train] was late in the morning because of the snow."}));
    EXPECT_EQ(show(article, seek({"newsletter"})),
              (Shown{"A train was late in the morning because of the snow."}));
}

TEST(Snippet, ShowsWhatStandsBesideTheStoryWhenNothingElseHasTheWords) {
    Article article = make_article(
        {{BlockKind::Caption, "The minister waves from the train."},
         {BlockKind::Paragraph, "A train was late in the morning because of the snow."},
         {BlockKind::Credit, "Mona Salama contributed to this report."}});
    EXPECT_EQ(show(article, seek({"salama"})),
              (Shown{"Mona [Salama] contributed to this report."}));
    EXPECT_EQ(show(article, seek({"minister", "train"})),
              (Shown{"A [train] was late in the morning because of the snow."}));
    Sought phrase = seek({"minister", "of", "snow"});
    phrase.words[1].stop = true;
    phrase.groups.push_back({.words = {0, 1, 2}, .ordered = true, .window = 3});
    article.title = "Days of trouble"; // of a phrase alone is nothing
    EXPECT_EQ(show(article, phrase),
              (Shown{"A train was late in the morning because of the [snow]."}));
    phrase = seek({"minister", "of"});
    phrase.words[1].stop = true;
    phrase.groups.push_back({.words = {0, 1}, .ordered = true, .window = 2});
    EXPECT_EQ(show(article, phrase), (Shown{"The [minister] waves from the train."}));
    article.title = "Minister sees snow";
    EXPECT_EQ(show(article, seek({"minister"})),
              (Shown{"A train was late in the morning because of the snow."}));
}

TEST(Snippet, MarksStopWordsOnlyInsideAPhrase) {
    Sought sought = seek({"state", "of", "emergency"});
    sought.words[1].stop = true;
    sought.groups.push_back({{0, 1, 2}, true, 3});
    const Article article = make_story(
        {"The head of the state of emergency office said a state of emergency was near."});
    EXPECT_EQ(show(article, sought, 1),
              (Shown{"The head of the [state] [of] [emergency] office said a [state] [of] "
                     "[emergency] was near."}));
}

TEST(Snippet, PutsAPhraseBeforeScatteredWords) {
    Sought sought = seek({"white", "house"});
    sought.groups.push_back({{0, 1}, true, 2});
    const Article article =
        make_story({"The house on the hill was painted white by its owner in the summer.",
                    "Nothing else happened on that day in town, or in the days after.",
                    "Officials said that the White House would answer the letter soon."});
    EXPECT_EQ(show(article, sought, 1),
              (Shown{"Officials said that the [White] [House] would answer the letter soon."}));
}

TEST(Snippet, HonoursTheFormRule) {
    Sought exact = seek({"ships"});
    exact.words[0].form_rule = SoughtWord::FormRule::Equals;
    Sought prefix = seek({"ship"});
    prefix.words[0] = {"ship", {}, SoughtWord::FormRule::StartsWith};
    const Article article = make_story({"One ship, two ships, the shipping lane and a worship."});
    EXPECT_EQ(show(article, exact, 1),
              (Shown{"One ship, two [ships], the shipping lane and a worship."}));
    EXPECT_EQ(show(article, prefix, 1),
              (Shown{"One [ship], two [ships], the [shipping] lane and a worship."}));
}

TEST(Snippet, KeepsToTheCharactersAsked) {
    const std::string long_sentence =
        "When the committee that had been formed in the autumn to look into the failures of the "
        "dam finally met in the old town hall, the engineer who had warned of the cracks for "
        "years was not among those who were asked to speak, although \u00e9veryone knew him";
    const Article article = make_story({long_sentence + "."});
    for (const std::size_t limit : {20U, 40U, 80U}) {
        AnalyzerPool pool;
        const Sought sought = seek({"cracks"});
        SnippetMaker maker(sought, pool, 1, {ContextSize::Unit::Characters, limit});
        const std::vector<Passage> passages = maker.make(article);
        ASSERT_EQ(passages.size(), 1U);
        const Passage& passage = passages[0];
        EXPECT_LE(passage.body.size(), limit);
        EXPECT_GE(passage.body.size(), limit / 2);
        ASSERT_EQ(passage.marks.size(), 1U);
        EXPECT_TRUE(passage.cut_before && passage.cut_after);
        EXPECT_EQ(article.body[passage.body.begin - 1], ' ');
        EXPECT_EQ(article.body[passage.body.end], ' ');
    }
}

TEST(Snippet, FillsTheCharactersAskedWithWholeSentences) {
    const Article article = make_story({"It rained. The dam broke at noon. People ran uphill. "
                                        "Nobody was hurt in the village below."});
    EXPECT_EQ(show(article, seek({"dam"}), 1, {ContextSize::Unit::Characters, 60}),
              (Shown{"It rained. The [dam] broke at noon. People ran uphill."}));
    EXPECT_EQ(show(article, seek({"dam"}), 1, {ContextSize::Unit::Paragraph, 0}),
              (Shown{"It rained. The [dam] broke at noon. People ran uphill. Nobody was hurt in "
                     "the village below."}));
}

TEST(Snippet, CountsCharactersNotBytes) {
    const Article article = make_story({"Ït räïnéd. Thé dam brökè àt nöön. Péöplé rän üphïll. "
                                        "Nöbödÿ wäs hürt ïn thé vïllägé bélöw."});
    EXPECT_EQ(show(article, seek({"dam"}), 1, {ContextSize::Unit::Characters, 60}),
              (Shown{"Ït räïnéd. Thé [dam] brökè àt nöön. Péöplé rän üphïll."}));
}

TEST(Snippet, GoesOnIntoASentenceThatDoesNotFitWhole) {
    const Article article = make_story({"The dam broke at noon. Nobody in the village below was "
                                        "hurt, since all had left for the market at ten."});
    EXPECT_EQ(show(article, seek({"dam"}), 1, {ContextSize::Unit::Characters, 60}),
              (Shown{"The [dam] broke at noon. Nobody in the village below was hurt,..."}));
    AnalyzerPool pool;
    const Sought sought = seek({"dam"});
    SnippetMaker maker(sought, pool, 1, {ContextSize::Unit::Characters, 60});
    EXPECT_TRUE(maker.make(article).at(0).cut_after);
    // "Nobody in the" alone is not worth it.
    EXPECT_EQ(show(article, seek({"dam"}), 1, {ContextSize::Unit::Characters, 40}),
              (Shown{"The [dam] broke at noon."}));
}

TEST(Snippet, StartsWhereALongSentenceStartsUnlessMuchMoreStandsFurtherOn) {
    const std::string sentence =
        "The dam that the engineers of the valley had warned of for years broke at noon, and the "
        "water took the mill, the ferry and the bridge";
    const Article article = make_story({sentence + "."});
    const ContextSize context{ContextSize::Unit::Characters, 60};
    EXPECT_EQ(show(article, seek({"dam", "mill"}), 1, context),
              (Shown{"The [dam] that the engineers of the valley had warned of for..."}));
    EXPECT_EQ(show(article, seek({"dam", "mill", "ferry"}), 1, context).at(0).substr(0, 7),
              "...noon");
}

TEST(Snippet, TellsWhereAPassageStandsInTheFile) {
    const Article article = make_story({"First paragraph here.", "The second names the dam."});
    AnalyzerPool pool;
    const Sought sought = seek({"dam"});
    SnippetMaker maker(sought, pool, 1, {});
    const Passage passage = maker.make(article).at(0);
    EXPECT_EQ(passage.line, 5U);
    EXPECT_EQ(passage.file_begin, 100U + 23U);
    EXPECT_EQ(passage.marks, (std::vector<TextRange>{{21, 24}}));
}

TEST(Snippet, SurvivesArticlesOfAnyShape) {
    AnalyzerPool pool;
    const Sought sought = seek({"dam"});
    SnippetMaker maker(sought, pool, 2, {});
    EXPECT_TRUE(maker.make(Article{}).empty());
    const Article one_word = make_story({std::string(100'000, 'd')});
    ASSERT_EQ(maker.make(one_word).size(), 1U);
    EXPECT_LE(maker.make(one_word)[0].body.size(), 400U);
    Article chinese = make_story({std::string(3000, ' ')});
    chinese.body = "dam";
    for (int i = 0; i < 500; ++i) {
        chinese.body += "\u65b0\u95fb";
    }
    chinese.blocks = {{BlockKind::Paragraph, 0, static_cast<std::uint32_t>(chinese.body.size())}};
    EXPECT_EQ(maker.make(chinese).size(), 1U);
}

} // namespace
} // namespace gazette::searcher
