// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a synthetic, news-like corpus of any size, the same bytes for the same arguments
// everywhere:
//   make_corpus FOLDER ARTICLES [FIRST]
// What is modelled on real news (20,000 English articles, 13 outlets): article lengths log-normal
// with a median of 2.5 KB and a 99th percentile of 32 KB, at most 572 KB; word frequencies by
// Zipf's law in two stretches, as 1/rank among the common words and as rank^-1.89 in the tail,
// which makes the vocabulary grow as words^0.53 (Heaps) with half of it words that stand once;
// words that come back within an article (burstiness); sentences, paragraphs, headlines and the
// layouts of date headers and datelines. Words are drawn one by one: nothing is modelled of
// phrases, so that the text compresses less well than news does.
//
// An article depends on nothing but its number. No function of the mathematical library is used,
// whose last digits differ from machine to machine.
#include <algorithm>
#include <array>
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
constexpr std::array<std::string_view, 6> endings{"", "", "", "s", "ed", "ing"};
constexpr std::array<std::string_view, 6> places{"LONDON",           "WASHINGTON", "GENEVA",
                                                 "WILMINGTON, Del.", "NEW YORK",   "BERLIN"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

constexpr double length_median = 2500.0;
constexpr double length_sigma = 1.096; // ln(32 / 2.5) / 2.326
constexpr double length_cap = 572000.0;

// The ranks at which the words' distribution bends, and the share of all words from there on.
constexpr std::size_t common_ranks = 10'000;
constexpr double function_share = 0.47;
constexpr double tail_share = 0.06;
constexpr double tail_exponent = 0.89; // of the share beyond a rank: 1 / 0.53 - 1
constexpr double last_rank = 1e8;
constexpr double repeated_share = 0.25; // words that the article has had, besides chance

// e^x and ln x by nothing but additions, multiplications and divisions, which are exact to the bit
// everywhere. Good to some 12 digits.
double exponential(double x) {
    int halvings = 0;
    for (; x > 0.5 || x < -0.5; ++halvings) {
        x /= 2;
    }
    double sum = 1;
    double term = 1;
    for (int i = 1; i < 16; ++i) {
        term *= x / i;
        sum += term;
    }
    for (; halvings > 0; --halvings) {
        sum *= sum;
    }
    return sum;
}

double logarithm(double x) {
    constexpr double ln2 = 0.69314718055994530942;
    int doublings = 0;
    for (; x < 0.75; ++doublings) {
        x *= 2;
    }
    for (; x > 1.5; --doublings) {
        x /= 2;
    }
    const double ratio = (x - 1) / (x + 1);
    double sum = 0;
    double power = ratio;
    for (int i = 1; i < 32; i += 2) {
        sum += power / i;
        power *= ratio * ratio;
    }
    return 2 * sum - doublings * ln2;
}

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
    // Nearly: the sum of twelve even numbers.
    double normal() {
        double sum = -6;
        for (int i = 0; i < 12; ++i) {
            sum += unit();
        }
        return sum;
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
    const int syllables = rank < 400 ? 1 : rank < 20'000 ? 2 : 3;
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

// Draws ranks by their frequencies.
class Ranks {
  public:
    Ranks() {
        shares_.reserve(common_ranks);
        const double function_words_sum = sum_of_inverses(0, function_words.size());
        const double rest_sum = sum_of_inverses(function_words.size(), common_ranks);
        double share = 0;
        for (std::size_t rank = 0; rank < common_ranks; ++rank) {
            const double inverse = 1.0 / static_cast<double>(rank + offset);
            share += rank < function_words.size()
                         ? function_share * inverse / function_words_sum
                         : (1.0 - function_share - tail_share) * inverse / rest_sum;
            shares_.push_back(share);
        }
    }

    std::uint64_t draw(Random& random) const {
        const double place = random.unit();
        if (place < shares_.back()) {
            return static_cast<std::uint64_t>(std::ranges::upper_bound(shares_, place) -
                                              shares_.begin());
        }
        const double beyond = 1.0 - random.unit(); // above 0
        const double factor = exponential(-logarithm(beyond) / tail_exponent);
        return static_cast<std::uint64_t>(
            std::min(last_rank, static_cast<double>(common_ranks) * factor));
    }

  private:
    static constexpr std::size_t offset = 2; // Mandelbrot's: the first ranks are nearer each other

    static double sum_of_inverses(std::size_t from, std::size_t end) {
        double sum = 0;
        for (std::size_t rank = from; rank < end; ++rank) {
            sum += 1.0 / static_cast<double>(rank + offset);
        }
        return sum;
    }

    std::vector<double> shares_; // of the words up to each rank
};

class Writer {
  public:
    std::string article(std::uint64_t number) {
        Random random(number + 1);
        topic_.clear();
        const double length =
            std::min(length_cap,
                     std::max(200.0, length_median * exponential(length_sigma * random.normal())));
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
        if (!topic_.empty() && random.unit() < repeated_share) {
            return spell(topic_[random.below(topic_.size())]);
        }
        const std::uint64_t rank = ranks_.draw(random);
        if (rank >= function_words.size()) {
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

    Ranks ranks_;
    std::vector<std::uint64_t> topic_; // the article's words so far, but for function words
};

int write_corpus(const std::filesystem::path& folder, std::uint64_t count, std::uint64_t first) {
    Writer writer;
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
