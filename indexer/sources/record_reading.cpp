// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/record_reading.h"

#include <utility>

namespace gazette::indexer {
namespace {

void date_by_file_time(article::Article& article, std::int64_t mtime_ns) {
    constexpr std::int64_t ns_a_day = 86'400'000'000'000;
    if (article.date || mtime_ns < 0) {
        return;
    }
    article.date = article::from_days(mtime_ns / ns_a_day);
    article.date_source = article::DateSource::FileTime;
    article.date_confidence = 0;
    article.date_candidates.push_back(
        {*article.date, article::DateSource::FileTime, 0, "the file's time"});
}

} // namespace

void read_records(const RecordSource& source, const RecordRules& rules,
                  FunctionRef<void(index::Record&&)> give, NoteSkipped skip) {
    const Format format = rules.parse.format == Format::Auto
                              ? detect_format(source.bytes, source.path)
                              : rules.parse.format;
    parse_source(
        {source.bytes, source.path}, rules.parse,
        [&](article::Article&& article) {
            if (rules.mtime_dates) {
                date_by_file_time(article, source.mtime_ns);
            }
            if (article.language.empty()) {
                article.language = text::row_of(rules.languages.detect(article.body)).code;
            }
            give({source.path, std::string(row_of(format).name), std::move(article)});
        },
        skip);
}

} // namespace gazette::indexer
