// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/glass_twin.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include <gtest/gtest.h>

#include "common/base/file.h"
#include "common/index/glass_version_file.h"
#include "common/index/names.h"

namespace gazette::test {
namespace {

std::uint32_t below(std::mt19937& random, std::uint32_t limit) {
    return std::uniform_int_distribution<std::uint32_t>(0, limit - 1)(random);
}

/// Word number n of a vocabulary in which low numbers are frequent; some have awkward bytes.
std::string word(std::uint32_t number) {
    std::string text = "w" + std::to_string(number);
    switch (number % 11) {
    case 3:
        text.insert(1, 1, '\0');
        break;
    case 5:
        text.append(2, '\0');
        break;
    case 7:
        text.insert(0, "\xff\xff");
        break;
    case 9:
        text.append(200, 'x');
        break;
    default:
        break;
    }
    return text;
}

std::uint32_t zipf(std::mt19937& random, std::uint32_t vocabulary) {
    const double uniform = std::uniform_real_distribution<double>(0, 1)(random);
    return static_cast<std::uint32_t>(std::pow(vocabulary, uniform)) - 1;
}

TwinDocument random_document(std::mt19937& random, std::size_t words) {
    TwinDocument document;
    if (below(random, 20) == 0) {
        return document;
    }
    std::uint32_t position = below(random, 3);
    const std::uint32_t length = 1 + below(random, static_cast<std::uint32_t>(2 * words));
    for (std::uint32_t i = 0; i < length; ++i) {
        document.push_back({word(zipf(random, 5000)), {position}, 1 + below(random, 2)});
        position += below(random, 30) == 0 ? 100 : below(random, 3);
    }
    document.push_back({"B" + std::to_string(below(random, 4)), {}, 0});
    document.push_back({"weighed", {}, 3});
    document.push_back({"late", {position + 70000, 5, position, 5}, 1});
    return document;
}

std::vector<std::string> all_terms(const Xapian::Database& database) {
    return {database.allterms_begin(), database.allterms_end()};
}

void expect_same_postings(const Xapian::Database& ours, const Xapian::Database& theirs,
                          const std::string& term) {
    SCOPED_TRACE(term.substr(0, 20));
    EXPECT_EQ(ours.get_termfreq(term), theirs.get_termfreq(term));
    EXPECT_EQ(ours.get_collection_freq(term), theirs.get_collection_freq(term));
    EXPECT_EQ(ours.get_wdf_upper_bound(term), theirs.get_wdf_upper_bound(term));
    auto mine = ours.postlist_begin(term);
    auto other = theirs.postlist_begin(term);
    for (; mine != ours.postlist_end(term) && other != theirs.postlist_end(term); ++mine, ++other) {
        ASSERT_EQ(*mine, *other);
        ASSERT_EQ(mine.get_wdf(), other.get_wdf());
        ASSERT_EQ(mine.get_doclength(), other.get_doclength());
    }
    EXPECT_TRUE(mine == ours.postlist_end(term) && other == theirs.postlist_end(term));
}

Xapian::Query random_query(const std::vector<std::string>& terms, std::mt19937& random) {
    constexpr std::array operators{Xapian::Query::OP_OR, Xapian::Query::OP_AND,
                                   Xapian::Query::OP_AND_NOT, Xapian::Query::OP_AND_MAYBE};
    const auto op = operators[below(random, operators.size())];
    std::vector<Xapian::Query> parts;
    const std::uint32_t count = 2 + below(random, 3);
    for (std::uint32_t i = 0; i < count; ++i) {
        parts.emplace_back(terms[below(random, static_cast<std::uint32_t>(terms.size()))]);
    }
    return {op, parts.begin(), parts.end()};
}

std::string answers(const Xapian::Database& database, const Xapian::Query& query,
                    const Xapian::Weight& weight) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(weight);
    enquire.set_query(query);
    const Xapian::MSet matches = enquire.get_mset(0, 50, database.get_doccount());
    std::ostringstream text;
    text.precision(17);
    text << matches.get_matches_estimated();
    for (auto match = matches.begin(); match != matches.end(); ++match) {
        text << ' ' << *match << ':' << match.get_weight();
    }
    return text.str();
}

} // namespace

TwinCorpus random_corpus(std::mt19937& random, std::size_t documents, std::size_t words) {
    TwinCorpus corpus;
    for (std::size_t i = 0; i < documents; ++i) {
        corpus.push_back(random_document(random, words));
    }
    return corpus;
}

std::uint32_t add_document(indexer::Inverter& inverter, const TwinDocument& document) {
    inverter.begin_document();
    for (const TwinTerm& term : document) {
        if (term.positions.empty()) {
            inverter.add_term(term.term, term.wdf_each);
        }
        for (const std::uint32_t position : term.positions) {
            inverter.add_posting(term.term, position, term.wdf_each);
        }
    }
    return inverter.end_document();
}

indexer::WrittenDatabase write_with_inverter(const std::filesystem::path& folder,
                                             const TwinCorpus& corpus) {
    indexer::Inverter inverter;
    for (const TwinDocument& document : corpus) {
        add_document(inverter, document);
    }
    std::filesystem::create_directories(folder);
    return inverter.write(folder);
}

void write_with_xapian(const std::filesystem::path& folder, const TwinCorpus& corpus) {
    std::filesystem::create_directories(folder);
    Xapian::WritableDatabase database(folder.native(),
                                      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                                          Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
    for (const TwinDocument& document : corpus) {
        Xapian::Document made;
        for (const TwinTerm& term : document) {
            if (term.positions.empty()) {
                made.add_term(term.term, term.wdf_each);
            }
            for (const std::uint32_t position : term.positions) {
                made.add_posting(term.term, position, term.wdf_each);
            }
        }
        database.add_document(made);
    }
    database.commit();
}

Xapian::Database open_glass(const std::filesystem::path& folder) {
    return Xapian::Database(folder.native(), Xapian::DB_BACKEND_GLASS);
}

void expect_same_contents(const Xapian::Database& ours, const Xapian::Database& theirs) {
    EXPECT_EQ(ours.get_doccount(), theirs.get_doccount());
    EXPECT_EQ(ours.get_lastdocid(), theirs.get_lastdocid());
    EXPECT_EQ(ours.get_total_length(), theirs.get_total_length());
    EXPECT_EQ(ours.get_doclength_lower_bound(), theirs.get_doclength_lower_bound());
    EXPECT_EQ(ours.get_doclength_upper_bound(), theirs.get_doclength_upper_bound());
    const std::vector<std::string> terms = all_terms(theirs);
    ASSERT_EQ(all_terms(ours), terms);
    for (const std::string& term : terms) {
        expect_same_postings(ours, theirs, term);
    }
    for (auto posting = theirs.postlist_begin(""); posting != theirs.postlist_end(""); ++posting) {
        ASSERT_EQ(ours.get_doclength(*posting), posting.get_doclength());
    }
}

index::GlassTree open_postlists(const std::filesystem::path& folder) {
    const auto version = folder / index::glass_version_name;
    return {folder / index::glass_postlist_name,
            index::GlassVersionFile::decode(read_file(version), version.native()).postlists};
}

index::PositionTable open_positions(const std::filesystem::path& folder) {
    const auto version = folder / index::glass_version_name;
    return {folder / index::positions_name,
            index::GlassVersionFile::decode(read_file(version), version.native()).positions};
}

void expect_same_positions(const std::filesystem::path& ours, const Xapian::Database& theirs) {
    const index::PositionTable table = open_positions(ours);
    EXPECT_EQ(table.tree().empty(), !theirs.has_positions());
    index::PositionTable::Finger finger;
    for (const std::string& term : all_terms(theirs)) {
        for (auto posting = theirs.postlist_begin(term); posting != theirs.postlist_end(term);
             ++posting) {
            const std::vector<std::uint32_t> expected(posting.positionlist_begin(),
                                                      posting.positionlist_end());
            std::vector<std::uint32_t> found;
            table.find(term, *posting, found, finger);
            ASSERT_EQ(found, expected) << term.substr(0, 20) << " in " << *posting;
        }
    }
}

void expect_same_answers(const Xapian::Database& ours, const Xapian::Database& theirs,
                         std::mt19937& random) {
    std::vector<std::string> terms = all_terms(theirs);
    ASSERT_FALSE(terms.empty());
    // Frequent terms meet each other; rare ones alone would make every query but OR empty.
    std::ranges::sort(terms, [&theirs](const std::string& a, const std::string& b) {
        return theirs.get_termfreq(a) > theirs.get_termfreq(b);
    });
    for (int i = 0; i < 200; ++i) {
        const std::size_t among =
            i % 4 == 0 ? terms.size() : std::min<std::size_t>(terms.size(), 30);
        const Xapian::Query query = random_query(
            {terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(among)}, random);
        for (const bool use_bm25 : {true, false}) {
            const Xapian::BM25Weight bm25;
            const Xapian::IneB2Weight ineb2(1.0);
            const Xapian::Weight& weight =
                use_bm25 ? static_cast<const Xapian::Weight&>(bm25) : ineb2;
            ASSERT_EQ(answers(ours, query, weight), answers(theirs, query, weight))
                << query.get_description();
        }
    }
}

void expect_same_skipping(const Xapian::Database& ours, const Xapian::Database& theirs,
                          std::mt19937& random) {
    const Xapian::docid last = theirs.get_lastdocid();
    for (const std::string& term : all_terms(theirs)) {
        if (theirs.get_termfreq(term) < 20 && below(random, 20) != 0) {
            continue;
        }
        auto mine = ours.postlist_begin(term);
        auto other = theirs.postlist_begin(term);
        const std::uint32_t step = 1 + below(random, std::max<Xapian::docid>(last / 5, 1));
        for (Xapian::docid wanted = 1; wanted <= last; wanted += 1 + below(random, step)) {
            mine.skip_to(wanted);
            other.skip_to(wanted);
            ASSERT_EQ(mine == ours.postlist_end(term), other == theirs.postlist_end(term));
            if (other == theirs.postlist_end(term)) {
                break;
            }
            ASSERT_EQ(*mine, *other);
            ASSERT_EQ(mine.get_wdf(), other.get_wdf());
        }
    }
}

void expect_sound(const std::filesystem::path& folder) {
    std::ostringstream report;
    EXPECT_EQ(Xapian::Database::check(folder.native(), 0, &report), 0U) << report.str();
}

} // namespace gazette::test
