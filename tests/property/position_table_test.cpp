// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/glass_version_file.h"
#include "common/index/names.h"
#include "common/index/position_table.h"
#include "tests/support/glass_twin.h"
#include "tests/support/temp_folder.h"

namespace gazette::index {
namespace {

using test::TwinCorpus;

std::uint32_t roll(std::mt19937& random, std::uint32_t sides) {
    return std::uniform_int_distribution<std::uint32_t>(0, sides - 1)(random);
}

/// All positions of every term in every document, and of terms that are not there.
void expect_what_xapian_tells(const std::filesystem::path& folder, const TwinCorpus& corpus) {
    static_cast<void>(test::write_with_inverter(folder / "ours", corpus));
    test::write_with_xapian(folder / "theirs", corpus);
    const PositionTable table = test::open_positions(folder / "ours");
    const Xapian::Database database = test::open_glass(folder / "theirs");
    std::vector<std::string> terms(database.allterms_begin(), database.allterms_end());
    terms.insert(terms.end(), {"", "no such term", std::string(300, 'x'), std::string(245, '~')});
    PositionTable::Finger finger;
    for (const std::string& term : terms) {
        for (Xapian::docid docid = 1; docid <= database.get_lastdocid() + 1; ++docid) {
            std::vector<std::uint32_t> expected{7};
            if (!term.empty()) {
                std::copy(database.positionlist_begin(docid, term),
                          database.positionlist_end(docid, term), std::back_inserter(expected));
            }
            std::vector<std::uint32_t> found{7};
            table.find(term, docid, found, finger);
            ASSERT_EQ(found, expected) << term << " in " << docid;
        }
    }
}

TEST(PositionTable, TellsWhatXapianTells) {
    std::mt19937 random(11);
    for (const std::size_t documents : {std::size_t{0}, std::size_t{1}, std::size_t{60}}) {
        const test::TempFolder folder;
        expect_what_xapian_tells(folder.path(), test::random_corpus(random, documents, 300));
    }
}

TEST(PositionTable, ReadsListsOfManyBlocksAndTablesOfManyLevels) {
    TwinCorpus corpus(3);
    std::mt19937 random(12);
    for (test::TwinDocument& document : corpus) {
        test::TwinTerm often{.term = "often", .positions = {}};
        for (std::uint32_t at = 1; at < 400'000; at += 1 + roll(random, 20)) {
            often.positions.push_back(at);
        }
        document.push_back(std::move(often));
        for (std::uint32_t word = 0; word < 9'000; ++word) {
            document.push_back({.term = std::string(40, 'w') + std::to_string(word),
                                .positions = {word, word + 5, 100'000}});
        }
    }
    const test::TempFolder folder;
    expect_what_xapian_tells(folder.path(), corpus);
}

TEST(PositionTable, EndsOnAnyBytes) {
    std::mt19937 random(13);
    const test::TempFolder folder;
    const auto path = folder.path() / "db";
    static_cast<void>(test::write_with_inverter(path, test::random_corpus(random, 40, 200)));
    const Xapian::Database database = test::open_glass(path);
    const std::vector<std::string> terms(database.allterms_begin(), database.allterms_end());
    const std::string whole = read_file(path / positions_name);
    const auto version = path / "iamglass";
    const GlassRoot root = GlassVersionFile::decode(read_file(version), version.native()).positions;
    for (int round = 0; round < 300; ++round) {
        std::string changed = whole;
        for (int change = 0; change < 30; ++change) {
            changed[random() % changed.size()] = static_cast<char>(random());
        }
        const PositionTable table(folder.write("changed", changed), root);
        PositionTable::Finger finger;
        for (int look = 0; look < 50; ++look) {
            std::vector<std::uint32_t> found;
            try {
                table.find(terms[random() % terms.size()], 1 + roll(random, 40), found, finger);
            } catch (const Error& error) {
                EXPECT_EQ(error.kind(), ErrorKind::Damaged);
            }
        }
    }
    EXPECT_THROW(PositionTable(folder.write("short", whole.substr(1)), root), Error);
}

} // namespace
} // namespace gazette::index
