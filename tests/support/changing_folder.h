// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <iterator>
#include <random>
#include <string>

#include "tests/support/temp_folder.h"

namespace gazette::test {

/// Makes up articles: few words, so that terms are shared, in several languages and layouts.
class ArticleMaker {
  public:
    explicit ArticleMaker(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t count) { return random_() % count; }

    std::string text() {
        std::string text;
        if (below(2) == 0) {
            text += " date 20" + std::to_string(10 + below(13)) + "-0" +
                    std::to_string(1 + below(9)) + "-1" + std::to_string(below(10)) + " ";
        } else if (below(2) == 0) {
            text += "Harbour Strike Ends\n\nBy Ada Lovelace\n\n";
        }
        const std::size_t paragraphs = 1 + below(4);
        for (std::size_t i = 0; i < paragraphs; ++i) {
            const std::size_t words = 5 + below(40);
            for (std::size_t word = 0; word < words; ++word) {
                text.append(words_[below(std::size(words_))]).append(" ");
            }
            text += ".\n\n";
        }
        return text;
    }

    std::string records() {
        std::string text;
        const std::size_t count = below(5);
        for (std::size_t i = 0; i < count; ++i) {
            text += R"({"id":"r)" + std::to_string(below(6)) + R"(","title":"Record","body":")";
            const std::size_t words = 5 + below(10);
            for (std::size_t word = 0; word < words; ++word) {
                text.append(words_[below(10)]).append(" ");
            }
            text += "\"}\n";
        }
        return text;
    }

  private:
    static constexpr const char* words_[] = {
        "harbour", "ships",    "the",     "of",     "and",     "strike",      "ends",   "build-up",
        "U.S.",    "minister", "talks",   "der",    "und",     "Häuser",      "gebaut", "les",
        "maisons", "été",      "русские", "города", "100,000", "president's", "it",     "was"};
    std::mt19937 random_;
};

/// Changes the folder at random: adds, changes, removes, moves files.
inline void disturb(ArticleMaker& maker, const TempFolder& folder) {
    const std::size_t steps = 1 + maker.below(12);
    for (std::size_t i = 0; i < steps; ++i) {
        const bool is_collection = maker.below(5) == 0;
        const std::string name = "corpus/" + std::to_string(maker.below(3)) + "/" +
                                 std::to_string(maker.below(12)) +
                                 (is_collection ? ".jsonl" : ".txt");
        if (maker.below(4) == 0) {
            std::filesystem::remove(folder.path() / name);
        } else {
            folder.write(name, is_collection ? maker.records() : maker.text());
        }
    }
}

} // namespace gazette::test
