// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/article/article.h"

namespace gazette::index {

/// Everything that is kept of an article: what the searcher prints and `indexer show` tells.
struct Record {
    std::string path;   ///< absolute path of the source, its very bytes (not always UTF-8)
    std::string format; ///< what it was read as: "text", "html", "jsonl", ...
    article::Article article;
};

/// The stored form: a version byte, then the fields. Confidences are kept per mille, dates that do
/// not exist as none, of authors, warnings and date candidates the first 4,096. Throws
/// Error{Internal} when the blocks are not in order and inside the body.
[[nodiscard]] std::string encode_record(const Record& record);

/// The inverse of encode_record, for any bytes at all: gives a record whose blocks are in order and
/// inside its body and whose enumerators and dates exist, or throws Error{Damaged} naming `where`.
/// Takes time and memory in proportion to the bytes.
[[nodiscard]] Record decode_record(std::string_view bytes, std::string_view where);

} // namespace gazette::index
