// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "tests/property/programs.h"

namespace gazette::test {
namespace {

using nlohmann::json;

/// Words as ICU parts them, dictionaries and all: nothing of the analyzer's own.
std::set<std::string> words_of(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    const icu::UnicodeString characters = icu::UnicodeString::fromUTF8(text);
    breaks->setText(characters);
    std::set<std::string> words;
    std::int32_t begin = breaks->first();
    for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
        if (breaks->getRuleStatus() != UBRK_WORD_NONE) {
            std::string word;
            characters.tempSubStringBetween(begin, end).toUTF8String(word);
            words.insert(std::move(word));
        }
        begin = end;
    }
    return words;
}

/// Each word of each article of corpus/ with the articles that hold it.
class Words {
  public:
    Words() {
        programs_.index({"add", "-q", "-x", "README.md", GAZETTE_SOURCE_DIR "/corpus"});
        for (const json& article : programs_.hits(
                 {"-n0", "-f", "jsonl", "--fields", "path,title,body", "--under", "/"})) {
            const std::string title = article["title"].is_null() ? "" : article["title"];
            for (const std::string& word :
                 words_of(title + "\n" + article["body"].get<std::string>())) {
                articles_[word].insert(article["path"].get<std::string>());
            }
        }
    }

    [[nodiscard]] std::size_t size() const { return articles_.size(); }

    /// "word: path" for each article that a word of its own does not find.
    [[nodiscard]] std::vector<std::string> missed(std::vector<std::string> options) {
        std::string queries;
        for (const auto& [word, articles] : articles_) {
            queries.append(word).append("\t").append(word).append("\n");
        }
        std::map<std::string, std::set<std::string>> found;
        options.insert(options.end(),
                       {"--stdin", "-n0", "-f", "jsonl", "--fields", "qid,path", "-j2"});
        for (const json& hit : programs_.hits(std::move(options), std::move(queries))) {
            found[hit["qid"].get<std::string>()].insert(hit["path"].get<std::string>());
        }
        std::vector<std::string> missed;
        for (const auto& [word, articles] : articles_) {
            for (const std::string& path : articles) {
                if (!found[word].contains(path)) {
                    missed.push_back(word + ": " + path);
                }
            }
        }
        return missed;
    }

  private:
    Programs programs_;
    std::map<std::string, std::set<std::string>> articles_;
};

TEST(FindableWords, EveryWordOfEveryArticleFindsIt) {
    Words words;
    EXPECT_GT(words.size(), 5000U);
    EXPECT_EQ(words.missed({}), std::vector<std::string>{});
    EXPECT_EQ(words.missed({"--exact"}), std::vector<std::string>{});
}

} // namespace
} // namespace gazette::test
