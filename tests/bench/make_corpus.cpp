// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a synthetic, news-like corpus of any size, the same bytes for the same arguments
// everywhere:
//   make_corpus FOLDER ARTICLES [FIRST]
// What is modelled on real news (20,000 English articles, 13 outlets): article lengths log-normal
// with a median of 2.5 KB and a 99th percentile of 32 KB, at most 572 KB; word frequencies by
// Zipf's law over a vocabulary that grows as 34.7 * words^0.53 (Heaps); words that come back within
// an article (burstiness); sentences, paragraphs, headlines and the layouts of date headers and
// datelines.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

// The commonest words of English news stand on the first ranks, so that stop words are what they
// are.
constexpr std::array<std::string_view, 48> function_words{
    "the",  "of",   "to",   "and",   "a",     "in",    "that", "said",  "for",  "on",
    "is",   "was",  "with", "he",    "it",    "as",    "at",   "by",    "from", "his",
    "be",   "have", "has",  "are",   "an",    "but",   "not",  "they",  "who",  "this",
    "were", "had",  "will", "we",    "their", "been",  "more", "which", "or",   "one",
    "she",  "her",  "its",  "would", "after", "about", "when", "there"};
constexpr std::array<std::string_view, 20> onsets{"b",  "c",  "d",  "f",  "g",  "l", "m",
                                                  "n",  "p",  "r",  "s",  "t",  "v", "st",
                                                  "tr", "br", "cl", "gr", "sh", "pl"};
constexpr std::array<std::string_view, 10> nuclei{"a",  "e",  "i",  "o",  "u",
                                                  "ai", "ea", "ou", "er", "an"};
constexpr std::array<std::string_view, 8> codas{"", "n", "r", "l", "s", "t", "nd", "m"};
constexpr std::array<std::string_view, 6> endings{"", "", "s", "ed", "ing", "er"};
constexpr std::array<std::string_view, 6> places{"LONDON",           "WASHINGTON", "GENEVA",
                                                 "WILMINGTON, Del.", "NEW YORK",   "BERLIN"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

constexpr double heaps_factor = 34.7;
constexpr double heaps_exponent = 0.53;
constexpr double length_median = 2500.0;
constexpr double length_sigma = 1.096; // ln(32 / 2.5) / 2.326
constexpr double length_cap = 572000.0;

// splitmix64 (Steele, Lea and Flood 2014): the same stream on every platform.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }
    double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
    double normal() {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - unit()));
        return radius * std::cos(2.0 * 3.14159265358979323846 * unit());
    }

  private:
    std::uint64_t state_;
};

template <std::size_t N>
std::string_view pick(const std::array<std::string_view, N>& from, std::uint64_t& bits) {
    const std::string_view chosen = from[bits % N];
    bits /= N;
    return chosen;
}

// The word of a rank: pronounceable, distinct with near certainty, longer for rarer ranks.
std::string spell(std::uint64_t rank) {
    if (rank < function_words.size()) {
        return std::string(function_words[rank]);
    }
    Random random(rank * 2654435761U);
    std::uint64_t bits = random.next();
    const int syllables = rank < 3000 ? 2 : rank < 60000 ? 3 : 4;
    std::string word;
    for (int i = 0; i < syllables; ++i) {
        word.append(pick(onsets, bits)).append(pick(nuclei, bits));
    }
    word.append(pick(codas, bits));
    word.append(endings[random.below(endings.size())]);
    if (random.below(5) == 0) {
        word[0] = static_cast<char>(word[0] - 'a' + 'A'); // a name
    }
    return word;
}

class Writer {
  public:
    explicit Writer(std::uint64_t articles_to_skip) {
        for (std::uint64_t i = 0; i < articles_to_skip; ++i) {
            (void)article(i);
        }
    }

    std::string article(std::uint64_t number) {
        Random random(number + 1);
        topic_.clear();
        const double length = std::min(
            length_cap, std::max(200.0, length_median * std::exp(length_sigma * random.normal())));
        std::string text = opening(random);
        while (static_cast<double>(text.size()) < length) {
            const std::size_t sentences = 1 + random.below(3);
            for (std::size_t i = 0; i < sentences; ++i) {
                sentence(random, text);
                text.push_back(i + 1 == sentences ? '\n' : ' ');
            }
            text.push_back('\n');
        }
        return text;
    }

  private:
    std::string next_word(Random& random) {
        ++words_;
        const double types = heaps_factor * std::pow(static_cast<double>(words_), heaps_exponent);
        if (types > static_cast<double>(types_)) {
            ++types_; // a word nobody has written before, soon written again
            topic_.push_back(types_ + function_words.size());
            return spell(topic_.back());
        }
        if (!topic_.empty() && random.unit() < 0.12) {
            return spell(topic_[random.below(topic_.size())]);
        }
        const double vocabulary = static_cast<double>(types_ + function_words.size());
        const auto rank =
            static_cast<std::uint64_t>(std::exp(random.unit() * std::log(vocabulary))) - 1;
        if (rank > 500 && topic_.size() < 40) {
            topic_.push_back(rank);
        }
        return spell(rank);
    }

    void sentence(Random& random, std::string& text) {
        const std::size_t count = 8 + random.below(21);
        const bool quoted = random.below(6) == 0;
        if (quoted) {
            text.append(random.below(2) == 0 ? "\"" : "\u201c");
        }
        const std::size_t start = text.size();
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) {
                text.append(random.below(12) == 0 ? ", " : " ");
            }
            if (random.below(40) == 0) {
                text.append(std::to_string(random.below(3000)));
            } else {
                text.append(next_word(random));
            }
        }
        if (text[start] >= 'a' && text[start] <= 'z') {
            text[start] = static_cast<char>(text[start] - 'a' + 'A');
        }
        text.append(quoted ? ",\" officials said." : ".");
    }

    std::string opening(Random& random) {
        const int year = 2000 + static_cast<int>(random.below(24));
        const std::size_t month = random.below(months.size());
        const int day = 1 + static_cast<int>(random.below(28));
        std::string text;
        if (random.below(3) != 0) {
            std::array<char, 32> header{};
            (void)std::snprintf(header.data(), header.size(), " date %04d-%02d-%02d ", year,
                                static_cast<int>(month) + 1, day);
            text = header.data();
        } else {
            const std::size_t count = 5 + random.below(7);
            for (std::size_t i = 0; i < count; ++i) {
                text.append(i == 0 ? "" : " ").append(next_word(random));
            }
            text.append("\n\n");
            text.append(months[month]).append(" ").append(std::to_string(day));
            text.append(", ").append(std::to_string(year)).append("\n\n");
        }
        if (random.below(3) == 0) {
            text.append(places[random.below(places.size())]).append(" \u2014 ");
        }
        return text;
    }

    // Heaps' law would have the first 1,900 words all differ; the stream starts behind them.
    std::uint64_t words_ = 2000;
    std::uint64_t types_ = 1950;
    std::vector<std::uint64_t> topic_;
};

int write_corpus(const std::filesystem::path& folder, std::uint64_t count, std::uint64_t first) {
    Writer writer(first);
    for (std::uint64_t i = first; i < first + count; ++i) {
        std::array<char, 64> name{};
        (void)std::snprintf(name.data(), name.size(), "%05u/%08u.txt",
                            static_cast<unsigned>(i / 1000), static_cast<unsigned>(i));
        const std::filesystem::path path = folder / name.data();
        if (i == first || i % 1000 == 0) {
            std::filesystem::create_directories(path.parent_path());
        }
        std::ofstream file(path, std::ios::binary);
        file << writer.article(i);
        file.close();
        if (!file) {
            std::cerr << "make_corpus: cannot write " << path << '\n';
            return 5;
        }
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3 || argc > 4) {
        std::cerr << "usage: make_corpus FOLDER ARTICLES [FIRST]\n";
        return 2;
    }
    return write_corpus(argv[1], std::strtoull(argv[2], nullptr, 10),
                        argc == 4 ? std::strtoull(argv[3], nullptr, 10) : 0);
}
