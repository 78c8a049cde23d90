// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/mail.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/parsing/body_builder.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/decoding.h"
#include "indexer/parsing/finishing.h"
#include "indexer/parsing/html_blocks.h"
#include "indexer/parsing/mail_encoding.h"
#include "indexer/parsing/metadata.h"
#include "indexer/parsing/plain_text.h"

namespace gazette::indexer {
namespace {

// Multiparts inside multiparts; forwarded messages reach four.
constexpr int deepest_nesting = 10;

struct Part {
    std::vector<std::pair<std::string, std::string>> headers; ///< lower-case name, raw value
    std::string_view content;

    [[nodiscard]] std::string header(std::string_view name) const {
        for (const auto& [key, value] : headers) {
            if (key == name) {
                return value;
            }
        }
        return {};
    }
};

// Headers up to the first blank line, folded lines unfolded, then the content.
Part split_part(std::string_view bytes, const SourceBytes& source) {
    Part part;
    std::size_t at = 0;
    // A blank line at the very start (some dumps have one) does not end the headers.
    while (at < bytes.size() && trim(bytes.substr(at, bytes.find('\n', at) - at)).empty() &&
           bytes.find('\n', at) != std::string_view::npos) {
        at = bytes.find('\n', at) + 1;
    }
    while (at < bytes.size()) {
        source.spend_step();
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        std::string_view line = bytes.substr(at, end - at);
        at = std::min(end + 1, bytes.size());
        if (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
        if (line.empty()) {
            break;
        }
        const std::size_t colon = line.find(':');
        if ((line.front() == ' ' || line.front() == '\t') && !part.headers.empty()) {
            part.headers.back().second += ' ' + std::string(trim(line));
        } else if (colon != std::string_view::npos) {
            part.headers.emplace_back(lower_case(trim(line.substr(0, colon))),
                                      std::string(trim(line.substr(colon + 1))));
        }
    }
    part.content = bytes.substr(at);
    return part;
}

// boundary="..." or charset=... of a Content-Type.
std::string parameter(const std::string& header, std::string_view name) {
    const std::size_t at = find_ascii(header, std::string(name) + "=");
    if (at == std::string::npos) {
        return {};
    }
    const std::size_t begin = at + name.size() + 1;
    if (begin < header.size() && header[begin] == '"') {
        const std::size_t end = header.find('"', begin + 1);
        return header.substr(begin + 1, std::min(end, header.size()) - begin - 1);
    }
    return header.substr(begin, header.find_first_of("; \t", begin) - begin);
}

std::vector<std::string_view> split_multipart(std::string_view content, const std::string& boundary,
                                              const SourceBytes& source) {
    std::vector<std::string_view> parts;
    const std::string mark = "--" + boundary;
    std::size_t begin = std::string_view::npos;
    std::size_t at = content.substr(0, mark.size()) == mark ? 0 : content.find("\n" + mark);
    while (at != std::string_view::npos) {
        source.spend_step();
        const std::size_t line = at == 0 && content.front() == '-' ? 0 : at + 1;
        if (begin != std::string_view::npos) {
            parts.push_back(content.substr(begin, at - begin));
        }
        begin = std::min(content.find('\n', line), content.size());
        at = content.find("\n" + mark, begin);
    }
    if (begin != std::string_view::npos && parts.empty()) {
        parts.push_back(content.substr(begin));
    }
    return parts;
}

struct Texts {
    std::string plain;
    std::string html;
};

void collect_texts(const Part& part, int depth, const SourceBytes& source,
                   std::string_view encoding, Texts& texts) {
    const std::string type = part.header("content-type");
    const std::string kind = lower_case(trim(type.substr(0, type.find(';'))));
    if (kind.rfind("multipart/", 0) == 0) {
        const std::string boundary = parameter(type, "boundary");
        if (depth >= deepest_nesting || boundary.empty()) {
            return;
        }
        for (const std::string_view inner : split_multipart(part.content, boundary, source)) {
            collect_texts(split_part(inner, source), depth + 1, source, encoding, texts);
        }
        return;
    }
    const bool html = kind == "text/html";
    const bool attached = starts_with_ascii(part.header("content-disposition"), "attachment");
    std::string& into = html ? texts.html : texts.plain;
    if ((!kind.empty() && kind != "text/plain" && !html) || attached || !into.empty()) {
        return;
    }
    const std::string transfer = lower_case(part.header("content-transfer-encoding"));
    const std::string bytes = transfer == "base64" ? decode_base64(part.content)
                              : transfer == "quoted-printable"
                                  ? decode_quoted_printable(part.content, false)
                                  : std::string(part.content);
    const std::string charset = parameter(type, "charset");
    into = std::string(DecodedText(bytes, encoding, charset).text());
}

// "Jo Reed" <jo@example.org>; jo@example.org (Jo Reed)
std::string sender_name(const std::string& from) {
    const std::string decoded = decode_header(from);
    const std::size_t angle = decoded.find('<');
    const std::size_t bracket = decoded.find('(');
    std::string name;
    if (angle != std::string::npos && angle > 0) {
        name = decoded.substr(0, angle);
    } else if (bracket != std::string::npos) {
        name = decoded.substr(bracket + 1, decoded.find(')', bracket) - bracket - 1);
    }
    std::erase(name, '"');
    return collapse_blanks(name);
}

} // namespace

void parse_mail(std::string_view bytes, std::string_view key, const SourceBytes& source,
                const ParseOptions& options, GiveArticle give, NoteSkipped skip) {
    const Part message = split_part(bytes, source);
    article::Article article;
    std::string id = in_utf8(message.header("message-id"));
    std::erase_if(id, [](char c) { return c == '<' || c == '>'; });
    article.record_key = key.empty() || id.empty() ? std::string(key) : id;
    Texts texts;
    collect_texts(message, 0, source, options.encoding, texts);
    article.title = collapse_blanks(decode_header(message.header("subject")));
    article.outlet = collapse_blanks(decode_header(message.header("organization")));
    article.encoding = "UTF-8";
    add_metadata_author(article, sender_name(message.header("from")));
    const DatingRules rules = dating_rules(options, {}, {});
    add_metadata_date(article, "Date", message.header("date"), false, rules);
    if (!trim(texts.plain).empty()) {
        read_body_text(texts.plain, article, source.budget);
    } else {
        BodyBuilder body(article);
        add_html_fragment(texts.html, body, source.budget);
    }
    if (article.body.empty()) {
        skip(article.record_key, "the message has no text");
        return;
    }
    finish_article(article, source, options, rules);
    give(std::move(article));
}

void parse_mbox(std::string_view bytes, const SourceBytes& source, const ParseOptions& options,
                GiveArticle give, NoteSkipped skip) {
    std::size_t number = 0;
    std::size_t at = 0;
    while (at < bytes.size()) {
        source.spend_step();
        std::size_t end = bytes.find("\nFrom ", at + 1);
        // A sender line follows a blank line and holds a time.
        while (end != std::string_view::npos) {
            source.spend_step();
            const bool blank_before = bytes[end - 1] == '\n' || bytes[end - 1] == '\r';
            const std::string_view line =
                bytes.substr(end + 1, bytes.find('\n', end + 1) - end - 1);
            if (blank_before && line.find(':') != std::string_view::npos) {
                break;
            }
            end = bytes.find("\nFrom ", end + 1);
        }
        const std::size_t stop = end == std::string_view::npos ? bytes.size() : end + 1;
        const std::string_view message = bytes.substr(at, stop - at);
        const std::size_t first_line = std::min(message.find('\n'), message.size() - 1);
        at = stop;
        if (++number > options.limits.max_records) {
            skip("message " + std::to_string(number),
                 failure("more records than one file may have"));
            return;
        }
        parse_mail(message.substr(first_line + 1), "message " + std::to_string(number), source,
                   options, give, skip);
    }
    if (number == 0) {
        skip("", "no message in it");
    }
}

} // namespace gazette::indexer
