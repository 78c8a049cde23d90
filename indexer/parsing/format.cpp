// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/format.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace gazette::indexer {
namespace {

constexpr auto table = std::to_array<FormatRow>({
    {Format::Auto, "auto", "", "", true},
    {Format::Text, "text", "txt text", "", true},
    {Format::Markdown, "markdown", "md markdown mdown", "", true},
    {Format::Html, "html", "html htm xhtml shtml", "libxml2", true},
    {Format::Jsonl, "jsonl", "jsonl ndjson", "", true},
    {Format::Json, "json", "json", "", true},
    {Format::Csv, "csv", "csv", "", true},
    {Format::Tsv, "tsv", "tsv tab", "", true},
    {Format::Mbox, "mbox", "mbox mbx", "", true},
    {Format::Mail, "mail", "eml", "", true},
    {Format::Nitf, "nitf", "nitf", "libxml2", true},
    {Format::NewsMl, "newsml", "newsml", "libxml2", true},
    {Format::NewsMlG2, "newsml-g2", "", "libxml2", true},
    {Format::Rss, "rss", "rss atom rdf", "libxml2", true},
    {Format::Iptc7901, "iptc7901", "iptc tst", "", true},
    {Format::Ninjs, "ninjs", "", "", true},
    {Format::Xml, "xml", "xml", "libxml2", false},
    {Format::Archive, "archive", "gz bz2 xz zst zip tar tgz", "libarchive", false},
});

// Binary has no row to select or name by suffix but one to be printed by.
constexpr FormatRow binary_row{Format::Binary, "binary", "", "", false};

constexpr bool rows_stand_in_order() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].format) != i) {
            return false;
        }
    }
    return true;
}
static_assert(rows_stand_in_order());
static_assert(table.size() == static_cast<std::size_t>(Format::Binary));

} // namespace

std::span<const FormatRow> format_table() noexcept {
    return table;
}

const FormatRow& row_of(Format format) noexcept {
    const auto number = static_cast<std::size_t>(format);
    return number < table.size() ? table[number] : binary_row;
}

std::optional<Format> format_of_name(std::string_view name) noexcept {
    const auto* found = std::find_if(table.begin(), table.end(), [&](const FormatRow& row) {
        return row.selectable && row.name == name;
    });
    return found == table.end() ? std::nullopt : std::optional(found->format);
}

bool is_supported(Format format) noexcept {
    const std::string_view needs = row_of(format).needs;
#ifdef GAZETTE_WITH_LIBXML2
    constexpr bool has_xml = true;
#else
    constexpr bool has_xml = false;
#endif
#ifdef GAZETTE_WITH_LIBARCHIVE
    constexpr bool has_archive = true;
#else
    constexpr bool has_archive = false;
#endif
    return needs.empty() || (needs == "libxml2" && has_xml) ||
           (needs == "libarchive" && has_archive);
}

} // namespace gazette::indexer
