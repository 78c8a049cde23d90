// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/record.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "common/base/error.h"
#include "common/index/article_table.h"
#include "common/index/byte_reader.h"
#include "common/index/byte_writer.h"

namespace gazette::index {
namespace {

using article::Article;
using article::Block;
using article::BlockKind;
using article::Date;
using article::DateCandidate;
using article::DateSource;

// On disk: do not change or reuse.
constexpr std::uint8_t record_version = 1;
// Authors, warnings and date candidates kept of one article; no real one comes near it. Nonsense
// cannot make a decoder allocate more than this many of them.
constexpr std::size_t max_list = 4096;
// Least size of a stored block, for the same reason.
constexpr std::size_t block_bytes = 3;

constexpr auto last_date_source = static_cast<std::uint8_t>(DateSource::FileTime);
constexpr auto last_block_kind = static_cast<std::uint8_t>(BlockKind::Furniture);

void append_u8(std::string& out, std::uint8_t value) {
    append_le(out, value);
}

void append_confidence(std::string& out, double confidence) {
    append_varint(out, to_per_mille(confidence));
}

void append_candidate(std::string& out, const DateCandidate& candidate) {
    append_varint(out, to_number(candidate.date));
    append_u8(out, static_cast<std::uint8_t>(candidate.source));
    append_confidence(out, candidate.confidence);
    append_string(out, candidate.evidence);
}

void append_candidates(std::string& out, const std::vector<DateCandidate>& candidates) {
    const std::size_t count = std::min(candidates.size(), max_list);
    append_varint(out, count);
    for (std::size_t i = 0; i < count; ++i) {
        append_candidate(out, candidates[i]);
    }
}

// Lengths and gaps, not offsets: small numbers, and order needs no checking when they are read.
void append_blocks(std::string& out, const Article& article) {
    append_varint(out, article.blocks.size());
    std::uint32_t at = 0;
    for (const Block& block : article.blocks) {
        if (block.begin < at || block.end < block.begin || block.end > article.body.size()) {
            throw Error(ErrorKind::Internal, "an article's blocks are out of order");
        }
        append_u8(out, static_cast<std::uint8_t>(block.kind));
        append_varint(out, block.begin - at);
        append_varint(out, block.end - block.begin);
        at = block.end;
    }
}

void append_strings(std::string& out, const std::vector<std::string>& strings) {
    const std::size_t count = std::min(strings.size(), max_list);
    append_varint(out, count);
    for (std::size_t i = 0; i < count; ++i) {
        append_string(out, strings[i]);
    }
}

class RecordDecoder {
  public:
    RecordDecoder(std::string_view bytes, std::string_view where) : reader_(bytes, where) {}

    Record decode() {
        if (reader_.u8() != record_version) {
            reader_.fail("a record is of an unknown version");
        }
        Record record;
        record.path = string();
        record.format = string();
        Article& article = record.article;
        article.title = string();
        article.subtitle = string();
        article.authors = strings();
        article.outlet = string();
        article.dateline = string();
        decode_dates(article);
        article.language = string();
        article.encoding = string();
        article.record_key = string();
        article.credit_line = string();
        article.lead = string();
        decode_body(article);
        article.warnings = strings();
        reader_.expect_end();
        return record;
    }

  private:
    std::string string() { return std::string(reader_.string()); }

    std::vector<std::string> strings() {
        std::vector<std::string> all(reader_.varint(max_list));
        std::ranges::generate(all, [this] { return string(); });
        return all;
    }

    std::optional<Date> date() {
        const std::uint32_t number = reader_.varint32();
        const std::optional<Date> date = to_date(number);
        if (number != 0 && !date) {
            reader_.fail("a date does not exist");
        }
        return date;
    }

    DateSource date_source() {
        const std::uint8_t source = reader_.u8();
        if (source > last_date_source) {
            reader_.fail("a date has an unknown source");
        }
        return static_cast<DateSource>(source);
    }

    double confidence() { return static_cast<double>(reader_.varint(1000)) / 1000; }

    void decode_dates(Article& article) {
        article.date = date();
        article.date_source = date_source();
        article.date_confidence = confidence();
        article.date_candidates.resize(reader_.varint(max_list));
        for (DateCandidate& candidate : article.date_candidates) {
            candidate.date = date().value_or(Date{});
            candidate.source = date_source();
            candidate.confidence = confidence();
            candidate.evidence = string();
        }
    }

    void decode_body(Article& article) {
        article.body = string();
        article.blocks.resize(reader_.varint(reader_.remaining() / block_bytes));
        std::uint64_t at = 0;
        for (Block& block : article.blocks) {
            const std::uint8_t kind = reader_.u8();
            const std::uint64_t begin = at + reader_.varint32();
            const std::uint64_t end = begin + reader_.varint32();
            if (kind > last_block_kind || end > article.body.size()) {
                reader_.fail("a block lies outside the body");
            }
            block = {.kind = static_cast<BlockKind>(kind),
                     .begin = static_cast<std::uint32_t>(begin),
                     .end = static_cast<std::uint32_t>(end)};
            at = end;
        }
        const std::uint64_t offset_plus_one = reader_.varint();
        if (offset_plus_one != 0) {
            article.body_offset = offset_plus_one - 1;
        }
        article.body_line = reader_.varint32();
    }

    ByteReader reader_;
};

} // namespace

std::string encode_record(const Record& record) {
    const Article& article = record.article;
    std::string out;
    out.reserve(article.body.size() + article.lead.size() + 512);
    append_u8(out, record_version);
    append_string(out, record.path);
    append_string(out, record.format);
    append_string(out, article.title);
    append_string(out, article.subtitle);
    append_strings(out, article.authors);
    append_string(out, article.outlet);
    append_string(out, article.dateline);
    append_varint(out, to_number(article.date));
    append_u8(out, static_cast<std::uint8_t>(article.date_source));
    append_confidence(out, article.date_confidence);
    append_candidates(out, article.date_candidates);
    append_string(out, article.language);
    append_string(out, article.encoding);
    append_string(out, article.record_key);
    append_string(out, article.credit_line);
    append_string(out, article.lead);
    append_string(out, article.body);
    append_blocks(out, article);
    append_varint(out, article.body_offset ? *article.body_offset + 1 : 0);
    append_varint(out, article.body_line);
    append_strings(out, article.warnings);
    return out;
}

Record decode_record(std::string_view bytes, std::string_view where) {
    return RecordDecoder(bytes, where).decode();
}

} // namespace gazette::index
