// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/index/position_table.h"
#include "indexer/glass/inverter.h"

namespace gazette::test {

/// One term of a document made for a test.
struct TwinTerm {
    std::string term;
    std::vector<std::uint32_t> positions; ///< in the order of adding; may repeat
    std::uint32_t wdf_each = 1;           ///< for each position, or once when there are none
};
using TwinDocument = std::vector<TwinTerm>;
using TwinCorpus = std::vector<TwinDocument>;

/// Documents of `words` words on average, drawn so that a few words are in nearly all of them and
/// most are in one; among them empty documents, boolean terms, terms with NUL and 0xff bytes, and
/// positions that come unsorted and twice.
[[nodiscard]] TwinCorpus random_corpus(std::mt19937& random, std::size_t documents,
                                       std::size_t words);

/// Adds `document` as the next one; returns its docid.
std::uint32_t add_document(indexer::Inverter& inverter, const TwinDocument& document);
/// Writes `corpus` through our inverter into the new folder `folder`.
indexer::WrittenDatabase write_with_inverter(const std::filesystem::path& folder,
                                             const TwinCorpus& corpus);
/// Writes `corpus` through Xapian's own WritableDatabase into the new folder `folder`.
void write_with_xapian(const std::filesystem::path& folder, const TwinCorpus& corpus);
[[nodiscard]] Xapian::Database open_glass(const std::filesystem::path& folder);

/// Records a test failure for everything that Xapian's interface tells differently of the two:
/// statistics, terms, posting lists, document lengths; but no positions.
void expect_same_contents(const Xapian::Database& ours, const Xapian::Database& theirs);
/// Our posting lists in `folder`.
[[nodiscard]] index::GlassTree open_postlists(const std::filesystem::path& folder);
/// Our positions in `folder`.
[[nodiscard]] index::PositionTable open_positions(const std::filesystem::path& folder);
/// Records a test failure for every position list that differs in our folder `ours` from what
/// Xapian tells of its own database.
void expect_same_positions(const std::filesystem::path& ours, const Xapian::Database& theirs);
/// Records a test failure unless random queries (OR, AND, AND_NOT, AND_MAYBE) give the same
/// documents with the same scores under two weighting schemes.
void expect_same_answers(const Xapian::Database& ours, const Xapian::Database& theirs,
                         std::mt19937& random);
/// Records a test failure unless skipping through the posting lists meets the same documents.
void expect_same_skipping(const Xapian::Database& ours, const Xapian::Database& theirs,
                          std::mt19937& random);
/// Records a test failure when xapian-check would find an error in `folder`.
void expect_sound(const std::filesystem::path& folder);

} // namespace gazette::test
