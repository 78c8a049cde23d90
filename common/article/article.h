// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/date.h"

namespace gazette::article {

/// Where an article's date was found, from the most to the least trusted. Stored on disk: append
/// only, do not renumber.
enum class DateSource : std::uint8_t {
    None = 0,
    Option = 1,   ///< --date said so
    Metadata = 2, ///< a field of the format: JSON key, HTML meta, XML element, mail header
    Header = 3,   ///< the ` date 2021-12-30 ` the text opens with
    Written = 4,  ///< a date written out near the headline or byline
    Dateline = 5, ///< the dateline or lead: an explicit date, or a weekday resolved against one
    Path = 6,     ///< the file's path or address: /2021/12/30/
    FileTime = 7  ///< the file's own time; only when asked for (--mtime-dates)
};

/// The name of a source as `date_source` prints it: "header", "dateline", ...; None has none.
[[nodiscard]] std::string_view to_string(DateSource source) noexcept;

/// One date the parser saw, kept so that `indexer show` can say why another was chosen.
struct DateCandidate {
    Date date;
    DateSource source = DateSource::None;
    double confidence = 0; ///< 0..1: the share of such findings that are right, as measured
    std::string evidence;  ///< the words it was read from
};

/// What a stretch of the body is. Stored on disk: append only, do not renumber.
enum class BlockKind : std::uint8_t {
    Paragraph = 0,
    Bullet = 1,      ///< an item of a list or of a "What you need to know" box
    SectionHead = 2, ///< a heading inside the text
    Caption = 3,     ///< a photo caption
    Credit = 4,      ///< "The Associated Press contributed to this report."
    Plea = 5,        ///< newsletter pleas, "Read more:", subscription and sharing boxes
    AuthorBox = 6,   ///< the author's name or biography below the text
    Furniture = 7    ///< headline, byline, date lines repeated inside the body's bytes
};

/// True for the kinds that make up the story: paragraphs, bullets and section heads. The others are
/// searchable but stay out of the lead, and out of snippets unless nothing else has the words.
[[nodiscard]] constexpr bool is_story(BlockKind kind) noexcept {
    return kind == BlockKind::Paragraph || kind == BlockKind::Bullet ||
           kind == BlockKind::SectionHead;
}

/// A stretch of Article::body: bytes [begin, end), no blank at either end. Blocks are in order and
/// never overlap; bytes between blocks are white space or list marks.
struct Block {
    BlockKind kind = BlockKind::Paragraph;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// One article, as every format's parser gives it. All text is valid UTF-8.
struct Article {
    std::string title;                ///< headline, once; empty when there is none
    std::string subtitle;             ///< the line under the headline; may be empty
    std::vector<std::string> authors; ///< names without "By"; may be empty
    std::string outlet;               ///< when stated; empty otherwise, never a guess
    std::string dateline;             ///< the place: "WILMINGTON, Del."; may be empty
    std::optional<Date> date;
    DateSource date_source = DateSource::None;
    double date_confidence = 0; ///< 0..1
    std::vector<DateCandidate> date_candidates;
    std::string language;    ///< ISO 639-1 code, empty when unknown
    std::string encoding;    ///< what the bytes were read as: "UTF-8", "windows-1252", ...
    std::string record_key;  ///< the record's own id inside a file of many; empty for one a file
    std::string credit_line; ///< the agency credited: "The Associated Press"; may be empty
    std::string body;        ///< the text; offsets everywhere are bytes of it
    std::vector<Block> blocks;
    std::string lead; ///< the first story paragraph without its dateline; may be empty
    /// Where body starts in the source file, in bytes, when the body is that file's very bytes
    /// (plain UTF-8 text); nothing otherwise.
    std::optional<std::uint64_t> body_offset;
    /// The line of the file, 1-based, on which body starts; 0 when body_offset is nothing.
    std::uint32_t body_line = 0;
    /// What a reader should know: "read as windows-1252", "2 dates disagree", ...
    std::vector<std::string> warnings;
};

} // namespace gazette::article
