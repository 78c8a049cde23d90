// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace gazette::indexer {

/// The forms in which articles come. `Auto` is for options only: detect_format never gives it.
enum class Format : std::uint8_t {
    Auto,
    Text,     ///< plain text, one article
    Markdown, ///< plain text with front matter or marks
    Html,     ///< one saved page
    Jsonl,    ///< one JSON object a line
    Json,     ///< one object, or an array of them at the top or under one key
    Csv,
    Tsv,
    Mbox,
    Mail,     ///< one message (RFC 5322)
    Nitf,     ///< IPTC NITF
    NewsMl,   ///< NewsML 1.x
    NewsMlG2, ///< newsMessage, newsItem, packageItem
    Rss,      ///< RSS 0.9x to 2.0, RDF, Atom, CDF
    Iptc7901, ///< IPTC 7901 and ANPA 1312 wire messages
    Ninjs,    ///< ninjs, AP Media API
    Xml,      ///< any other XML with a headline and a body
    Archive,  ///< tar, zip and anything compressed
    Binary    ///< no text: pictures, programs, office documents
};

/// One row of the table of formats.
struct FormatRow {
    Format format;
    std::string_view name;     ///< as --from and `indexer show` write it
    std::string_view suffixes; ///< file name suffixes, blank between, lower case, no dots
    std::string_view needs;    ///< the optional library it is read with; empty: none
    bool selectable;           ///< --from accepts it
};

/// All rows, ordered by Format.
[[nodiscard]] std::span<const FormatRow> format_table() noexcept;
[[nodiscard]] const FormatRow& row_of(Format format) noexcept;
/// By name, as --from gives it ("newsml" stands for all of NewsML and G2); nothing when unknown.
[[nodiscard]] std::optional<Format> format_of_name(std::string_view name) noexcept;

/// True when this build was made with the library that `format` is read with.
[[nodiscard]] bool is_supported(Format format) noexcept;

/// True when `name` ends in a suffix that one of the formats goes by ("txt", "html", "gz", ...).
[[nodiscard]] bool is_article_name(std::string_view name);

/// What `bytes` are: by what they hold first, by the suffix of `path` where that leaves several
/// readings. Looks at the first 64 KiB. Never gives Auto.
[[nodiscard]] Format detect_format(std::string_view bytes, std::string_view path);

} // namespace gazette::indexer
