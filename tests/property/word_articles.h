// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "common/index/reader.h"
#include "searcher/matching/flat_query.h"
#include "searcher/matching/match_context.h"
#include "tests/support/test_index.h"

namespace gazette::test {

[[nodiscard]] inline unsigned roll(std::mt19937& random, unsigned sides) {
    return std::uniform_int_distribution<unsigned>(0, sides - 1)(random);
}

/// Word n is in about one article in n; words from 40 on are in none.
inline constexpr unsigned word_numbers = 60;
[[nodiscard]] inline std::string word(unsigned number) {
    return "w" + std::to_string(number);
}

[[nodiscard]] inline std::vector<TinyArticle>
random_articles(std::mt19937& random, std::size_t count, const std::string& prefix) {
    std::vector<std::string> bodies;
    for (std::size_t i = 0; i < count; ++i) {
        std::string& body = bodies.emplace_back("x");
        for (unsigned number = 1; number < 40; ++number) {
            const bool has = roll(random, number * (number > 30 ? 50 : 1)) == 0;
            for (unsigned left = has ? 1 + roll(random, 4) * roll(random, 3) : 0; left > 0;
                 --left) {
                body.append(" ").append(word(number));
            }
        }
        // Rare in the first windows, in most articles afterwards.
        body.append(i > 4200 || roll(random, 200) == 0 ? " late" : "");
        body.append(roll(random, 30), ' ').append(roll(random, 4) == 0 ? " y y y y y y y y" : "");
    }
    return articles(bodies, prefix);
}

/// Segments of several windows, of one, of next to nothing; with deletions.
inline void fill_with_words(TestIndex& index, std::mt19937& random) {
    for (const std::size_t size : {std::size_t{9000}, std::size_t{300}, std::size_t{2}}) {
        const std::string name =
            index.add(random_articles(random, size, "/" + std::to_string(size) + "/"));
        for (unsigned left = size > 2 ? 40 : 1; left > 0; --left) {
            index.remove(name, 1 + roll(random, static_cast<unsigned>(size)));
        }
    }
}

[[nodiscard]] inline Xapian::Query any_of(const std::vector<std::string>& terms) {
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

/// The same for Xapian.
[[nodiscard]] inline Xapian::Query to_xapian(const searcher::FlatQuery& query) {
    std::vector<Xapian::Query> required;
    for (const searcher::FlatQuery::Group& group : query.required) {
        required.push_back(group.weighs ? any_of(group.terms)
                                        : Xapian::Query(0.0, any_of(group.terms)));
    }
    const Xapian::Query all(Xapian::Query::OP_AND, required.begin(), required.end());
    return query.optional.empty()
               ? all
               : Xapian::Query(Xapian::Query::OP_AND_MAYBE, all, any_of(query.optional));
}

/// Scores of all articles that match, by docid.
[[nodiscard]] inline std::map<std::uint32_t, double> ask_xapian(const index::IndexReader& reader,
                                                                const Xapian::Query& query) {
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(reader.without_deleted(query));
    enquire.set_weighting_scheme(Xapian::IneB2Weight(1.0));
    const Xapian::MSet found = enquire.get_mset(0, reader.database().get_doccount());
    std::map<std::uint32_t, double> scores;
    for (auto at = found.begin(); at != found.end(); ++at) {
        scores.emplace(*at, at.get_weight());
    }
    return scores;
}

/// An index of such articles, open, and what a match needs beside it.
class WordArticles : public testing::Test {
  protected:
    explicit WordArticles(std::uint_fast32_t seed) : random_(seed) {
        fill_with_words(index_, random_);
        reader_.emplace(index_.open());
        factors_.emplace(reader_->average_length());
    }

    [[nodiscard]] searcher::MatchContext context() { return {*reader_, analyzers_, *factors_}; }

    std::mt19937 random_;
    TestIndex index_;
    std::optional<index::IndexReader> reader_;
    searcher::AnalyzerPool analyzers_;
    std::optional<searcher::LengthFactors> factors_;
};

} // namespace gazette::test
