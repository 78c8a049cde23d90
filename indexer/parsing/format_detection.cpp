// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "indexer/parsing/binary_kinds.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/format.h"

namespace gazette::indexer {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t sample_bytes = 65536;

std::string suffix_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string()
                                                     : lower_case(name.substr(dot + 1));
}

Format format_of_suffix(std::string_view path) {
    const std::string suffix = suffix_of(path);
    if (suffix.empty()) {
        return Format::Auto;
    }
    for (const FormatRow& row : format_table()) {
        std::size_t begin = 0;
        while (begin < row.suffixes.size()) {
            const std::size_t end = std::min(row.suffixes.find(' ', begin), row.suffixes.size());
            if (row.suffixes.substr(begin, end - begin) == suffix) {
                return row.format;
            }
            begin = end + 1;
        }
    }
    return Format::Auto;
}

// UTF-16 and UTF-32 text of markup and JSON is ASCII with NULs: without them it reads the same.
std::string readable_sample(std::string_view bytes) {
    std::string sample(bytes.substr(0, sample_bytes));
    if (bytes.substr(0, 2) == "\xFF\xFE"sv || bytes.substr(0, 2) == "\xFE\xFF"sv) {
        sample.erase(0, 2);
    }
    if (bytes.substr(0, 4).find('\0') != std::string_view::npos) {
        std::erase(sample, '\0');
    }
    return std::string(trim(sample));
}

/// The name of the first element, lower-cased, without its prefix; skips declarations and comments.
std::string root_element(std::string_view text) {
    std::size_t at = 0;
    for (int i = 0; i < 40 && at < text.size(); ++i) {
        at = text.find('<', at);
        if (at == std::string_view::npos) {
            return {};
        }
        if (text.substr(at, 4) == "<!--") {
            const std::size_t end = text.find("-->", at);
            at = end == std::string_view::npos ? text.size() : end + 3;
        } else if (text.substr(at, 2) == "<?" || text.substr(at, 2) == "<!") {
            const std::size_t end = text.find('>', at);
            at = end == std::string_view::npos ? text.size() : end + 1;
        } else {
            const std::size_t end = text.find_first_of(" \t\r\n/>", at + 1);
            std::string name = lower_case(text.substr(at + 1, std::min(end, text.size()) - at - 1));
            const std::size_t colon = name.find(':');
            return colon == std::string::npos ? name : name.substr(colon + 1);
        }
    }
    return {};
}

Format markup_format(std::string_view sample, Format by_suffix) {
    constexpr auto g2 = std::to_array<std::string_view>(
        {"newsmessage", "newsitem", "packageitem", "knowledgeitem", "conceptitem"});
    constexpr auto feeds = std::to_array<std::string_view>({"rss", "rdf", "feed", "channel"});
    constexpr auto html = std::to_array<std::string_view>(
        {"html", "head", "body", "div", "p", "meta", "article", "title", "main", "section",
         "script", "link", "table", "h1"});
    const std::string root = root_element(sample);
    const auto is_any = [&](const auto& names) {
        return std::find(names.begin(), names.end(), root) != names.end();
    };
    if (root == "nitf") {
        return Format::Nitf;
    }
    if (root == "newsml") {
        return Format::NewsMl;
    }
    if (is_any(g2)) {
        return Format::NewsMlG2;
    }
    if (is_any(feeds)) {
        return Format::Rss;
    }
    const bool html_type =
        find_ascii(sample.substr(0, 1024), "<!doctype html") != std::string_view::npos;
    if (is_any(html) || html_type || by_suffix == Format::Html) {
        return Format::Html;
    }
    const bool closed = !root.empty() && sample.back() == '>' &&
                        find_ascii(sample, "</" + root + ">") != std::string_view::npos;
    const bool xml = starts_with_ascii(sample, "<?xml") || by_suffix == Format::Xml || closed;
    return xml ? Format::Xml : Format::Text;
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// An object's line that is closed and followed by another object's.
bool is_one_a_line(std::string_view sample) {
    const std::size_t end = sample.find('\n');
    if (end == std::string_view::npos) {
        return false;
    }
    const std::string_view first = trim(sample.substr(0, end));
    const std::string_view rest = trim(sample.substr(end));
    return !first.empty() && first.back() == '}' && !rest.empty() && rest.front() == '{';
}

Format json_format(std::string_view sample, Format by_suffix) {
    const std::string_view inside = trim(sample.substr(1));
    const bool object = sample.front() == '{' && !inside.empty() &&
                        (inside.front() == '"' || inside.front() == '}');
    const bool array = sample.front() == '[' && !inside.empty() &&
                       (inside.front() == '{' || inside.front() == ']');
    if (!object && !array) {
        return by_suffix == Format::Jsonl || by_suffix == Format::Json ? by_suffix : Format::Text;
    }
    if (by_suffix == Format::Jsonl || (object && is_one_a_line(sample))) {
        return Format::Jsonl;
    }
    const bool ninjs = holds(sample, "\"versioncreated\"") || holds(sample, "\"body_xhtml\"") ||
                       holds(sample, "\"pubstatus\"");
    return ninjs ? Format::Ninjs : Format::Json;
}

bool is_header_name(std::string_view name) {
    return !name.empty() && name.size() < 40 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || is_digit(c) || c == '-';
    });
}

// Two of the header fields that every message has among its first lines.
bool is_mail(std::string_view sample) {
    constexpr auto known =
        std::to_array<std::string_view>({"received", "from", "return-path", "message-id",
                                         "mime-version", "delivered-to", "subject", "to", "date"});
    std::size_t at = 0;
    int fields = 0;
    int lines = 0;
    while (at < sample.size() && lines < 12) {
        const std::size_t end = std::min(sample.find('\n', at), sample.size());
        const std::string_view line = sample.substr(at, end - at);
        at = end + 1;
        ++lines;
        if (line.empty() || line.front() == ' ' || line.front() == '\t') {
            continue;
        }
        const std::string_view name = line.substr(0, line.find(':'));
        if (name.size() == line.size() || !is_header_name(name)) {
            break;
        }
        fields += std::find(known.begin(), known.end(), lower_case(name)) != known.end() ? 1 : 0;
    }
    return fields >= 2 && (holds(sample, "\nFrom:") || sample.substr(0, 5) == "From:") &&
           (holds(sample, "\nSubject:") || sample.substr(0, 8) == "Subject:");
}

bool is_mbox(std::string_view sample) {
    if (sample.substr(0, 5) != "From ") {
        return false;
    }
    const std::size_t end = sample.find('\n');
    return end != std::string_view::npos && is_mail(sample.substr(end + 1));
}

bool has_front_matter(std::string_view sample) {
    const std::string_view mark = sample.substr(0, 3);
    if ((mark != "---" && mark != "+++") || sample.size() < 8 ||
        (sample[3] != '\n' && sample[3] != '\r')) {
        return false;
    }
    const std::size_t close = sample.find(std::string("\n") + std::string(mark), 3);
    const std::string_view inside = sample.substr(3, close == std::string_view::npos ? 0 : close);
    return holds(inside, mark == "---" ? ":" : "=");
}

// A header row that names at least two of the columns an article has.
Format table_format(std::string_view sample) {
    constexpr auto columns = std::to_array<std::string_view>(
        {"title", "headline", "text", "body", "content", "date", "published", "url", "author",
         "authors", "id", "source", "article", "publication"});
    const std::string_view row = sample.substr(0, sample.find('\n'));
    for (const char separator : {'\t', ',', ';'}) {
        std::size_t named = 0;
        std::size_t begin = 0;
        while (begin < row.size() && row.size() < 2000) {
            const std::size_t end = std::min(row.find(separator, begin), row.size());
            std::string_view cell = trim(row.substr(begin, end - begin));
            if (cell.size() > 1 && cell.front() == '"' && cell.back() == '"') {
                cell = cell.substr(1, cell.size() - 2);
            }
            const bool known =
                std::find(columns.begin(), columns.end(), lower_case(cell)) != columns.end();
            named += known ? 1U : 0U;
            begin = end + 1;
        }
        if (named >= 2) {
            return separator == '\t' ? Format::Tsv : Format::Csv;
        }
    }
    return Format::Text;
}

Format text_format(std::string_view sample, Format by_suffix) {
    if (is_mbox(sample)) {
        return Format::Mbox;
    }
    if (is_mail(sample)) {
        return Format::Mail;
    }
    if (has_front_matter(sample)) {
        return Format::Markdown;
    }
    switch (by_suffix) {
    case Format::Csv:
    case Format::Tsv:
    case Format::Markdown:
    case Format::Iptc7901:
        return by_suffix;
    default:
        return table_format(sample);
    }
}

// SOH opens an IPTC 7901 message; ANPA puts two SYNs before it.
bool is_wire_message(std::string_view bytes) noexcept {
    const std::size_t at = bytes.find_first_not_of("\x16\r\n ");
    return at < 16 && bytes[at] == '\x01'; // at: npos where there is nothing else
}

} // namespace

bool is_article_name(std::string_view name) {
    const Format format = format_of_suffix(name);
    return format != Format::Auto && format != Format::Binary;
}

Format detect_format(std::string_view bytes, std::string_view path) {
    if (is_packed(bytes)) {
        return Format::Archive;
    }
    if (!binary_kind(bytes).empty()) {
        return Format::Binary;
    }
    if (is_wire_message(bytes)) {
        return Format::Iptc7901;
    }
    const Format by_suffix = format_of_suffix(path);
    const std::string sample = readable_sample(bytes);
    if (sample.empty()) {
        return Format::Text;
    }
    if (sample.front() == '<') {
        return markup_format(sample, by_suffix);
    }
    if (sample.front() == '{' || sample.front() == '[') {
        return json_format(sample, by_suffix);
    }
    return text_format(sample, by_suffix);
}

} // namespace gazette::indexer
