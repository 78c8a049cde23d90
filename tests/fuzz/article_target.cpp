// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes -> articles, in the format that the first byte chooses (`auto` among them).

#include <string>

#include "common/base/utf8.h"
#include "indexer/parsing/format.h"
#include "indexer/parsing/parser.h"
#include "tests/fuzz/fuzz_target.h"

namespace gazette::fuzz {
namespace {

void check_blocks(const article::Article& article) {
    std::size_t end = 0;
    for (const article::Block& block : article.blocks) {
        expect(block.begin >= end && block.begin < block.end && block.end <= article.body.size(),
               "blocks are in order, not empty, and inside the body");
        expect(!is_continuation_byte(article.body[block.begin]) &&
                   (block.end == article.body.size() ||
                    !is_continuation_byte(article.body[block.end])),
               "blocks are cut between characters");
        end = block.end;
    }
}

void check_article(const article::Article& article, std::string_view bytes) {
    for (const std::string* text :
         {&article.title, &article.subtitle, &article.outlet, &article.dateline, &article.language,
          &article.encoding, &article.record_key, &article.credit_line, &article.body,
          &article.lead}) {
        expect(is_valid_utf8(*text), "every field is UTF-8");
    }
    for (const std::string& author : article.authors) {
        expect(!author.empty() && is_valid_utf8(author), "authors have names, in UTF-8");
    }
    check_blocks(article);
    if (article.date) {
        expect(article::is_valid(*article.date), "the date exists");
        expect(article.date_source != article::DateSource::None, "a date has a source");
        expect(article.date_confidence >= 0 && article.date_confidence <= 1,
               "confidence is 0 to 1");
    }
    if (article.body_offset) {
        expect(*article.body_offset + article.body.size() <= bytes.size() &&
                   bytes.substr(*article.body_offset, article.body.size()) == article.body,
               "a body said to be the file's bytes is");
        expect(article.body_line >= 1, "such a body has a line");
    }
    for (const std::string& warning : article.warnings) {
        expect(!warning.empty() && is_valid_utf8(warning), "warnings say something, in UTF-8");
    }
}

/// A name whose suffix belongs to the format, with a date in it that the parser may find.
std::string path_for(const indexer::FormatRow& row) {
    std::string path = "/news/2021/12/30/ferry";
    if (!row.suffixes.empty()) {
        path.append(".").append(row.suffixes.substr(0, row.suffixes.find(' ')));
    }
    return path;
}

} // namespace
} // namespace gazette::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gazette;
    using namespace gazette::fuzz;
    if (size == 0) {
        return 0;
    }
    const auto formats = indexer::format_table();
    const indexer::FormatRow& row = formats[data[0] % formats.size()];
    const std::string_view bytes = bytes_of(data + 1, size - 1).substr(0, max_input_bytes);
    indexer::ParseOptions options;
    options.format = row.selectable ? row.format : indexer::Format::Auto;
    options.limits.max_unpacked_bytes = std::size_t{1} << 20U;
    options.limits.max_records = 10'000;
    const std::string path = path_for(row);
    std::size_t told = 0;
    indexer::parse_source(
        {bytes, path}, options,
        [&](article::Article&& article) {
            check_article(article, bytes);
            ++told;
        },
        [&](std::string_view, const indexer::SkipReason& reason) {
            expect(!reason.text.empty(), "what is skipped has a reason");
            ++told;
        });
    expect(told > 0, "every input gives an article or a reason");
    return 0;
}
