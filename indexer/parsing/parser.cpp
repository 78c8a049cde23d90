// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/parser.h"

#include <string>

#include "indexer/parsing/binary_kinds.h"
#include "indexer/parsing/decoding.h"
#include "indexer/parsing/plain_text.h"

namespace gazette::indexer {
namespace {

std::string unsupported(Format format) {
    const FormatRow& row = row_of(format);
    return "this build cannot read " + std::string(row.name) + ": it was made without " +
           std::string(row.needs);
}

} // namespace

void parse_source(const SourceBytes& source, const ParseOptions& options, GiveArticle give,
                  NoteSkipped skip) {
    const Format format =
        options.format == Format::Auto ? detect_format(source.bytes, source.path) : options.format;
    if (!is_supported(format)) {
        skip("", unsupported(format));
        return;
    }
    switch (format) {
    case Format::Binary:
        skip("", "not text: " + std::string(binary_kind(source.bytes)));
        return;
    case Format::Auto:
    case Format::Text:
    default:
        parse_plain_text(DecodedText(source.bytes, options.encoding), source, options, give, skip);
        return;
    }
}

} // namespace gazette::indexer
