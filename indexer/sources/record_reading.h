// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/base/function_ref.h"
#include "common/index/record.h"
#include "common/text/language_detection.h"
#include "indexer/parsing/parser.h"

namespace gazette::indexer {

/// How the bytes of a source become records.
struct RecordRules {
    const ParseOptions& parse;
    bool mtime_dates = false;                ///< undated articles take their file's time
    const text::LanguageDetector& languages; ///< for articles that do not state theirs
};

/// A source file's bytes with what is known of it.
struct RecordSource {
    std::string_view bytes;
    const std::string& path;
    std::int64_t mtime_ns = 0; ///< nanoseconds since 1970
};

/// Reads every record of `source` and hands it to `give`, complete as it is stored; what cannot be
/// read goes to `skip`. Exceptions of both pass through; none of its own.
void read_records(const RecordSource& source, const RecordRules& rules,
                  FunctionRef<void(index::Record&&)> give, NoteSkipped skip);

} // namespace gazette::indexer
