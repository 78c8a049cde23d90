// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/article/date.h"
#include "common/base/function_ref.h"
#include "indexer/parsing/format.h"
#include "indexer/parsing/parse_budget.h"

namespace gazette::indexer {

/// What bounds the work on one input. Over a limit an article is skipped with its reason.
struct ParseLimits {
    /// Longest text of one article, in bytes. The longest real article seen has 572 KB.
    std::size_t max_article_bytes = std::size_t{64} << 20;
    /// Records read from one file; the rest is skipped, once, with a reason.
    std::size_t max_records = 10'000'000;
    /// Bytes one archive or compressed file may unpack to, all members together.
    std::size_t max_unpacked_bytes = std::size_t{4} << 30;
    /// Bytes of one file inside an archive, held in memory while it is read.
    std::size_t max_member_bytes = std::size_t{256} << 20;
    /// How many times more bytes than the packed file holds it may unpack to. Real news text packs
    /// 3-8 times, JSON dumps up to 20; deflate reaches 1,032 on runs of one byte.
    std::size_t max_ratio = 200;
    /// Archives inside archives.
    int max_archive_depth = 3;
    /// Steps that the parsers' loops may take for one input (a file in an archive is one): so many,
    /// and so many more a byte of it. Real articles and pages take fewer than 5 a byte, texts made
    /// to be slow fewer than 80; a hundred million steps take some seconds at most.
    std::uint64_t least_steps = 10'000'000;
    std::uint64_t steps_a_byte = 100;
};

/// One `--map FIELD=KEY`: where records keep what. KEY may be a dotted path into nested objects.
struct FieldMapping {
    std::string field; ///< title, subtitle, body, date, author, outlet, lang, id, path
    std::string key;
};

/// What the user said about all inputs; every value is checked where options are read.
struct ParseOptions {
    Format format = Format::Auto;
    std::string outlet;                ///< for articles that state none
    bool outlet_from_folder = false;   ///< the name of the folder that holds the file
    std::string language;              ///< ISO 639-1; empty: as stated by the article, else unknown
    std::string encoding;              ///< charset name; empty: detected
    std::optional<article::Date> date; ///< --date: beats everything found
    /// No article is newer than this: later dates are taken for misreadings. The caller gives
    /// today plus a day (time zones); the default never strikes.
    article::Date latest_date{9999, 12, 31};
    std::vector<FieldMapping> field_map;
    ParseLimits limits;
};

/// What is to be parsed. Both views must live until parse_source returns.
struct SourceBytes {
    std::string_view bytes;
    std::string_view path; ///< the file's path or address: suffix, folder and dates are read off it
    ParseBudget* budget = nullptr; ///< of this input; parse_source sets it

    /// Counts a round of a parser's loop; throws BudgetSpent.
    void spend_step() const {
        if (budget != nullptr) {
            budget->spend();
        }
    }
};

/// Why an input or a record was not read.
struct SkipReason {
    // NOLINTBEGIN(google-explicit-constructor): a reason is a sentence, and most are only that
    SkipReason(std::string_view sentence) : text(sentence) {}
    SkipReason(const char* sentence) : text(sentence) {}
    SkipReason(const std::string& sentence) : text(sentence) {}
    // NOLINTEND(google-explicit-constructor)

    std::string_view text; ///< lives as long as the call that it is given to
    /// The input may hold articles: a limit, damage or a fault of ours kept them from being read.
    /// Otherwise there are none.
    bool is_failure = false;
};

/// A reason of the kind that says nothing against there being articles.
[[nodiscard]] inline SkipReason failure(std::string_view sentence) {
    SkipReason reason(sentence);
    reason.is_failure = true;
    return reason;
}

/// Takes one finished article.
using GiveArticle = FunctionRef<void(article::Article&&)>;
/// Takes the key of a record that could not be read (empty: the whole input) and the reason.
using NoteSkipped = FunctionRef<void(std::string_view record_key, const SkipReason& reason)>;

/// Reads every article that `source` holds, in the order of the bytes, and hands each to `give`;
/// what cannot be read is named to `skip` and costs only itself. An input with nothing to index is
/// skipped with its reason too, so that at least one of the two is called. Linear in the bytes.
/// Exceptions of `give` and `skip` pass through, std::bad_alloc and Error; what else a parser
/// throws, and a budget that is spent, ends the reading of this source (or of this file in an
/// archive), named to `skip`.
void parse_source(const SourceBytes& source, const ParseOptions& options, GiveArticle give,
                  NoteSkipped skip);

} // namespace gazette::indexer
