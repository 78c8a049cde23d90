// SPDX-License-Identifier: GPL-3.0-or-later
// Every file of an index: whatever its bytes are, it is read within bounds or refused as damaged.

#include <array>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/base/hash.h"
#include "common/base/utf8.h"
#include "common/index/article_lengths.h"
#include "common/index/article_table.h"
#include "common/index/block_checks.h"
#include "common/index/deleted_set.h"
#include "common/index/manifest.h"
#include "common/index/names.h"
#include "common/index/position_table.h"
#include "common/index/posting_cursor.h"
#include "common/index/record.h"
#include "common/index/record_store.h"
#include "common/index/vocabulary.h"
#include "indexer/glass/glass_position_reader.h"
#include "indexer/glass/glass_postlist_reader.h"
#include "indexer/glass/glass_version_file.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/index_inputs.h"
#include "tests/support/temp_folder.h"

namespace gazette::fuzz {
namespace {

/// A file in memory, for readers that want a path.
class MemoryFile {
  public:
    explicit MemoryFile(std::string_view bytes) : fd_(memfd_create("input", MFD_CLOEXEC)) {
        write_all(fd_.get(), bytes, "a file in memory");
    }
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(fd_.get()); }

  private:
    UniqueFd fd_;
};

template <class Number>
Number take_number(std::string_view& bytes) {
    std::array<char, sizeof(Number)> part{};
    const std::size_t length = std::min(bytes.size(), part.size());
    std::memcpy(part.data(), bytes.data(), length);
    bytes.remove_prefix(length);
    Number number = 0;
    std::memcpy(&number, part.data(), sizeof number);
    return number;
}

void check_manifest(std::string_view bytes) {
    std::string text(bytes);
    text.append("hash ").append(hex64(hash64(bytes))).append("\n");
    const index::Manifest manifest = index::parse_manifest(text, "input");
    expect(index::print_manifest(manifest) == text, "a manifest is printed as it was read");
    expect(manifest.articles() <= manifest.rows(), "no more live articles than rows");
    (void)manifest.languages();
    (void)manifest.file_bytes();
}

void check_record(std::string_view bytes) {
    const index::Record record = index::decode_record(bytes, "input");
    std::size_t end = 0;
    for (const article::Block& block : record.article.blocks) {
        expect(block.begin >= end && block.begin <= block.end &&
                   block.end <= record.article.body.size(),
               "blocks are in order and inside the body");
        end = block.end;
    }
    const std::string again = index::encode_record(record);
    expect(index::encode_record(index::decode_record(again, "input")) == again,
           "a record is read as it was written");
}

void check_article_table(const MemoryFile& file) {
    const index::ArticleTable table(file.path());
    for (std::uint32_t docid = 1; docid <= table.size(); ++docid) {
        const index::ArticleRow row = table.row(docid);
        (void)table.path(row);
        (void)table.outlet(row.outlet);
        for (std::uint32_t i = 0; i < row.author_count; ++i) {
            (void)table.author(table.author_number(row, i));
        }
    }
}

void check_vocabulary(const MemoryFile& file) {
    const index::Vocabulary vocabulary(file.path());
    (void)vocabulary.lower_bound("m").valid();
    std::uint64_t forms = 0;
    for (auto cursor = vocabulary.begin(); cursor.valid(); cursor.next()) {
        expect(!cursor.stems().empty(), "each form has a stem");
        expect(++forms <= vocabulary.size(), "no more forms than stated");
    }
}

void check_record_store(std::string_view bytes) {
    index::RecordPlace place;
    place.offset = take_number<std::uint32_t>(bytes);
    place.length = take_number<std::uint32_t>(bytes);
    place.check = take_number<std::uint32_t>(bytes);
    const MemoryFile file(bytes);
    const index::RecordStore store(file.path());
    if (place.offset <= bytes.size()) { // the check would stop all but accidents
        place.check = static_cast<std::uint32_t>(hash64(bytes.substr(place.offset, place.length)));
    }
    (void)store.read(place);
}

/// Walks along lists, all of them by each of its ways.
void check_postings(const index::GlassTree& table) {
    constexpr std::uint32_t documents = 5000;
    const auto walk = [](index::PostingCursor& at, auto&& go) {
        for (std::uint32_t last = 0; at.docid() != index::PostingCursor::end_docid;) {
            expect(at.docid() > last && at.docid() <= documents, "docids rise within the segment");
            last = at.docid();
            go(last);
        }
    };
    for (const std::string_view term : {"word1", "word30", "x"}) {
        index::PostingCursor next(table, documents, term);
        walk(next, [&](std::uint32_t) { next.next(); });
        index::PostingCursor skipping(table, documents, term);
        walk(skipping, [&](std::uint32_t docid) { skipping.skip_to(docid + 1 + docid % 97); });
        index::PostingCursor taking(table, documents, term);
        walk(taking, [&](std::uint32_t docid) {
            taking.take_below(docid + 1 + docid % 300, [](std::uint32_t, std::uint32_t) {});
        });
    }
    const index::ArticleLengths lengths(table, documents);
    for (const std::uint32_t docid : {1U, 2U, 600U, documents}) {
        (void)lengths.of(docid);
    }
}

/// What a searcher reads in place: each question ends, within the file or as damage.
void check_tree(const MemoryFile& file, const indexer::GlassRoot& root) {
    try {
        const index::PositionTable table(file.path(), root);
        std::vector<std::uint32_t> positions;
        for (const std::string_view term : {"word1", "word30", "x"}) {
            table.find(term, 7, positions);
        }
        check_postings(table.tree());
        table.tree().check_range("word", "word4");
        table.tree().check_range("", std::string(indexer::glass::max_key_bytes, '\xff'));
    } catch (const Error& error) {
        expect(error.kind() == ErrorKind::Damaged, "bad blocks are damage");
    }
}

void check_block_checks(std::string_view bytes) {
    const test::TempFolder folder;
    folder.write("seg/checks.dat", bytes);
    index::SegmentFact fact;
    fact.name = "seg";
    fact.files = {{std::string(index::checks_name), bytes.size(), hash64(bytes)}};
    const index::BlockChecks checks(folder.path(), fact);
    (void)checks.of(index::articles_name).size();
}

template <class Reader>
void check_table(std::string_view bytes) {
    constexpr std::size_t block_bytes = indexer::glass::block_size;
    TableHead head{};
    head.root_block = take_number<std::uint8_t>(bytes);
    head.level = take_number<std::uint8_t>(bytes);
    head.entry_count = take_number<std::uint16_t>(bytes);
    head.document_count = take_number<std::uint16_t>(bytes);
    std::string blocks(bytes);
    blocks.resize((blocks.size() + block_bytes - 1) / block_bytes * block_bytes);
    const MemoryFile file(blocks);
    const indexer::GlassRoot root{head.root_block,
                                  static_cast<std::uint32_t>(blocks.size() / block_bytes),
                                  head.level, head.entry_count};
    check_tree(file, root);
    Reader reader(file.path(), root, head.document_count);
    std::string last;
    while (reader.next_list()) {
        expect(last.empty() || reader.key() > last, "keys rise");
        last = reader.key();
        std::uint32_t docid = 0;
        while (reader.next()) {
            expect(reader.docid() > docid && reader.docid() <= head.document_count,
                   "docids rise within the database");
            docid = reader.docid();
        }
    }
}

void check_input(IndexInput kind, std::string_view bytes) {
    switch (kind) {
    case IndexInput::Manifest:
        return check_manifest(bytes);
    case IndexInput::Record:
        return check_record(bytes);
    case IndexInput::ArticleTable:
        return check_article_table(MemoryFile(bytes));
    case IndexInput::Vocabulary:
        return check_vocabulary(MemoryFile(bytes));
    case IndexInput::RecordStore:
        return check_record_store(bytes);
    case IndexInput::DeletedSet: {
        const auto set = index::DeletedSet::decode(bytes, "input");
        expect(set.encode() == bytes, "a deleted set is written as it was read");
        return;
    }
    case IndexInput::GlassVersion: {
        const auto version = indexer::GlassVersionFile::decode(bytes, "input");
        expect(indexer::GlassVersionFile::decode(version.encode(), "input") == version,
               "a version file is read as it was written");
        return;
    }
    case IndexInput::Postlists:
        return check_table<indexer::GlassPostlistReader>(bytes);
    case IndexInput::Positions:
        return check_table<indexer::GlassPositionReader>(bytes);
    case IndexInput::Checks:
        return check_block_checks(bytes);
    }
}

} // namespace
} // namespace gazette::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gazette::fuzz;
    if (size == 0) {
        return 0;
    }
    const auto kind = static_cast<IndexInput>(data[0] % index_input_count);
    try {
        check_input(kind, bytes_of(data + 1, size - 1).substr(0, max_input_bytes));
    } catch (const gazette::Error& error) {
        expect(error.kind() == gazette::ErrorKind::Damaged ||
                   error.kind() == gazette::ErrorKind::NoIndex,
               "bad bytes are damage, not a failure");
    }
    return 0;
}
