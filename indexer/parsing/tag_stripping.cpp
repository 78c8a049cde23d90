// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/tag_stripping.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <system_error>

#include "common/base/utf8.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/named_characters.h"

namespace gazette::indexer {
namespace {

// libxml2 compares every attribute with all before it. Real pages: at most 60 on an element.
constexpr std::size_t most_attributes = 2000;
constexpr std::size_t longest_reference = 12;

constexpr auto block_names = std::to_array<std::string_view>(
    {"p",       "div",     "br",     "li",     "ul",    "ol",  "h1",        "h2",
     "h3",      "h4",      "h5",     "h6",     "td",    "tr",  "table",     "blockquote",
     "section", "article", "header", "footer", "title", "pre", "figcaption"});

// The byte behind the ">" that ends the tag at `at`; quotes may hold one.
std::size_t end_of_tag(std::string_view text, std::size_t at) noexcept {
    char quote = '\0';
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if ((c == '"' || c == '\'') && text[i - 1] == '=') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        }
    }
    return text.size();
}

std::string tag_name(std::string_view tag) {
    std::size_t begin = 1;
    begin += begin < tag.size() && tag[begin] == '/' ? 1U : 0U;
    const std::size_t end = std::min(tag.find_first_of(" \t\r\n/>", begin), tag.size());
    return lower_case(tag.substr(begin, end - begin));
}

// Behind the end of a script or style; its content is not text.
std::size_t skip_raw_element(std::string_view text, std::size_t at, std::string_view name) {
    const std::string closing = "</" + std::string(name);
    const std::size_t end = find_ascii(text.substr(at), closing);
    return end == std::string_view::npos ? text.size() : end_of_tag(text, at + end);
}

std::size_t behind(std::string_view text, std::size_t at, std::string_view mark) noexcept {
    const std::size_t found = text.find(mark, at);
    return found == std::string_view::npos ? text.size() : found + mark.size();
}

// Stretches of blanks outside of quotes: no fewer than there are attributes.
std::size_t count_attributes(std::string_view tag) noexcept {
    std::size_t count = 0;
    char quote = '\0';
    for (std::size_t i = 1; i < tag.size(); ++i) {
        const char c = tag[i];
        if (quote != '\0') {
            // Attributes may follow one another without a blank: a="1"b="2".
            count += c == quote ? 1U : 0U;
            quote = c == quote ? '\0' : quote;
        } else if ((c == '"' || c == '\'') && tag[i - 1] == '=') {
            quote = c;
        } else {
            count += c == ' ' || c == '\n' || c == '\t' || c == '/' ? 1U : 0U;
        }
    }
    return count;
}

class Stripper {
  public:
    explicit Stripper(std::string_view markup) : markup_(markup) {}

    std::vector<std::string> strip() {
        std::size_t at = 0;
        while (at < markup_.size()) {
            const std::size_t open = std::min(markup_.find('<', at), markup_.size());
            text_ += markup_.substr(at, open - at);
            at = open < markup_.size() ? take_markup(open) : open;
        }
        end_paragraph();
        return std::move(paragraphs_);
    }

  private:
    std::size_t take_markup(std::size_t at) {
        if (markup_.substr(at, 4) == "<!--") {
            return behind(markup_, at, "-->");
        }
        if (markup_.substr(at, 9) == "<![CDATA[") {
            const std::size_t end = behind(markup_, at, "]]>");
            text_ += markup_.substr(at + 9, end - at - 9);
            return end;
        }
        const std::size_t end = end_of_tag(markup_, at);
        const std::string name = tag_name(markup_.substr(at, end - at));
        if (name.empty()) {
            text_ += '<';
            return at + 1;
        }
        if (std::find(block_names.begin(), block_names.end(), name) != block_names.end()) {
            end_paragraph();
        }
        return name == "script" || name == "style" ? skip_raw_element(markup_, end, name) : end;
    }

    void end_paragraph() {
        std::string text = collapse_blanks(decode_references(text_));
        if (!text.empty()) {
            paragraphs_.push_back(std::move(text));
        }
        text_.clear();
    }

    std::string_view markup_;
    std::string text_;
    std::vector<std::string> paragraphs_;
};

/// What "#65" or "#x41" stands for; 0: nothing that text may have.
char32_t numbered_character(std::string_view name) {
    const bool hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    const char* const end = digits.data() + digits.size();
    std::uint32_t code = 0;
    const auto read = std::from_chars(digits.data(), end, code, hexadecimal ? 16 : 10);
    const bool whole = read.ec == std::errc() && read.ptr == end;
    const bool control = code < 0x20 && code != '\n' && code != '\t' && code != '\r';
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return whole && !control && !surrogate && code <= 0x10FFFF ? static_cast<char32_t>(code) : 0;
}

} // namespace

std::vector<std::string> strip_tags(std::string_view markup) {
    return Stripper(markup).strip();
}

bool is_hostile_markup(std::string_view markup) {
    std::size_t at = 0;
    while (at < markup.size()) {
        at = std::min(markup.find('<', at), markup.size());
        if (markup.substr(at, 4) == "<!--") {
            at = behind(markup, at, "-->");
        } else if (markup.substr(at, 9) == "<![CDATA[") {
            at = behind(markup, at, "]]>");
        } else if (at + 1 < markup.size() && is_letter(character_at(markup, at + 1).code)) {
            const std::size_t end = end_of_tag(markup, at);
            const std::string_view tag = markup.substr(at, end - at);
            if (count_attributes(tag) > most_attributes) {
                return true;
            }
            const std::string name = tag_name(tag.substr(0, 8));
            at = name == "script" || name == "style" ? skip_raw_element(markup, end, name) : end;
        } else {
            ++at;
        }
    }
    return false;
}

std::string without_document_type(std::string_view xml) {
    std::string clean;
    clean.reserve(xml.size());
    std::size_t at = 0;
    const std::size_t start =
        find_ascii(xml.substr(0, std::min<std::size_t>(xml.size(), 65536)), "<!doctype");
    if (start != std::string_view::npos) {
        clean = xml.substr(0, start);
        const std::size_t bracket = xml.find_first_of("[>", start);
        at = bracket != std::string_view::npos && xml[bracket] == '[' ? behind(xml, bracket, "]")
                                                                      : start;
        at = behind(xml, at, ">");
    }
    while (at < xml.size()) {
        const std::size_t next = std::min(xml.find_first_of("&<", at), xml.size());
        clean += xml.substr(at, next - at);
        at = next;
        if (xml.substr(at, 9) == "<![CDATA[") {
            const std::size_t end = behind(xml, at, "]]>");
            clean += xml.substr(at, end - at);
            at = end;
            continue;
        }
        if (at < xml.size() && xml[at] == '&') {
            const CharacterReference reference = read_reference(xml.substr(at));
            const bool markup = reference.utf8 == "<" || reference.utf8 == "&" ||
                                reference.utf8 == ">" || reference.utf8 == "\"";
            if (reference.size > 0 && !markup) {
                clean += reference.utf8;
                at += reference.size;
                continue;
            }
            // A bare ampersand would end the text for the parser.
            clean += reference.size > 0 ? "&" : "&amp;";
            ++at;
        } else if (at < xml.size()) {
            clean += xml[at++];
        }
    }
    return clean;
}

CharacterReference read_reference(std::string_view text) {
    const std::size_t end = text.substr(0, longest_reference).find(';');
    if (text.size() < 3 || text.front() != '&' || end == std::string_view::npos) {
        return {};
    }
    const std::string_view name = text.substr(1, end - 1);
    const char32_t code = name.starts_with('#') ? numbered_character(name) : named_character(name);
    if (code == 0) {
        return {};
    }
    CharacterReference reference;
    append_utf8(reference.utf8, code);
    reference.size = end + 1;
    return reference;
}

std::string decode_references(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = std::min(text.find('&', at), text.size());
        decoded += text.substr(at, next - at);
        at = next;
        if (at == text.size()) {
            break;
        }
        const CharacterReference reference = read_reference(text.substr(at));
        if (reference.size > 0) {
            decoded += reference.utf8;
            at += reference.size;
        } else {
            decoded += text[at++];
        }
    }
    return decoded;
}

} // namespace gazette::indexer
